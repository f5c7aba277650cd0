"""How a person may safely be reached, and how not."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final, Self

from intake.content.section import Section
from intake.forms.contact_details import (
    MAX_EMAIL,
    MAX_PHONE,
    read_email,
    read_phone,
    spoken_phone,
)
from intake.forms.fields import Fields
from intake.forms.questions.base import Contact, Question, Reading

CHANNELS: Final = {"email": "Email", "phone": "Phone call"}
VOICEMAIL: Final = {
    "message": "Leave a message that says who we are",
    "name_only": "Leave a first name and nothing else",
    "nothing": "Leave no message",
}
MAX_TIMES: Final = 500
ADDRESSES: Final = {"email": (MAX_EMAIL, read_email), "phone": (MAX_PHONE, read_phone)}
"""The longest text taken for each channel's address, and how it is read."""


@dataclass(frozen=True, kw_only=True)
class ContactPreferences(Question):
    """Which channels are safe, the address for each, the voicemail rule and safe times.

    A detail typed for a channel that is not ticked is asked about and never taken as leave to
    use it: an unsafe call is the one mistake that cannot be put right.
    """

    type: ClassVar[str] = "contact_preferences"
    default_errors: ClassVar[Mapping[str, str]] = {
        "missing": "Tick at least one safe way to reach you",
        "not_a_channel": "Tick only the ways listed here",
        "missing_email": "Enter your email address, or take the tick off email",
        "wrong_email": "Enter an email address in the form name@example.org",
        "email_not_ticked": "Tick email if it is safe for us to use this address, or clear it",
        "missing_phone": "Enter your phone number, or take the tick off phone call",
        "wrong_phone": "Enter a phone number such as 01632 960 001, with only digits and spaces",
        "phone_not_ticked": "Tick phone call if it is safe to use this number, or clear it",
        "missing_voicemail": "Choose what we may do if you do not answer",
        "too_long": f"Shorten the safe times to {MAX_TIMES} characters or fewer",
    }

    channels: tuple[str, ...]

    @classmethod
    def read(cls, entry: Section) -> Self:
        """Read which channels the form offers."""
        channels = entry.texts("channels") or tuple(CHANNELS)
        for channel in channels:
            if channel not in CHANNELS:
                entry.wrong("channels", f'"{channel}" is not one of {", ".join(CHANNELS)}')
        return cls(**cls.read_common(entry), channels=channels)

    @property
    def names(self) -> tuple[str, ...]:
        """The ticks, an address for each channel, the voicemail rule and the safe times."""
        rules = ("voicemail",) if "phone" in self.channels else ()
        return tuple(map(self.name, ("channels", *self.channels, *rules, "times")))

    @property
    def repeating(self) -> tuple[str, ...]:
        """The ticks."""
        return (self.name("channels"),)

    @property
    def voicemail_rules(self) -> Mapping[str, str]:
        """What we may do when nobody answers, value and words."""
        return VOICEMAIL

    def channel_label(self, channel: str) -> str:
        """Return the words for a channel."""
        return CHANNELS[channel]

    @property
    def longest(self) -> int:
        """The longest addresses and times; ticks and rules are a few characters."""
        return sum(ADDRESSES[channel][0] for channel in self.channels) + MAX_TIMES

    def name(self, part: str) -> str:
        """Return the field name of a part."""
        return f"{self.id}-{part}"

    def answer(self, fields: Fields) -> Reading:
        """Return the ticked channels with their addresses, rule and times."""
        if self.optional and not any(map(fields.many, self.names)):
            return Reading()
        ticked = fields.many(self.name("channels"))
        readings = [
            self._channels(ticked),
            *(self._address(channel, fields, ticked) for channel in self.channels),
            self._voicemail(fields, ticked),
            self._times(fields),
        ]
        problems = tuple(problem for reading in readings for problem in reading.problems)
        kept = {
            part: value for reading in readings for part, value in (reading.value or {}).items()
        }
        return Reading(None, problems) if problems else Reading(kept)

    def words(self, value: Mapping[str, str]) -> tuple[str, ...]:
        """Say each safe channel with its address, then the rules; what is unsafe is said too."""
        shown = {"email": value.get("email", ""), "phone": spoken_phone(value.get("phone", ""))}
        lines = [
            f"{CHANNELS[channel]}: {shown[channel]}"
            if channel in value["channels"]
            else f"{CHANNELS[channel]}: do not use"
            for channel in self.channels
        ]
        if "voicemail" in value:
            lines.append(f"If nobody answers: {VOICEMAIL[value['voicemail']].lower()}")
        if "times" in value:
            lines += [f"Safe times: {value['times']}"]
        return tuple(lines)

    def contacts(self, value: Mapping[str, str]) -> tuple[Contact, ...]:
        """Return the email address and the number."""
        return tuple(Contact(c, value[c]) for c in ("email", "phone") if c in value)

    def _channels(self, ticked: tuple[str, ...]) -> Reading:
        if not ticked:
            return self._wrong("missing", "channels")
        if set(ticked) - set(self.channels):
            return self._wrong("not_a_channel", "channels")
        return Reading({"channels": [each for each in self.channels if each in ticked]})

    def _address(self, channel: str, fields: Fields, ticked: tuple[str, ...]) -> Reading:
        typed = fields.one(self.name(channel))
        if channel not in ticked:
            return self._wrong(f"{channel}_not_ticked", channel) if typed.strip() else Reading()
        if not typed.strip():
            return self._wrong(f"missing_{channel}", channel)
        longest, read = ADDRESSES[channel]
        address = read(typed) if len(typed) <= longest else None
        return Reading({channel: address}) if address else self._wrong(f"wrong_{channel}", channel)

    def _voicemail(self, fields: Fields, ticked: tuple[str, ...]) -> Reading:
        chosen = fields.one(self.name("voicemail"))
        if "phone" not in ticked:
            return Reading()
        if chosen not in VOICEMAIL:
            return self._wrong("missing_voicemail", "voicemail")
        return Reading({"voicemail": chosen})

    def _times(self, fields: Fields) -> Reading:
        typed = fields.one(self.name("times"))
        if len(typed) > MAX_TIMES:
            return self._wrong("too_long", "times")
        return Reading({"times": typed} if typed.strip() else None)

    def _wrong(self, code: str, part: str) -> Reading:
        return Reading(None, (self.problem(code, field_name=self.name(part)),))
