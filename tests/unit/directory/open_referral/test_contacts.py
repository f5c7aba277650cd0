import pytest

from intake.directory.open_referral.contacts import Contacts, application_process
from intake.directory.open_referral.identity import Identity
from tests.support.services import FORM, MAILBOX, PHONE, UNION, WEB, Written, a_service

PAGE = "https://talk.example.org/services/talking/"


def contacts(*access: Written) -> Contacts:
    return Contacts(Identity("talk"), a_service(access=list(access)))


@pytest.mark.parametrize(
    ("way", "words"),
    [
        (PHONE, "Phone 01632 960001 (Duty desk)."),
        (MAILBOX, "Email duty.desk@example.org (Duty desk)."),
        (FORM, f"Use the form that {PAGE} names."),
        (WEB, "See the Mentoring Pool (https://example.org/pool)."),
        (WEB | {"address": ""}, "See the Mentoring Pool."),
        (UNION, "Ask your own union."),
        (UNION | {"note": "They know."}, "Ask your own union. They know."),
    ],
)
def test_way_to_ask_is_a_sentence(way: Written, words: str) -> None:
    assert application_process(a_service(access=[way]), PAGE) == words


def test_ways_stand_in_the_editors_order() -> None:
    words = application_process(a_service(access=[UNION, PHONE]), PAGE)
    assert words == "Ask your own union. Phone 01632 960001 (Duty desk)."


def test_one_role_is_one_contact() -> None:
    (contact,) = contacts(PHONE, MAILBOX, FORM).contacts()
    assert (contact["title"], contact["email"]) == ("Duty desk", "duty.desk@example.org")
    assert [phone["number"] for phone in contact["phones"]] == ["01632 960001"]
    assert "name" not in contact


def test_two_roles_are_two_contacts() -> None:
    found = contacts(PHONE, MAILBOX | {"who": "Front office"}).contacts()
    assert [each["title"] for each in found] == ["Duty desk", "Front office"]
    assert "email" not in found[0]
    assert "phones" not in found[1]


def test_phone_names_its_role() -> None:
    made = contacts(PHONE)
    (phone,) = made.phones()
    assert (phone["number"], phone["description"]) == ("01632 960001", "Duty desk")
    assert phone["contact_id"] == made.contacts()[0]["id"]


def test_email_is_the_first_mailbox() -> None:
    assert contacts(MAILBOX, MAILBOX | {"mailbox": "b@example.org"}).email() == MAILBOX["mailbox"]


def test_form_alone_is_no_contact() -> None:
    made = contacts(FORM)
    assert (made.email(), made.phones(), made.contacts()) == ("", [], [])
