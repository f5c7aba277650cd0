"""Marks that travel with the answers: which pages were sent, asking which questions."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Self

from intake.forms.walk import Stop

_SHAPE = re.compile(r"([a-z0-9-]+)\.([0-9a-f]{8})\.([0-9a-f]{1,64})")


@dataclass(frozen=True)
class Mark:
    """A page in certain words; each bit of `asked` is a question of it, the first one lowest.

    docs/decisions/pages-carry-marks-of-what-was-seen.md says why.
    """

    page: str
    digest: str
    asked: int

    @classmethod
    def of(cls, stop: Stop) -> Self:
        """Return the mark of a page as it is put to somebody now."""
        asked = {question.id for question in stop.asked if question.names}
        bits = (1 << at for at, each in enumerate(stop.page.questions) if each.id in asked)
        return cls(stop.page.id, stop.page.digest, sum(bits))

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Read what a browser sent back; None when it is no mark."""
        shape = _SHAPE.fullmatch(text)
        return cls(shape[1], shape[2], int(shape[3], 16)) if shape else None

    def __str__(self) -> str:
        """Return the mark as it travels."""
        return f"{self.page}.{self.digest}.{self.asked:x}"

    def is_of(self, stop: Stop) -> bool:
        """Tell whether the page still has the words it had."""
        return self.digest == stop.page.digest

    def covers(self, stop: Stop) -> bool:
        """Tell whether every question that the page asks now was asked then."""
        return self.is_of(stop) and not Mark.of(stop).asked & ~self.asked

    def within(self, stop: Stop) -> Self:
        """Forget the questions that the page no longer asks: their answers are gone."""
        return replace(self, asked=self.asked & Mark.of(stop).asked)


def read_marks(texts: Iterable[str]) -> Mapping[str, Mark]:
    """Return the marks among what a browser sent back, by page."""
    return {mark.page: mark for text in texts if (mark := Mark.read(text))}
