from datetime import UTC, datetime

import pytest

from intake.cases.actions import Action
from intake.cases.happenings import Happening, History, Note
from intake.cases.repeats import repeats

NOW = datetime(2026, 11, 28, 10, 0, tzinfo=UTC)
KEPT = "2026-11-27T09:00:00Z"
READ = Happening("read", "kit", NOW)


def history(kind: str, *, by: str = "jo", note: str = "", **details: str) -> History:
    """A case that was read, taken by Kit, and then had one act done to it."""
    taken = Happening("taken", "kit", NOW, 2)
    done = Happening(kind, by, NOW, 3, details)
    return History((done, READ, taken), (Note(by, NOW, note),) if note else (), ())


CONTACT = ("contacted", {"how": "phone", "outcome": "reached", "when": KEPT})
TYPED = {"how": "phone", "outcome": "reached", "when": "2026-11-27T09:00", "text": ""}


@pytest.mark.parametrize(
    ("action", "kind", "details", "typed"),
    [
        (Action.TAKE, "taken", {}, {}),
        (Action.CONTACT, *CONTACT, TYPED),
        (Action.NOTE, "noted", {"note": "Words"}, {"text": " Words "}),
        (Action.TRANSFER, "transferred", {"to_team": "other"}, {"team": "other"}),
        (
            Action.CLOSE,
            "closed",
            {"outcome": "completed", "reason": "goals_met"},
            {"ending": "completed:goals_met"},
        ),
        (
            Action.HOLD,
            "held",
            {"until": "2027-01-01T00:00:00Z", "because": "complaint"},
            {"until": "2026-12-31", "held_because": "complaint"},
        ),
    ],
)
def test_same_act_with_the_same_words_is_a_repeat(
    action: Action, kind: str, details: dict[str, str], typed: dict[str, str]
) -> None:
    done = history(kind, **details)
    assert repeats(done, 2, "jo", action, typed)
    for name, value in typed.items():
        if value:
            assert not repeats(done, 2, "jo", action, {**typed, name: "another"})


def test_what_another_did_meanwhile_is_none() -> None:
    assert not repeats(history("noted", note="Words"), 1, "jo", Action.NOTE, {"text": "Words"})
    assert not repeats(history("noted", by="kit", note="W"), 2, "jo", Action.NOTE, {"text": "W"})


def test_another_act_is_none() -> None:
    assert not repeats(history("noted", note="Words"), 2, "jo", Action.TAKE, {})


def test_nothing_since_is_none() -> None:
    assert not repeats(history("taken"), 3, "jo", Action.TAKE, {})


def test_reference_that_stands_in_no_event_is_none() -> None:
    linked = history("linked", case="02", relation="duplicate")
    typed = {"reference": "CDFH-2345", "relation": "duplicate"}
    assert not repeats(linked, 2, "jo", Action.LINK, typed)
