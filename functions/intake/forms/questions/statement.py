"""Words that a person agrees to or declares."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, ClassVar, Self

from markupsafe import Markup

from intake.content.section import Section
from intake.forms.fields import Fields
from intake.forms.passages import lines_of, words_of
from intake.forms.questions.base import Question, Reading


@dataclass(frozen=True, kw_only=True)
class Statement(Question):
    """A tick beside words; `text` is HTML once the form is compiled.

    The tick carries the digest of the words, so that nobody is taken to have agreed to words
    that were changed after they read them.
    """

    type: ClassVar[str] = "statement"
    default_errors: ClassVar[Mapping[str, str]] = {
        "missing": "Tick the box if this is right",
        "changed": "These words have changed. Read them again and tick the box if they are right",
    }

    text: str

    @classmethod
    def read(cls, entry: Section) -> Self:
        """Read the words."""
        return cls(**cls.read_common(entry), text=entry.text("text"))

    @property
    def beside_tick(self) -> Markup:
        """The words as the tick's label, which cannot hold paragraphs."""
        return Markup("<br>").join(lines_of(self.text))

    @property
    def digest(self) -> str:
        """The SHA-256 of the words in hexadecimal, a newline between lines."""
        return sha256("\n".join(words_of(self.text)).encode()).hexdigest()

    @property
    def longest(self) -> int:
        """The digest."""
        return sha256().digest_size * 2

    def answer(self, fields: Fields) -> Reading:
        """Return that these very words were agreed to."""
        ticked = fields.one(self.id)
        if not ticked:
            return self.unanswered()
        if ticked != self.digest:
            return self.refused("changed")
        return Reading({"agreed": True, "digest": self.digest})

    def words(self, value: Mapping[str, Any]) -> tuple[str, ...]:  # noqa: ARG002 always the same
        """Return the words that were shown."""
        return words_of(self.text)
