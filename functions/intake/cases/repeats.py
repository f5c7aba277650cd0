"""Tell whether somebody has sent the same act twice, as a double click does."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from intake.cases.actions import Action
from intake.cases.happenings import Happening, History
from intake.cases.moments import london_day, london_minute, moment_of
from intake.cases.steps import KINDS

_KINDS: Final[Mapping[Action, str]] = {
    **KINDS,
    Action.CLOSE: "closed",
    Action.REOPEN: "reopened",
    Action.SPAM: "judged_spam",
    Action.HOLD: "held",
    Action.END_HOLD: "released",
}
_MOMENT: Final = timedelta(seconds=1)


def repeats(history: History, seen: int, by: str, action: Action, typed: Mapping[str, str]) -> bool:
    """Tell whether all that happened since a turn is the member's own, and this the last of it.

    What cannot be compared is none: the reference of a case to be linked stands in no event.
    """
    since = history.since(seen)
    last = max(since, key=lambda each: each.turn, default=None)
    if last is None or last.kind != _KINDS[action] or any(each.by != by for each in since):
        return False
    words = {name: value.strip() for name, value in typed.items()}
    return all(_is_said(history, last, name, value) for name, value in words.items() if value)


def _is_said(history: History, happening: Happening, name: str, typed: str) -> bool:
    details = happening.details
    match name:
        case "text":
            notes = [note for note in history.notes if note.at == happening.at]
            return any(note.by == happening.by and note.text == typed for note in notes)
        case "when":
            return "when" in details and london_minute(moment_of(details["when"])) == typed
        case "until":
            ends = moment_of(details["until"]) - _MOMENT if "until" in details else None
            return ends is not None and f"{london_day(ends)}" == typed
        case "ending":
            outcome, reason = details.get("outcome", ""), details.get("reason", "")
            return typed in (outcome, f"{outcome}:{reason}")
    return details.get(_NAMES.get(name, name)) == typed


_NAMES: Final = {"team": "to_team", "held_because": "because"}
"""What an act asks and its event calls otherwise."""
