"""What somebody sent with a form of the desk, in the words of the page that it came from."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from intake.cases.actions import Action
from intake.forms.definition import Form
from intake.forms.questions.base import Question
from intake.rendering.desk_action_words import ACTIONS, ASKS
from intake.rendering.desk_forms import typed_words
from intake.rendering.desk_history import Names

_OURS: Final = ("turn",)
"""Fields in which nobody types."""

_OF_NAMES: Final = ("member", "team")
"""What an action asks that is a key or an id, and means nothing without its name."""

_CASE: Final = re.compile(r"/(?:requests/)?cases/([^/]+)(?:/acts/([^/]+))?(?:/.*)?")
_KEYED: Final = re.compile(r"/key-in/[^/]+/([^/]+)/[^/]+")
_TITLES: Final = {
    "cases": "Read about the other party",
    "key-in": "Key in a referral",
    "people": "People",
    "reports": "Export cases",
    "requests": "Requests about personal data",
    "search": "Search",
    "sign-out": "Sign out everywhere",
}
"""What a form of the desk does, by where its address begins; an action has a name of its own."""

_CORRECTING: Final = "Correct an answer"

Values = Mapping[str, Sequence[str]]
Row = tuple[str, Sequence[str]]


@dataclass(frozen=True)
class Sent:
    """What it was to do, the address of the case it was about (or none), and what was typed."""

    title: str
    case: str
    rows: Sequence[Row]


def sent_words(
    path: str, values: Values, forms: Mapping[str, Form], names: Names | None = None
) -> Sent:
    """Return what was sent to a path; without names, nothing that only a name says."""
    found = _CASE.fullmatch(path)
    case = f"/cases/{found[1]}" if found else ""
    if found and found[2] in set(Action):
        return Sent(ACTIONS[Action(found[2])].title, case, list(_typed(values, names)))
    keyed = _KEYED.fullmatch(path)
    form = forms.get(keyed[1]) if keyed else None
    questions = form.questions if form else ()
    title = _TITLES.get(path.split("/")[1], "Send a form")
    title = _CORRECTING if found and "/correct/" in path else title
    return Sent(f"{title}: {form.title}" if form else title, case, list(_rows(values, questions)))


def _typed(values: Values, names: Names | None) -> Iterator[Row]:
    asked = [name for name in ASKS if name != "case" and (names or name not in _OF_NAMES)]
    typed = {name: sent[0] for name, sent in values.items() if sent}
    for label, words in typed_words(typed, asked, names or Names({}, {}, {})):
        yield label, [words]


def _rows(values: Values, questions: Iterable[Question]) -> Iterator[Row]:
    of_name = {name: question for question in questions for name in question.names}
    for name, sent in values.items():
        filled = [value for value in sent if value]
        if name in _OURS or name.startswith("_") or not filled:
            continue
        question = of_name.get(name)
        words = {each.value: each.label for each in question.choices} if question else {}
        label = question.label if question else re.sub("[_-]", " ", name).strip().capitalize()
        yield label, [words.get(value, value) for value in filled]
