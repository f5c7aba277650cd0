"""The field that is to stay empty: people do not meet it, and robots fill it in.

docs/decisions/spam-is-scored-and-never-refused.md says what follows: nothing, by itself.
"""

from hashlib import sha256
from typing import Final

from intake.forms.fields import Fields

_LETTERS: Final = "bdfghjkmqrvwxz"
"""Without vowels: a name that spells nothing is nothing a browser has an answer for."""
_LENGTH: Final = 12


def trap_name(signed: str) -> str:
    """Return the field's name on a page that carries this signed token.

    It comes from the token's HMAC, so that nobody can know it before they are given the page, and
    whoever is given the page back can name the field again. It begins with an underscore, as no
    question's name does.
    """
    digest = sha256(b"intake form trap\n" + signed.encode()).digest()
    return "_" + "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:_LENGTH])


def trapped(fields: Fields, signed: str) -> str:
    """Return what was typed into the field; empty too when the page had none."""
    return fields.one(trap_name(signed)) if signed else ""
