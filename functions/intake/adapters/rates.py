"""How much came from one address within an hour, and how often one text within a day.

Neither address nor text is kept: a counter's key is an HMAC of either with the day, so that no
counter can be linked with one of another day, and 48 hours later it is gone.
"""

import hmac
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final

from intake.adapters.table import Table

KEPT: Final = timedelta(hours=48)
_COUNT: Final = "SET expires_at = :gone ADD counted :one"
_NETWORK: Final = 64
"""Bits of an IPv6 address that a household or an office has in common (RFC 4291, section 2.5.1)."""


class Rates:
    """Counters in the table; each call counts one more and returns how many that makes.

    The table is made when it is first needed: most submissions need no counter.
    """

    def __init__(self, table: Callable[[], Table], key: bytes) -> None:
        self._table = table
        self._key = key

    def of_address(self, address: str, now: datetime) -> int:
        """Count a submission from an address in this hour; 0 when it tells nobody apart."""
        network = network_of(address)
        return self._count("address", network, now, f"HOUR#{_utc(now):%H}") if network else 0

    def of_text(self, text: str, now: datetime) -> int:
        """Count a submission with this text in this day; 0 when there is none."""
        return self._count("text", text, now, "DAY") if text else 0

    def _count(self, kind: str, counted: str, now: datetime, sk: str) -> int:
        day = f"{_utc(now):%Y-%m-%d}"
        hashed = hmac.new(self._key, f"{kind}\n{day}\n{counted}".encode(), sha256).hexdigest()
        gone = int((now + KEPT).timestamp())
        item = self._table().update(
            f"COUNTER#{hashed}", sk, _COUNT, {":gone": gone, ":one": 1}, condition=""
        )
        return int(item["counted"])


def network_of(address: str) -> str:
    """Return what the devices of one connection have in common; empty for one of this machine.

    That is an IPv4 address, or the first half of an IPv6 one, of which a device has many.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return ""
    if isinstance(parsed, IPv6Address):
        parsed = parsed.ipv4_mapped or parsed
    if parsed.is_loopback:
        return ""
    if isinstance(parsed, IPv4Address):
        return str(parsed)
    return f"{int(parsed) >> (128 - _NETWORK):x}"


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
