"""The mark of our own trial submission: only we can make it, and for one submission at a time."""

import hmac
from hashlib import sha256
from typing import Final

SYNTHETIC: Final = "_synthetic"
"""The field that carries the mark when a trial is sent; no page of ours has it."""


def synthetic_mark(key: bytes, submission_id: str) -> str:
    """Return the mark of one submission, from the key that also signs a form's token."""
    text = f"intake synthetic submission\n{submission_id}"
    return hmac.new(key, text.encode(), sha256).hexdigest()


def is_synthetic(key: bytes, submission_id: str, sent: str) -> bool:
    """Tell whether what was sent is the mark of this very submission."""
    return hmac.compare_digest(synthetic_mark(key, submission_id).encode(), sent.encode())
