"""What settings must be to each other, and what AWS wants of them that no pattern says."""

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final

from deployment.stacks import Values

PLAIN: Final = "write an address without accents and other scripts, which SES does not take"
"""SES API, Destination."""

_LABEL: Final = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_HOST: Final = re.compile(rf"(?=.{{4,253}}$)({_LABEL}\.)+(?=.*[a-z]){_LABEL}")
_DOMAINS: Final = {"domain_name": "DomainName", "desk_domain_name": "DeskDomainName"}
_ADDRESSES: Final = {"alarm_address": "AlarmAddress", "sender": "Sender"}
_LEAST: Final = 10
"""The lowest limit that a rate-based rule takes (AWS WAF API, RateBasedStatement)."""


def odd_together(values: Values) -> Iterator[str]:
    """Give a line for each thing that each setting by itself does not show."""
    return chain.from_iterable(check(values) for check in _CHECKS)


def _domains(values: Values) -> Iterator[str]:
    named = {key: name for key, parameter in _DOMAINS.items() if (name := values.get(parameter))}
    for key in _DOMAINS.keys() - named.keys() if named else ():
        yield f"{key} is missing: the site and the desk each need a domain, or neither has one"
    for key, name in named.items():
        if not _HOST.fullmatch(name):
            yield f"{key}: write a whole host name, such as www.example.org, with no dot at the end"
    if len(named) > len(set(named.values())):
        yield "desk_domain_name: the desk needs another domain than the site"


def _sender(values: Values) -> Iterator[str]:
    sender, identity = (values.get(name, "").lower() for name in ("Sender", "SenderIdentity"))
    made = values.get("SenderIdentityIs") == "made"
    if "@" in identity:
        if made:
            yield 'sender_identity: with sender_identity_is = "made" it must be a domain'
        elif sender != identity:
            yield f"sender: SES knows {identity} alone, so the sender must be that"
    elif identity and not _HOST.fullmatch(identity):
        yield "sender_identity: write a whole domain, such as example.org, or one email address"
    elif identity and not f".{sender.rpartition('@')[2]}".endswith(f".{identity}"):
        yield f"sender: write an address at {identity}, which is what SES knows (sender_identity)"


def _provider(values: Values) -> Iterator[str]:
    issuer, client = values.get("OpenIdIssuer"), values.get("OpenIdClientId")
    if issuer and not client:
        yield "open_id_client_id is missing: open_id_issuer needs it"
    if client and not issuer:
        yield "open_id_issuer is missing: open_id_client_id needs it"


def _limit(values: Values) -> Iterator[str]:
    limit = values.get("RequestsPerAddress", "0")
    if limit.isdecimal() and 0 < int(limit) < _LEAST:
        yield f"requests_per_address: write {_LEAST} or more, or leave it out; AWS takes no less"


def _plain(values: Values) -> Iterator[str]:
    for key, parameter in _ADDRESSES.items():
        if not values.get(parameter, "").isascii():
            yield f"{key}: {PLAIN}"


def _teams(values: Values) -> Iterator[str]:
    if values["TeamAddresses"] == "{}":
        yield "teams: no team has an address, so nobody would be told and every form be closed"


_CHECKS: Final[tuple[Callable[[Values], Iterator[str]], ...]] = (
    _domains, _sender, _provider, _limit, _plain, _teams,
)  # fmt: skip
