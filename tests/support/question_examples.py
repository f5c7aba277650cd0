"""The examples beside each kind of question: what is written, sent, and must come of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from markdown import markdown

from intake.content.plain_yaml import parse
from intake.content.section import Section
from intake.forms import questions
from intake.forms.fields import Fields
from intake.forms.problems import Problem
from intake.forms.questions import REGISTRY
from intake.forms.questions.base import Question, Reading
from intake.forms.source import compile_form
from intake.rendering.templating import render

FOLDER: Final = Path(questions.__file__).parent / "examples"
Written = dict[str, Any]


@dataclass(frozen=True)
class Example:
    """One way to write a question, and on which day it is asked."""

    kind: str
    name: str
    written: Written
    today: date | None
    inputs: tuple[Written, ...]

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"

    def question(self, **changes: object) -> Question:
        """The question, read as every form's file is; each mistake in it stops the test."""
        return read({**self.written, **changes})

    def saying(self, words: str = "") -> Question:
        """The question with these words for every error, or with each error's own code."""
        errors = {code: words or code for code in REGISTRY[self.kind].default_errors}
        return self.question(**({"errors": errors} if errors else {}))

    def fields(self, typed: Mapping[str, Any]) -> Fields:
        """Fields as a browser sends them on that day."""
        fields = Fields.from_pairs(
            (name, each) for name, value in typed.items() for each in _values(value)
        )
        return fields.on(self.today, self.today) if self.today else fields


@dataclass(frozen=True)
class Case:
    """One thing that somebody sends in answer to an example."""

    example: Example
    sent: Written

    def __str__(self) -> str:
        return f"{self.example}, {self.sent['name']}"

    @property
    def fields(self) -> Fields:
        return self.example.fields(self.sent["typed"])

    @property
    def question(self) -> Question:
        return self.example.question()

    @property
    def reading(self) -> Reading:
        return self.question.answer(self.fields)

    @property
    def is_right(self) -> bool:
        return "problems" not in self.sent

    @property
    def is_answer(self) -> bool:
        return self.sent.get("value") is not None


def read(written: Mapping[str, object]) -> Question:
    """A question as a form's file has it, its passages made HTML."""
    entry = Section(compile_form(written, str, markdown), "", [])
    question = REGISTRY[entry.text("type")].read(entry)
    entry.close()
    assert entry.mistakes == []
    return question


@cache
def examples() -> tuple[Example, ...]:
    """Every example of every kind."""
    return tuple(example for path in sorted(FOLDER.iterdir()) for example in _read(path))


@cache
def cases() -> tuple[Case, ...]:
    """Everything that is sent to every example."""
    return tuple(Case(example, sent) for example in examples() for sent in example.inputs)


def shown(
    question: Question,
    fields: Fields,
    problems: tuple[Problem, ...] = (),
    under: Mapping[tuple[str, str], list[Question]] | None = None,
) -> str:
    """The question as it stands on a page, with what hangs on its choices under them."""
    return render(
        f"questions/{question.type}.html",
        question=question,
        fields=fields,
        errors={problem.field: problem.message for problem in problems},
        under=under or {},
    )


def answered(case: Case) -> str:
    """The question as it stands on the page after this was sent."""
    return shown(case.question, case.fields, case.reading.problems)


def pages() -> Iterator[str]:
    """Whole pages on which every example stands blank, and with everything that is sent to it."""
    yield _page("Blank", [shown(each.question(), Fields()) for each in examples()])
    most = max(len(example.inputs) for example in examples())
    for at in range(most):
        sent = [Case(each, each.inputs[at]) for each in examples() if at < len(each.inputs)]
        yield _page(f"Answers {at + 1}", [answered(case) for case in sent])


def _page(title: str, parts: list[str]) -> str:
    body = "\n".join(parts)
    return f"""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
</head>
<body>
<main>
<h1>{title}</h1>
<form class="form" method="post" action="/forms/examples/all" accept-charset="utf-8" novalidate>
{body}
<div class="buttons"><button class="button" type="submit">Continue</button></div>
</form>
</main>
</body>
</html>
"""


def _read(path: Path) -> Iterator[Example]:
    entries = parse(path.read_bytes())
    assert isinstance(entries, list)
    for entry in entries:
        today = date.fromisoformat(entry["today"]) if "today" in entry else None
        yield Example(path.stem, entry["name"], entry["question"], today, tuple(entry["inputs"]))


def _values(value: str | list[str] | Mapping[str, Any]) -> list[str]:
    if isinstance(value, Mapping):
        return [str(value["of"]) * int(value["times"])]
    return [value] if isinstance(value, str) else value
