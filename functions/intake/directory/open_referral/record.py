"""The shape of records and lists, the same for every kind of thing."""

from collections.abc import Sequence
from typing import Any

Record = dict[str, Any]


def filled(**fields: object) -> Record:
    """Return a record of the fields that have something in them: none may be empty or null."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def brief(record: Record) -> Record:
    """Return a record without its lists, as it stands in a list or in another record."""
    return {
        name: brief(value) if isinstance(value, dict) else value
        for name, value in record.items()
        if not isinstance(value, list)
    }


def listed(records: Sequence[Record]) -> Record:
    """Return all records as the one page of a list: a static host knows no page parameter."""
    return {
        "total_items": len(records),
        "total_pages": 1,
        "page_number": 1,
        "size": len(records),
        "first_page": True,
        "last_page": True,
        "empty": not records,
        "contents": [brief(record) for record in records],
    }
