"""Ids of cases: ULIDs, so that they sort by time and cannot be guessed."""

from datetime import datetime
from hashlib import sha256

from ulid import ULID


def new_id(now: datetime) -> str:
    """Return a fresh ULID for this moment."""
    return str(ULID.from_datetime(now))


def case_id_of(submission_id: str) -> str:
    """Return the one case id of a submission id: the same moment, other random bits.

    It is derived and not drawn, so that a repeated submission meets its own case without a read;
    a one-way derivation, because the submission id stands in the visitor's page.
    """
    submission = ULID.from_str(submission_id).bytes
    digest = sha256(b"intake case id\n" + submission).digest()
    return str(ULID.from_bytes(submission[:6] + digest[:10]))
