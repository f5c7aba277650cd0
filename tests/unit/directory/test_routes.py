import pytest

from intake.content.section import Section
from intake.directory.routes import Route, read_route
from tests.support.services import FORM, MAILBOX, PHONE, UNION, WEB, Written


def read(written: Written) -> tuple[Route, list[str]]:
    section = Section.whole(written)
    return read_route(section), [str(each) for each in section.mistakes]


@pytest.mark.parametrize(
    ("written", "route"),
    [
        (PHONE, Route("phone", "01632 960001", "Duty desk", "")),
        (MAILBOX, Route("mailbox", "duty.desk@example.org", "Duty desk", "")),
        (FORM, Route("form", "contact", "", "")),
        (WEB, Route("web", "https://example.org/pool", "the Mentoring Pool", "")),
        (UNION, Route("representative", "", "your own union", "")),
        (FORM | {"note": "Ask us."}, Route("form", "contact", "", "Ask us.")),
    ],
)
def test_way_is_read(written: Written, route: Route) -> None:
    assert read(written) == (route, [])


def test_address_of_a_web_page_may_not_be_known_yet() -> None:
    assert read({"by": "web", "who": "the pool"}) == (Route("web", "", "the pool", ""), [])


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ({}, "by: this is missing"),
        ({"by": "phone", "who": "Desk"}, "number: this is missing"),
        ({"by": "phone", "number": "01632 960001"}, "who: this is missing"),
        ({"by": "mailbox", "who": "Desk"}, "mailbox: this is missing"),
        ({"by": "form"}, "form: this is missing"),
        ({"by": "representative"}, "who: this is missing"),
        (PHONE | {"number": "ask inside"}, "write a phone number, such as 01632 960000"),
        (MAILBOX | {"mailbox": "duty desk"}, "write an email address"),
        (WEB | {"address": "example.org"}, "write an address that begins with https://"),
        (WEB | {"address": "javascript:alert(1)"}, "write an address that begins with https://"),
        (FORM | {"form": "forms/contact.yml"}, "write the name of a form, such as contact"),
        (PHONE | {"mailbox": "a@example.org"}, "mailbox: this key is not known here"),
    ],
)
def test_way_that_is_not_right_is_one_mistake(written: Written, told: str) -> None:
    (mistake,) = read(written)[1]
    assert told in mistake


def test_unknown_way_lists_the_known_ones() -> None:
    assert read({"by": "post", "who": "Desk"})[1] == [
        'by: "post" is not known here; it can be form, phone, mailbox, web, representative'
    ]
