"""The schemas of Open Referral UK 3.0, kept outside the project, with checks of formats on.

They lie in the folder that OPEN_REFERRAL_SCHEMAS names, or beside the checkout. Tests fail, and do
not skip, where they are missing: a feed nobody checked is not a feed.
"""

import json
import os
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final, cast
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from local_stack.places import ROOT

FOLDER: Final = Path(
    os.environ.get("OPEN_REFERRAL_SCHEMAS")
    or ROOT.parent / "shared" / "schemas" / "open-referral-uk"
)
REMOTE: Final = "https://raw.githubusercontent.com/openreferral/uk-profile/main/schema/"
"""Where the UK's API document says its schemas are; never asked."""

_FORMATS: Final = FormatChecker(["uuid", "email", "date"])


@_FORMATS.checks("uri", raises=ValueError)
def _is_uri(value: object) -> bool:
    # jsonschema brings no check of its own for this one and the next
    parts = urlsplit(str(value))
    return bool(parts.scheme and parts.netloc)


@_FORMATS.checks("date-time", raises=ValueError)
def _is_moment(value: object) -> bool:
    return datetime.fromisoformat(str(value)).tzinfo is not None


def mistakes(name: str, document: Any) -> list[str]:
    """What a schema, named by its file, finds wrong with a document."""
    return [error.message for error in _validator(_stored(name)).iter_errors(document)]


def answer_mistakes(path: str, document: Any) -> list[str]:
    """What the UK's API document finds wrong with an answer of one of its paths."""
    answer = _stored("openapi.json")["paths"][path]["get"]["responses"]["200"]
    schema = answer["content"]["application/json"]["schema"]
    return [error.message for error in _validator(schema, "openapi.json").iter_errors(document)]


def paths() -> list[str]:
    """The paths of the UK's API document."""
    return list(_stored("openapi.json")["paths"])


def empty_places(document: Any, place: str = "") -> Iterator[str]:
    """Where a document has a null, or nothing at all, instead of leaving the field out."""
    if isinstance(document, dict):
        for key, value in document.items():
            yield from empty_places(value, f"{place}/{key}")
    elif isinstance(document, list) and document:
        for at, value in enumerate(document):
            yield from empty_places(value, f"{place}/{at}")
    elif document in (None, "", [], {}):
        yield place


def _validator(schema: Any, base: str = "") -> Draft202012Validator:
    whole = {**_stored(base), **schema, "$id": REMOTE + base} if base else schema
    return Draft202012Validator(whole, registry=_registry(), format_checker=_FORMATS)


@cache
def _stored(name: str) -> Any:
    assert (FOLDER / name).is_file(), f"set OPEN_REFERRAL_SCHEMAS: there is no {FOLDER / name}"
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


@cache
def _registry() -> Registry[Any]:
    empty: Any = Registry  # its fields are attrs, which mypy does not see
    return cast("Registry[Any]", empty(retrieve=_retrieve))


def _retrieve(uri: str) -> Resource[Any]:
    """Find a schema by the last part of its address; compiled and plain ones lie in one folder."""
    return DRAFT202012.create_resource(_stored(uri.rpartition("/")[2]))
