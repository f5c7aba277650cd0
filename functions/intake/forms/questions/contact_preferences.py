"""How a person may safely be reached, and how not."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from intake.content.section import Section
from intake.forms.fields import Fields
from intake.forms.questions.address import LINES, Address, Line
from intake.forms.questions.base import Contact, Question, Reading
from intake.forms.questions.contact_parts import Detail, Part, SafeChannels
from intake.forms.questions.contact_rules import Message, Remark, Voicemail
from intake.forms.questions.contact_words import (
    CHANNELS,
    ERRORS,
    HINT,
    NO_CHANNEL,
    NONE,
    VOICEMAIL,
    columns,
    lines,
)
from intake.forms.questions.email import Email
from intake.forms.questions.options import UNSAFE, Option
from intake.forms.questions.phone import Phone


@dataclass(frozen=True, kw_only=True)
class ContactPreferences(Question):
    """Which channels are safe, the details they need, the voicemail rule, safe times.

    A detail typed for a channel that is not ticked is asked about and never taken as leave to
    use it: an unsafe call is the one mistake that cannot be put right.
    """

    type: ClassVar[str] = "contact_preferences"
    default_errors: ClassVar[Mapping[str, str]] = ERRORS

    channels: tuple[str, ...]
    autocomplete: bool = False

    @classmethod
    def read(cls, entry: Section) -> Self:
        """Read which channels the form offers; they are shown in the order of CHANNELS."""
        written = entry.texts("channels") or tuple(CHANNELS)
        for channel in written:
            if channel not in CHANNELS:
                entry.wrong("channels", f'"{channel}" is not one of {", ".join(CHANNELS)}')
        common = cls.read_common(entry)
        return cls(
            **{**common, "hint": common["hint"] or HINT},
            channels=tuple(channel for channel in CHANNELS if channel in written),
            autocomplete=entry.flag("autocomplete"),
        )

    @property
    def choices(self) -> tuple[Option, ...]:
        """The channels that are offered, and that none of them is safe."""
        channels = (Option(channel, *CHANNELS[channel]) for channel in self.channels)
        return (*channels, Option(NONE, *NO_CHANNEL, flag=UNSAFE, exclusive=True))

    @property
    def many(self) -> bool:
        """Several channels."""
        return True

    def tick_id(self, channel: str) -> str:
        """Return the id of a channel's tick; the first has the field's name, as mistakes do."""
        at = (*self.channels, NONE).index(channel)
        return f"{self.name('channels')}-{at + 1}" if at else self.name("channels")

    @property
    def voicemail_rules(self) -> Mapping[str, str]:
        """What we may do when nobody answers, value and words."""
        return VOICEMAIL

    @property
    def address_lines(self) -> Mapping[str, Line]:
        """The lines of the address that letters need."""
        return LINES

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is asked: the ticks, what the offered channels need, and free words."""
        email = Email(id=self.name("email"), label="", errors=self.errors)
        phone = Phone(id=self.name("phone"), label="", errors=self.errors)
        address = Address(id=self.id, label="", errors=self.errors)
        offered = frozenset(self.channels)
        every = (
            SafeChannels(self, "channels", offered),
            Detail(self, "email", frozenset({"email"}), email),
            Detail(self, "phone", frozenset({"phone", "text"}), phone),
            Voicemail(self, "voicemail", frozenset({"phone"})),
            Message(self, "message", frozenset({"phone"})),
            Detail(self, "address", frozenset({"post"}), address),
            Remark(self, "otherwise", offered),
            Remark(self, "times", offered),
            Remark(self, "others", offered),
        )
        return tuple(part for part in every if part.used_by & offered)

    @property
    def names(self) -> tuple[str, ...]:
        """The fields of all parts."""
        return tuple(name for part in self.parts for name in part.names)

    @property
    def repeating(self) -> tuple[str, ...]:
        """The ticks."""
        return (self.name("channels"),)

    @property
    def longest(self) -> int:
        """All parts together."""
        return sum(part.longest for part in self.parts)

    def answer(self, fields: Fields) -> Reading:
        """Return what every part keeps, or everything that is wrong with them."""
        if self.optional and not any(map(fields.many, self.names)):
            return Reading()
        ticked = frozenset(fields.many(self.name("channels")))
        readings = [part.read(fields, ticked) for part in self.parts]
        problems = tuple(problem for reading in readings for problem in reading.problems)
        kept = {
            part: value for reading in readings for part, value in (reading.value or {}).items()
        }
        return Reading(None, problems) if problems else Reading(kept)

    def words(self, value: Mapping[str, Any]) -> tuple[str, ...]:
        """Say each channel, the unsafe ones too, then the rules."""
        return lines(value, self.channels)

    def contacts(self, value: Mapping[str, Any]) -> tuple[Contact, ...]:
        """Return the email address and the number."""
        return tuple(Contact(c, value[c]) for c in ("email", "phone") if c in value)

    def flags(self, value: Mapping[str, Any]) -> tuple[str, ...]:
        """Return that contact is not safe when no channel is."""
        return (UNSAFE,) if NONE in value["channels"] else ()

    def export(self, value: Mapping[str, Any]) -> Mapping[str, str]:
        """Return a column for each field."""
        said = columns(value)
        return {name: said.get(name.removeprefix(self.name("")), "") for name in self.names}
