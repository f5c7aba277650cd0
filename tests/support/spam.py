"""The frozen corpora of tests/fixtures/spam, and how the score does on them.

`python -m tests.support.spam` (PYTHONPATH=functions:infrastructure:.) prints the figures.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, cast

import yaml

from intake.adapters.rates import Rates
from intake.adapters.table import Item, Table
from intake.cases.identity import new_id
from intake.forms.definition import Form
from intake.forms.fields import Fields
from intake.forms.journey import TOKEN
from intake.forms.reading import read_form
from intake.forms.token import Token
from intake.forms.trap import trap_name
from intake.forms.walk import Walk
from intake.services.weigh_submission import WeighSubmission

CORPORA: Final = Path(__file__).parents[1] / "fixtures" / "spam"
HALVES: Final = ("development", "held-out")
START: Final = datetime(2026, 11, 2, tzinfo=UTC)
"""The moment from which `at` counts."""
CHECKSUMS: Final = {
    "bots-development.jsonl": "43fd545ce518149f0957ee8e9151d21237871b9626831dc4e646a672750b17d1",
    "bots-held-out.jsonl": "e78b9a62502eaadc7994233fb63c4375054a48741cbea58b31b6a31073561410",
    "genuine-development.jsonl": "90ebaed16f1312ddb029b5e5caded9dde1dbabbb782bc6e59993443e397a2f51",
    "genuine-held-out.jsonl": "5055c514b4f120ca741d30292363ef771a03a545d5b242dc95ce0fb490a86488",
    "form.yml": "a976d03c5942a339e8a7f35d1ff5e07253954bf548ef6941395976af31f40eb3",
}
"""SHA-256 of the corpora as they were before the scoring was written. They do not change."""
KEY: Final = b"a key that protects nothing"


@dataclass(frozen=True)
class Record:
    """One submission of the corpora."""

    corpus: str
    kind: str
    at: int
    seconds: int
    address: str
    answers: Mapping[str, str]
    trap: str

    @property
    def moment(self) -> datetime:
        """When send was pressed."""
        return START + timedelta(seconds=self.at)

    def token(self, form: Form) -> Token:
        """The token that the first page was answered with."""
        begun = self.moment - timedelta(seconds=self.seconds)
        return Token.begin(form.name, form.digest, begun, new_id(begun))

    def fields(self, signed: str) -> Fields:
        """What is sent with this token when send is pressed."""
        return Fields.from_pairs(self.pairs(signed))

    def pairs(self, signed: str) -> list[tuple[str, str]]:
        """The same as name and value pairs; the trap is sent empty as well."""
        return [*self.answers.items(), (TOKEN, signed), (trap_name(signed), self.trap)]


@dataclass
class Figures:
    """How many of each kind there are, and how many were marked."""

    sent: Counter[tuple[str, str]] = field(default_factory=Counter)
    marked: Counter[tuple[str, str]] = field(default_factory=Counter)

    def count(self, record: Record, *, marked: bool) -> None:
        self.sent[record.corpus, record.kind] += 1
        self.marked[record.corpus, record.kind] += marked

    def add(self, other: "Figures") -> "Figures":
        return Figures(self.sent + other.sent, self.marked + other.marked)

    def of(self, corpus: str) -> tuple[int, int]:
        """How many were marked, of how many."""
        marked = sum(each for (name, _), each in self.marked.items() if name == corpus)
        return marked, sum(each for (name, _), each in self.sent.items() if name == corpus)

    def share(self, corpus: str) -> float:
        marked, sent = self.of(corpus)
        return marked / sent

    def __str__(self) -> str:
        return "\n".join(
            line
            for corpus in ("genuine", "bots")
            for line in (_line(corpus, *self.of(corpus)), *self._kinds(corpus))
        )

    def _kinds(self, corpus: str) -> Iterator[str]:
        for name, kind in sorted(self.sent):
            if name == corpus:
                yield _line(f"  {kind}", self.marked[name, kind], self.sent[name, kind])


class CountingTable:
    """Counts as the table does, in memory."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()

    def update(self, pk: str, sk: str, *_: object, **__: object) -> Item:
        self._counts[pk, sk] += 1
        return {"counted": self._counts[pk, sk]}


@cache
def frozen_form() -> Form:
    """The form that the corpora were sent to."""
    return read_form("contact", yaml.safe_load((CORPORA / "form.yml").read_text(encoding="utf-8")))


@cache
def records(half: str) -> tuple[Record, ...]:
    """A half's submissions, people's and robots', in the order in which they arrive."""
    return tuple(sorted(_read(half), key=lambda record: record.at))


def checksum(name: str) -> str:
    return sha256((CORPORA / name).read_bytes()).hexdigest()


def weighed(half: str) -> Figures:
    """How the score does on a half, without a table, a page or a store."""
    table: Any = CountingTable()
    weigh = WeighSubmission(Rates(lambda: cast("Table", table), KEY))
    form, figures = frozen_form(), Figures()
    for record in records(half):
        token = record.token(form)
        fields = record.fields(token.signed(KEY))
        walk = Walk.of(form, fields)
        suspicions = weigh(walk, fields, token, record.address, record.moment)
        figures.count(record, marked=bool(suspicions))
    return figures


def _read(half: str) -> Iterable[Record]:
    for corpus in ("genuine", "bots"):
        text = (CORPORA / f"{corpus}-{half}.jsonl").read_text(encoding="utf-8")
        for line in text.splitlines():
            yield Record(corpus, **json.loads(line))


def _line(name: str, marked: int, sent: int) -> str:
    return f"{name:28}{marked:6} of {sent:5} marked, {marked / sent:7.2%}"


if __name__ == "__main__":
    both = Figures()
    for each in HALVES:
        found = weighed(each)
        both = both.add(found)
        print(f"{each}\n{found}\n")  # noqa: T201 a command's answer
    print(f"both halves\n{both}")  # noqa: T201
