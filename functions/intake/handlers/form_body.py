"""The body of a form's POST, read strictly and within limits."""

import re
from typing import Final
from urllib.parse import unquote_to_bytes

from intake.forms.fields import MAX_BODY, Fields
from intake.handlers.http import Request

MAX_FIELDS: Final = 1000
_BROKEN_PERCENT = re.compile(rb"%(?![0-9A-Fa-f]{2})")


class BadBody(Exception):
    """Raised for a body that is no form of ours; `code` is a key of PROBLEMS."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


def read_fields(request: Request) -> Fields:
    """Return the fields of a form post; raises BadBody with 400, 413 or 415."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise BadBody(415, "wrong_type")
    if len(request.body) > MAX_BODY or request.body.count(b"&") >= MAX_FIELDS:
        raise BadBody(413, "too_large")
    if _BROKEN_PERCENT.search(request.body):
        raise BadBody(400, "unreadable")
    parts = [part.partition(b"=") for part in request.body.split(b"&") if part]
    return Fields.from_pairs((_text(name), _text(value)) for name, _, value in parts)


def _text(encoded: bytes) -> str:
    try:
        return unquote_to_bytes(encoded.replace(b"+", b" ")).decode("utf-8")
    except UnicodeDecodeError:
        raise BadBody(400, "unreadable") from None
