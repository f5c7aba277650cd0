"""Authorisation codes: each can be used once, within a minute."""

from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from secrets import token_urlsafe
from threading import Lock
from typing import Final

from local_stack.openid.authorisation import AuthorisationRequest
from local_stack.openid.people import Person

LIFETIME: Final = 60
"""Seconds."""


@dataclass(frozen=True)
class Grant:
    """What a code stands for; `until` in seconds of the clock."""

    person: Person
    request: AuthorisationRequest
    until: float


class Codes:
    """Codes that were given out and not brought back yet."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._grants: dict[str, Grant] = {}
        self._lock = Lock()

    def issue(self, person: Person, request: AuthorisationRequest) -> str:
        """Return a new code for a person who signed in."""
        code = token_urlsafe(32)
        with self._lock:
            self._grants[code] = Grant(person, request, self._clock() + LIFETIME)
        return code

    def redeem(self, code: str, redirect_address: str, verifier: str) -> Grant | None:
        """Return what the code stands for; it is used up, also by a wrong verifier or address."""
        with self._lock:
            grant = self._grants.pop(code, None)
        if grant is None or self._clock() > grant.until:
            return None
        same_address = redirect_address == grant.request.redirect_address
        return grant if same_address and _proves(verifier, grant.request.challenge) else None


def _proves(verifier: str, challenge: str) -> bool:
    digest = urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=")
    return compare_digest(digest, challenge.encode())
