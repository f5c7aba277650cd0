"""The environment of a function, read once into one frozen value."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TeamAddresses = Mapping[str, Mapping[str, str]]
"""Team, then role, then the address that role is reached at."""


@dataclass(frozen=True)
class Settings:
    """What a deployment decides; a function is given only what it needs.

    A value that was not given is empty, and the adapter that needs it says so by failing at
    its first use, not here: the submitting function has no business with the desk's client.
    """

    table_name: str
    origin_keys: tuple[str, ...]
    site_url: str
    ledger_name: str
    definitions: Path
    token_secret: str
    person_secret: str
    openid_secret: str
    team_addresses: TeamAddresses
    sender: str
    configuration_set: str
    desk_url: str
    openid_issuer: str
    openid_client_id: str

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read the settings; raises KeyError without TABLE_NAME, which every function needs."""
        return cls(
            table_name=environment["TABLE_NAME"],
            origin_keys=tuple(filter(None, environment.get("ORIGIN_KEYS", "").split(","))),
            site_url=environment.get("SITE_URL", "").rstrip("/"),
            ledger_name=environment.get("LEDGER_NAME", ""),
            definitions=Path(environment.get("DEFINITIONS", "definitions")),
            token_secret=environment.get("TOKEN_SECRET", ""),
            person_secret=environment.get("PERSON_SECRET", ""),
            openid_secret=environment.get("OPENID_SECRET", ""),
            team_addresses=json.loads(environment.get("TEAM_ADDRESSES") or "{}"),
            sender=environment.get("SENDER", ""),
            configuration_set=environment.get("CONFIGURATION_SET", ""),
            desk_url=environment.get("DESK_URL", "").rstrip("/"),
            openid_issuer=environment.get("OPENID_ISSUER", ""),
            openid_client_id=environment.get("OPENID_CLIENT_ID", ""),
        )
