"""What may be said when, on a channel that is safe: parts of the contact preferences."""

from intake.forms.fields import Fields
from intake.forms.questions.base import Reading
from intake.forms.questions.contact_parts import Channels, Part
from intake.forms.questions.contact_words import MAX_REMARK, VOICEMAIL


class Voicemail(Part):
    """What we may do when nobody answers; it counts only where calls are safe."""

    def read(self, fields: Fields, ticked: Channels) -> Reading:
        """Keep the rule."""
        chosen = fields.one(self.names[0])
        if not ticked & self.used_by:
            return Reading()
        if chosen not in VOICEMAIL:
            return self.refused("missing_voicemail")
        return Reading({self.part: chosen})


class Remark(Part):
    """Free words."""

    @property
    def longest(self) -> int:
        """The same for each."""
        return MAX_REMARK

    def read(self, fields: Fields, ticked: Channels) -> Reading:  # noqa: ARG002 not for these
        """Keep the words as they were typed."""
        typed = fields.one(self.names[0])
        if len(typed) > MAX_REMARK:
            return self.refused("too_long")
        return Reading({self.part: typed} if typed.strip() else None)


class Message(Remark):
    """Words for a message; they are asked about unless a message may be left."""

    def read(self, fields: Fields, ticked: Channels) -> Reading:
        """Keep the words as they were typed."""
        reading = super().read(fields, ticked)
        rule = fields.one(self.whole.name("voicemail"))
        # while no rule is chosen, that question is asked again already
        may_speak = ticked & self.used_by and rule in ("", "message")
        return self.refused("message_not_allowed") if reading.value and not may_speak else reading
