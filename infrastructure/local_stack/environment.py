"""The environment variables of the functions, and none that could reach a real account."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from local_stack.addresses import Addresses

REGION: Final = "eu-west-2"
TABLE: Final = "alongside"
LEDGER: Final = "alongside-ledger"
SENDER: Final = "notifications@example.org"
CLIENT_ID: Final = "desk"
SECRET_IDS: Final = ("TOKEN_SECRET", "PERSON_SECRET", "OPENID_SECRET", "ORIGIN_KEYS")
"""The settings that name a secret; here each secret has the name of its setting."""

UNWATCHED: Final = {"POWERTOOLS_METRICS_DISABLED": "true"}
"""Nobody reads the figures here, and two lines a minute would fill the terminal."""

_NOBODY: Final = {
    "AWS_ACCESS_KEY_ID": "local",
    "AWS_SECRET_ACCESS_KEY": "local",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_REGION": REGION,
    "AWS_DEFAULT_REGION": REGION,
    # moto's table streams answer 404 at addresses made of an account's number
    "AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled",
}


def isolated(database: str = "") -> dict[str, str]:
    """Return AWS variables that belong to nobody; `database` is an endpoint or the embedded one."""
    if not database:
        return dict(_NOBODY)
    return {
        **_NOBODY,
        "AWS_ENDPOINT_URL_DYNAMODB": database,
        "AWS_ENDPOINT_URL_DYNAMODB_STREAMS": database,
    }


def settings(addresses: Addresses, definitions: Path) -> dict[str, str]:
    """Return what the functions read (intake.settings), apart from TEAM_ADDRESSES."""
    return {
        "TABLE_NAME": TABLE,
        "LEDGER_NAME": LEDGER,
        "DEFINITIONS": str(definitions),
        **{name: name for name in SECRET_IDS},
        "SENDER": SENDER,
        "CONFIGURATION_SET": "",
        "SITE_URL": addresses.site,
        "DESK_URL": addresses.desk,
        "OPENID_ISSUER": addresses.issuer,
        "OPENID_CLIENT_ID": CLIENT_ID,
    }


@contextmanager
def applied(variables: Mapping[str, str]) -> Iterator[None]:
    """Set variables for the block; every other AWS variable is out of sight until it ends."""
    before = dict(os.environ)
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
