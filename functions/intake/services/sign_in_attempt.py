"""What a browser carries between leaving for the provider and coming back, sealed."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Final

from intake.adapters.sign_in_errors import AttemptRefused
from intake.services.sealing import Seal

LASTS: Final = timedelta(minutes=10)
START: Final = "/"

# one slash, then printable ASCII without a backslash: browsers read `//host` and `/\host` as
# another host and drop tabs and line ends on the way there
_LOCAL_PATH: Final = re.compile(r"/(?:[!-.0-\[\]-~][!-\[\]-~]{0,499})?")


@dataclass(frozen=True)
class Attempt:
    """One sign-in under way."""

    state: str
    nonce: str
    verifier: str
    return_to: str
    ends_at: int
    """Seconds since 1970."""

    @classmethod
    def begin(cls, return_to: str, now: datetime) -> "Attempt":
        """Draw new random values; a return path that is not our own becomes the start page."""
        state, nonce, verifier = (token_urlsafe(32) for _ in range(3))
        ends_at = int((now + LASTS).timestamp())
        return cls(state, nonce, verifier, local_path(return_to), ends_at)


def local_path(path: str) -> str:
    """Return a path of the desk as it is, and the start page for anything else."""
    return path if _LOCAL_PATH.fullmatch(path) else START


def seal(attempt: Attempt, key: bytes) -> str:
    """Encrypt an attempt for its cookie; `key` has 32 bytes."""
    return Seal(key).close(vars(attempt))


def unseal(sealed: str, key: bytes, now: datetime) -> Attempt:
    """Decrypt a cookie; AttemptRefused unless we sealed it within the last ten minutes."""
    opened = Seal(key).open(sealed)
    if opened is None:
        raise AttemptRefused("cookie_not_ours")
    attempt = Attempt(**opened)
    if now.timestamp() >= attempt.ends_at:
        raise AttemptRefused("too_late")
    return attempt
