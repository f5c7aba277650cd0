"""Who works a case finds it by a pointer beside it, which stands on a list of that member's own.

Pointers follow from the case alone: who has taken it, and to whom it is allocated. They are written
with every change of the case, in the same transaction.
"""

from collections.abc import Mapping
from typing import Any, Final

from intake.adapters.table import Item, Table, put_item

_SHOWN: Final = (
    "case_id", "reference", "service", "form", "form_title", "flags", "status", "received_at",
    "promised_by", "team", "coordinator", "allocated", "excluded",
)  # fmt: skip


def mine(member: str) -> str:
    """Return the list, in the worklist index, of what a member works."""
    return f"member#{member}"


def pointing_again(table: Table, case: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the operations that make pointers agree with a case item as it will be.

    A case that is on no list, because it is closed or restricted, has none. Whoever writes them
    must write the case on the turn that it had before this was called.
    """
    wanted = {item["sk"]: item for item in _pointers(case)}
    there = table.query(f"CASE#{case['case_id']}", "WORKER#", ("pk", "sk", "open_for"))
    # emptied and not deleted: the desk may delete nothing of a case
    gone = [
        {"pk": item["pk"], "sk": item["sk"]}
        for item in there
        if item["sk"] not in wanted and "open_for" in item
    ]
    return [put_item(item) for item in (*gone, *wanted.values())]


def _pointers(case: Mapping[str, Any]) -> list[Item]:
    if not case.get("open_for"):
        return []
    workers = [case.get("coordinator"), *(case.get("allocated") or ())]
    shown = {name: case[name] for name in _SHOWN if case.get(name) is not None}
    return [
        {
            "pk": f"CASE#{case['case_id']}",
            "sk": f"WORKER#{worker}",
            "open_for": mine(worker),
            **shown,
        }
        for worker in dict.fromkeys(workers)
        if worker
    ]
