"""Where things are on this machine once the port is known."""

from dataclasses import dataclass
from typing import Final

LOOPBACK: Final = "127.0.0.1"
"""The only address anything here listens on."""

DESK_HOST: Final = "desk.localhost"
"""The desk's own origin, as in a deployment; names under localhost are this machine (RFC 6761)."""

OUTBOX: Final = "/_local/outbox"
OPENID: Final = "/_local/openid"


@dataclass(frozen=True)
class Addresses:
    """Origins and pages, without a slash at the end."""

    port: int

    @property
    def site(self) -> str:
        """The public site and its forms."""
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def desk(self) -> str:
        """The coordinators' desk."""
        return f"http://{DESK_HOST}:{self.port}"

    @property
    def outbox(self) -> str:
        """The page of sent emails."""
        return self.site + OUTBOX

    @property
    def issuer(self) -> str:
        """The identity provider of the laptop, as it names itself in tokens."""
        return self.site + OPENID
