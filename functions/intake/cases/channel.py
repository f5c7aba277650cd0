"""How a submission came to us: through the site, or keyed in by somebody at the desk."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Channel(StrEnum):
    """The way by which somebody asked; a case that says nothing came through the site."""

    WEB = "web"
    TELEPHONE = "telephone"
    PAPER = "paper"
    IN_PERSON = "in_person"


KEYED: Final = (Channel.TELEPHONE, Channel.PAPER, Channel.IN_PERSON)
"""The ways of what is keyed in."""

SPOKEN: Final = frozenset({Channel.TELEPHONE, Channel.IN_PERSON})
"""Where somebody hears the statements of a form instead of reading them."""


@dataclass(frozen=True)
class KeyedIn:
    """Who keyed a submission in (a member's key), and whether the statements were read aloud."""

    channel: Channel
    by: str
    read_aloud: bool
