"""The words for ways of making contact, on the page and wherever an answer is read."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from intake.forms.contact_details import spoken_phone
from intake.forms.questions.address import Address
from intake.forms.questions.email import Email
from intake.forms.questions.phone import Phone


class Channel(NamedTuple):
    """A way of making contact, and what to think of before it is called safe."""

    label: str
    hint: str


CHANNELS: Final[Mapping[str, Channel]] = {
    "email": Channel("Email", "Only if nobody else opens this mailbox or sees what comes in."),
    "phone": Channel(
        "Phone call",
        "Only if it is safe for someone else to see that we called, or to overhear.",
    ),
    "text": Channel(
        "Text message", "Only if nobody else reads this phone, or sees a text light up on it."
    ),
    "post": Channel("Letter", "Only if nobody else sees or opens what comes by post."),
}
"""In the order in which they are offered."""

NONE: Final = "none"
NO_CHANNEL: Final = Channel(
    "None of these is safe",
    "You can send this all the same. We will not get in touch unless you tell us another safe way.",
)
"""Offered after the channels, and ticked alone: nobody is kept from sending by it."""

TICKS: Final[Mapping[str, Channel]] = {**CHANNELS, NONE: NO_CHANNEL}
NOTHING_SAFE: Final = "No way to get in touch is safe"

HINT: Final = (
    "We use only what is ticked. Leave out every way in which another person could see or hear "
    "from us, if that could put anybody in danger."
)
VOICEMAIL: Final[Mapping[str, str]] = {
    "message": "Leave a message that says who we are",
    "name_only": "Leave a first name and nothing else",
    "nothing": "Leave no message",
}
MAX_REMARK: Final = 500
"""Characters of the free words."""

REMARKS: Final[Mapping[str, str]] = {
    "otherwise": "Another safe way",
    "message": "Words for a message",
    "times": "Safe times",
    "others": "Who else may see or hear",
}

_LINE_CODES: Final = ("missing_line1", "missing_town", "missing_postcode", "not_a_postcode")
ERRORS: Final[Mapping[str, str]] = {
    "missing": "Tick at least one safe way, or tick “None of these is safe”",
    "not_a_channel": "Tick only the ways listed here",
    "not_together": "Tick the ways that are safe, or “None of these is safe”, but not both",
    "missing_email": "Enter the email address, or untick email",
    "not_an_email": Email.default_errors["not_an_email"],
    "email_not_ticked": "Tick email if it is safe for us to use this address, or delete it",
    "missing_phone": "Enter the phone number, or untick the ways that need it",
    "not_a_phone_number": Phone.default_errors["not_a_phone_number"],
    "phone_not_ticked": "Tick a safe way to use this number, or delete it",
    "missing_voicemail": "Choose what we may do if nobody answers",
    "message_not_allowed": "Choose that we may leave a message, or delete these words",
    "missing_address": "Enter the address, or untick letters",
    "address_not_ticked": "Tick letters if it is safe for us to write there, or delete this",
    **{code: Address.default_errors[code] for code in _LINE_CODES},
    "too_long": f"Shorten this to {MAX_REMARK} characters or fewer",
}


def details(value: Mapping[str, Any]) -> Mapping[str, str]:
    """Return the number or address behind each safe channel of an answer, as people read it."""
    address = ", ".join(value.get("address", {}).values())
    phone = spoken_phone(value.get("phone", ""))
    known = {"email": value.get("email", ""), "phone": phone, "text": phone, "post": address}
    return {channel: known[channel] for channel in value["channels"] if channel != NONE}


def lines(value: Mapping[str, Any], offered: Sequence[str]) -> tuple[str, ...]:
    """Say first that no channel is safe, if so; then each that was offered, and the rules."""
    safe = details(value)
    said = [] if safe else [NOTHING_SAFE]
    said += [f"{CHANNELS[each].label}: {safe.get(each, 'do not use')}" for each in offered]
    if "voicemail" in value:
        said.append(f"If nobody answers: {VOICEMAIL[value['voicemail']].lower()}")
    return (*said, *(f"{about}: {value[part]}" for part, about in REMARKS.items() if part in value))


def columns(value: Mapping[str, Any]) -> Mapping[str, str]:
    """Return what an answer says of each part, by the part's name."""
    return {
        **value,
        **value.get("address", {}),
        "phone": spoken_phone(value.get("phone", "")),
        "channels": ", ".join(TICKS[each].label for each in value["channels"]),
        "voicemail": VOICEMAIL.get(value.get("voicemail", ""), ""),
    }
