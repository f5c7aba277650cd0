"""The signed token that a page carries: the same token always means the same case."""

import hmac
import re
from base64 import urlsafe_b64encode
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final, Self

_VERSION: Final = "1"
_SHAPE = re.compile(r"1\.([a-z0-9_-]+)\.([0-9a-f]{16})\.([0-9]{1,11})\.([0-9A-Z]{26})")


class TokenMistake(ValueError):
    """Raised for a token that is missing, forged, or another form's."""


@dataclass(frozen=True)
class Token:
    """Which form, in which wording, was begun when, under which submission id (a ULID).

    It never ends: a person may leave a form open for as long as they need. `synthetic` is no part
    of its text: it is known once what was sent carries our own mark (intake.forms.synthetic).
    """

    form: str
    digest: str
    begun: datetime
    submission_id: str
    synthetic: bool = False

    @classmethod
    def begin(cls, form: str, digest: str, now: datetime, submission_id: str) -> Self:
        """Make the token of a new submission; time counts in whole seconds."""
        return cls(form, digest[:16], now.replace(microsecond=0), submission_id)

    def renewed(self, digest: str) -> Self:
        """Return the same submission's token for the form as it is now."""
        return replace(self, digest=digest[:16])

    def signed(self, key: bytes) -> str:
        """Return the token as text with its HMAC-SHA256."""
        begun = int(self.begun.timestamp())
        text = f"{_VERSION}.{self.form}.{self.digest}.{begun}.{self.submission_id}"
        return f"{text}.{_mac(key, text)}"

    @classmethod
    def read(cls, signed: str, key: bytes, form: str) -> Self:
        """Check a token's text; raises TokenMistake unless it is ours and this form's."""
        text, _, mac = signed.rpartition(".")
        shape = _SHAPE.fullmatch(text)
        if shape is None or not hmac.compare_digest(_mac(key, text).encode(), mac.encode()):
            raise TokenMistake("forged" if signed else "missing")
        if shape[1] != form:
            raise TokenMistake("other form")
        begun = datetime.fromtimestamp(int(shape[3]), UTC)
        return cls(shape[1], shape[2], begun, shape[4])


def _mac(key: bytes, text: str) -> str:
    digest = hmac.new(key, b"intake form token\n" + text.encode(), sha256).digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")
