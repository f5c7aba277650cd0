"""The kinds of question a form can ask, a module each."""

from collections.abc import Mapping
from typing import Final

from intake.forms.questions.base import Question
from intake.forms.questions.contact_preferences import ContactPreferences
from intake.forms.questions.content import Content
from intake.forms.questions.long_text import LongText
from intake.forms.questions.radios import Radios
from intake.forms.questions.text import Text

REGISTRY: Final[Mapping[str, type[Question]]] = {
    kind.type: kind
    for kind in (
        ContactPreferences,
        Content,
        LongText,
        Radios,
        Text,
    )
}
"""Every kind of question by its name in a form's file."""
