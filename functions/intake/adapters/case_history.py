"""What happened with a case, its notes and its sessions, in the table beside the case."""

from datetime import datetime
from typing import Any, Final

from intake.adapters.table import Item, Table, new_item, put_item
from intake.cases.happenings import Happening, History, Note, Session
from intake.cases.identity import new_id
from intake.cases.moments import kept, moment_of

_NO_DETAIL: Final = frozenset({"pk", "sk", "kind", "by", "at", "turn", "expires_at"})


class CaseHistory:
    """Reads a case's own partition, which holds no answer."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def of(self, case_id: str) -> History:
        """Return everything that happened with a case."""
        pk = f"CASE#{case_id}"
        return History(
            tuple(map(_happening, self._table.query(pk, "EVENT#"))),
            tuple(map(_note, self._table.query(pk, "NOTE#"))),
            tuple(map(_session, self._table.query(pk, "SESSION#"))),
        )

    def session(self, case_id: str, number: str) -> Session:
        """Return a session; KeyError when it was never booked."""
        item = self._table.get(f"CASE#{case_id}", f"SESSION#{number}")
        if item is None:
            raise KeyError(number)
        return _session(item)


def new_note(case_id: str, note: Note) -> dict[str, Any]:
    """Return the operation of a transaction that keeps what somebody wrote."""
    about = {"session": note.session} if note.session else {}
    return new_item(
        {
            "pk": f"CASE#{case_id}",
            "sk": f"NOTE#{new_id(note.at)}",
            "by": note.by,
            "at": kept(note.at),
            "text": note.text,
            **about,
        }
    )


def kept_session(case_id: str, session: Session, now: datetime) -> dict[str, Any]:
    """Return the operation of a transaction that keeps how a session stands."""
    return put_item(
        {
            "pk": f"CASE#{case_id}",
            "sk": f"SESSION#{session.number}",
            "state": session.state,
            "when": kept(session.when),
            "preference": session.preference,
            "changed_at": kept(now),
            **({"outcome": session.outcome} if session.outcome else {}),
        }
    )


def _happening(item: Item) -> Happening:
    details = {name: str(value) for name, value in item.items() if name not in _NO_DETAIL}
    at = moment_of(item["at"])
    return Happening(item["kind"], item["by"], at, item.get("turn", 0), details)


def _note(item: Item) -> Note:
    return Note(item["by"], moment_of(item["at"]), item["text"], item.get("session", ""))


def _session(item: Item) -> Session:
    return Session(
        item["sk"].removeprefix("SESSION#"),
        item["state"],
        moment_of(item["when"]),
        item["preference"],
        item.get("outcome", ""),
    )
