from datetime import date

import pytest

from intake.rendering.service_words import FormStart, Place
from intake.rendering.ways_to_ask import ways, ways_in_short
from tests.support.services import FORM, MAILBOX, PHONE, UNION, WEB, Written, a_service

PLACE = Place(
    date(2026, 12, 1),
    {},
    {"contact": FormStart("Write to us", "/contact/")},
    lambda path: f"..{path}",
)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (PHONE, ("Phone", "01632 960001", "tel:01632960001", "Duty desk")),
        (
            MAILBOX,
            ("Email", "duty.desk@example.org", "mailto:duty.desk@example.org", "Duty desk"),
        ),
        (FORM, ("Form", "Write to us", "../contact/", "")),
        (WEB, ("Website", "the Mentoring Pool", "https://example.org/pool", "")),
        (WEB | {"address": ""}, ("Website", "the Mentoring Pool", "", "")),
        (UNION, ("Ask", "your own union", "", "")),
    ],
)
def test_way_to_ask_has_words_and_leads_somewhere(
    written: Written, shown: tuple[str, str, str, str]
) -> None:
    (way,) = ways(a_service(access=[written]), PLACE)
    assert (way.label, way.words, way.href, way.who) == shown


@pytest.mark.parametrize(
    ("access", "words"),
    [
        ([PHONE], "Phone"),
        ([UNION, FORM], "Ask your own union or use a form"),
        ([PHONE, MAILBOX, FORM], "Phone, email or use a form"),
        ([FORM, FORM | {"form": "other"}], "Use a form"),
        ([WEB], "Look at a website"),
    ],
)
def test_ways_to_ask_are_short_in_a_table(access: list[Written], words: str) -> None:
    assert ways_in_short(a_service(access=access)) == words


def test_form_that_is_not_there_has_no_link() -> None:
    (way,) = ways(a_service(access=[{"by": "form", "form": "later"}]), PLACE)
    assert (way.words, way.href) == ("through the form on this site, which is not ready yet", "")


def test_note_stands_with_its_way() -> None:
    (way,) = ways(a_service(access=[UNION | {"note": "They know."}]), PLACE)
    assert way.note == "They know."
