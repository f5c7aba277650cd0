"""The parts of the question how somebody may be reached; each reads its own fields."""

from dataclasses import dataclass

from intake.forms.fields import Fields
from intake.forms.questions.base import Question, Reading
from intake.forms.questions.contact_words import NONE, TICKS

Channels = frozenset[str]


@dataclass(frozen=True)
class Part:
    """A part of a whole question, in whose name it refuses; what it keeps is a mapping.

    It is of use if any channel of `used_by` is.
    """

    whole: Question
    part: str
    used_by: Channels

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its fields."""
        return (self.whole.name(self.part),)

    @property
    def longest(self) -> int:
        """How many characters it keeps at most; ticks and rules are not worth counting."""
        return 0

    def read(self, fields: Fields, ticked: Channels) -> Reading:
        """Return what is kept of its fields when these channels are ticked."""
        raise NotImplementedError

    def refused(self, code: str, part: str = "") -> Reading:
        """Refuse beside its field, or beside a part of it."""
        return self.whole.refused(code, part=part or self.part)


class SafeChannels(Part):
    """The ticks."""

    def read(self, fields: Fields, ticked: Channels) -> Reading:  # noqa: ARG002 they are the ticks
        """Keep what is ticked, in the order in which it was offered."""
        if not ticked:
            return self.refused("missing")
        if ticked - self.used_by - {NONE}:
            return self.refused("not_a_channel")
        if NONE in ticked and len(ticked) > 1:
            return self.refused("not_together")
        return Reading({self.part: [each for each in TICKS if each in ticked]})


@dataclass(frozen=True)
class Detail(Part):
    """What some channels need, asked as a question of its own: a number, an address."""

    asked: Question

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its question."""
        return self.asked.names

    @property
    def longest(self) -> int:
        """The longest answer to its question."""
        return self.asked.longest

    def read(self, fields: Fields, ticked: Channels) -> Reading:
        """Keep the detail; without a tick it is neither kept nor dropped without a word."""
        first = self.names[0].removeprefix(self.whole.name(""))
        typed = any(fields.one(name).strip() for name in self.names)
        if not ticked & self.used_by:
            return self.refused(f"{self.part}_not_ticked", first) if typed else Reading()
        if not typed:
            return self.refused(f"missing_{self.part}", first)
        reading = self.asked.answer(fields)
        return Reading({self.part: reading.value}, reading.problems)
