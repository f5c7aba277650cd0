"""The kinds of question a form can ask, a module each."""

from collections.abc import Mapping
from typing import Final

from intake.forms.questions.address import Address
from intake.forms.questions.base import Question
from intake.forms.questions.checkboxes import Checkboxes
from intake.forms.questions.contact_preferences import ContactPreferences
from intake.forms.questions.content import Content
from intake.forms.questions.date import Date
from intake.forms.questions.email import Email
from intake.forms.questions.long_text import LongText
from intake.forms.questions.number import Number
from intake.forms.questions.phone import Phone
from intake.forms.questions.postcode import Postcode
from intake.forms.questions.radios import Radios
from intake.forms.questions.select import Select
from intake.forms.questions.statement import Statement
from intake.forms.questions.text import Text
from intake.forms.questions.yes_no import YesNo

REGISTRY: Final[Mapping[str, type[Question]]] = {
    kind.type: kind
    for kind in (
        Address,
        Checkboxes,
        ContactPreferences,
        Content,
        Date,
        Email,
        LongText,
        Number,
        Phone,
        Postcode,
        Radios,
        Select,
        Statement,
        Text,
        YesNo,
    )
}
"""Every kind of question by its name in a form's file."""
