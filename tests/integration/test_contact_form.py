"""The contact form through the public door, with the real definitions and a table in memory."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from intake.adapters.table import Table
from intake.handlers.http import Response
from tests.support.clock import Clock
from tests.support.door import ADDRESSES, contact_page, door
from tests.support.visitor import Screen, Visitor

Addresses = Mapping[str, Mapping[str, str]]

MESSAGE = {"topic": "mediation", "message": "Noise every night.\nWhat can we do?"}
ABOUT: dict[str, str | list[str]] = {
    "name": "Robin",
    "reply-channels": ["email"],
    "reply-email": "robin@example.org",
    "reply-times": "Mornings",
}


@pytest.fixture
def visitor(table: Table, clock: Clock) -> Visitor:
    """Somebody who takes ten seconds over a page."""
    send = door(table, clock)

    def unhurried(event: dict[str, object]) -> Response:
        clock.forward(seconds=10)
        return send(event)

    return Visitor(contact_page(), unhurried)


def checked(visitor: Visitor) -> Visitor:
    visitor.press(MESSAGE)
    visitor.press(ABOUT)
    return visitor


def reference(screen: Screen) -> str:
    found = re.search(r'class="reference">([^<]+)<', screen.html)
    assert found, screen.html
    return found[1]


def items(table: Table, prefix: str) -> list[dict[str, Any]]:
    found = table._client.scan(TableName=table._name)["Items"]  # noqa: SLF001 a test may look
    return [item for item in found if item["pk"]["S"].startswith(prefix)]


def test_first_page_leads_to_the_second(visitor: Visitor) -> None:
    assert visitor.press(MESSAGE).title.startswith("How can we reply to you?")


def test_empty_page_comes_back_with_its_errors(visitor: Visitor) -> None:
    screen = visitor.press()
    assert screen.status == 422
    assert screen.title.startswith("Error: ")
    assert 'href="#topic"' in screen.html


def test_answers_stay_in_a_page_with_errors(visitor: Visitor) -> None:
    screen = visitor.press({"message": MESSAGE["message"]})
    assert ("message", MESSAGE["message"]) in [(n, v.rstrip("\n")) for n, v in screen.fields]


def test_all_answers_stand_on_check_your_answers(visitor: Visitor) -> None:
    html = checked(visitor).at.html
    for words in (
        "Noise every night.",
        "Robin",
        "Email: robin@example.org",
        "Safe times: Mornings",
    ):
        assert words in html


def test_a_channel_that_was_not_ticked_is_said_to_be_unsafe(visitor: Visitor) -> None:
    assert "Phone call: do not use" in checked(visitor).at.html


def test_somebody_for_whom_no_way_is_safe_can_send(visitor: Visitor, table: Table) -> None:
    visitor.press(MESSAGE)
    visitor.press({"name": "Robin", "reply-channels": ["none"], "reply-otherwise": "Ask Sam"})
    assert "No way to get in touch is safe" in visitor.at.html
    assert reference(visitor.press())
    (case,) = [item for item in items(table, "CASE#") if item["sk"]["S"] == "CASE"]
    assert case["flags"]["L"] == [{"S": "unsafe_contact"}]
    assert items(table, "PERSON#") == []


def test_nothing_is_stored_before_send(visitor: Visitor, table: Table) -> None:
    checked(visitor)
    assert items(table, "") == []


def test_send_shows_a_reference_and_the_promise(visitor: Visitor) -> None:
    screen = checked(visitor).press()
    assert screen.status == 200
    assert re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}", reference(screen))
    assert "3 working days" in screen.html


def test_send_stores_one_of_everything_and_a_notice_for_each_address(
    visitor: Visitor, table: Table
) -> None:
    checked(visitor).press()
    kinds = sorted(
        item["pk"]["S"].split("#")[0] + "/" + item["sk"]["S"] for item in items(table, "")
    )
    case_id = items(table, "ANSWERS#")[0]["pk"]["S"].removeprefix("ANSWERS#")
    assert kinds == [
        "ANSWERS/person#1",
        "CASE/CASE",
        "CASE/NOTICE#new-1-coordinator",
        "CASE/NOTICE#new-1-office",
        f"PERSON/{case_id}#person",
        "RECEIPT/RECEIPT",
        "REF/REF",
    ]


def test_the_case_holds_no_answer(visitor: Visitor, table: Table) -> None:
    checked(visitor).press()
    told = str(items(table, "CASE#") + items(table, "REF#") + items(table, "RECEIPT#"))
    for words in ("Noise", "Robin", "robin@example.org", "Mornings"):
        assert words not in told


def test_the_promise_on_the_case_is_the_one_on_the_page(visitor: Visitor, table: Table) -> None:
    checked(visitor).press()
    (case,) = [item for item in items(table, "CASE#") if item["sk"]["S"] == "CASE"]
    # Saturday 21 November and three working days: Wednesday, five in the afternoon
    assert case["promised_by"]["S"] == "2026-11-25T17:00:00Z"


def test_sending_again_gives_the_same_reference_and_no_second_case(
    visitor: Visitor, table: Table
) -> None:
    ready = checked(visitor).at
    first = reference(visitor.press())
    visitor.at = ready
    assert reference(visitor.press()) == first
    assert len(items(table, "REF#")) == 1
    assert len(items(table, "CASE#")) == 3


def test_edited_answers_under_the_same_token_are_kept_beside_the_first(
    visitor: Visitor, table: Table
) -> None:
    ready = checked(visitor).at
    first = reference(visitor.press())
    visitor.at = ready
    assert reference(visitor.press({"message": "Now it is worse."})) == first
    kept = {item["sk"]["S"]: str(item) for item in items(table, "ANSWERS#")}
    assert "Noise every night." in kept["person#1"]
    assert "Now it is worse." in kept["person#2"]


def test_edited_answers_tell_everybody_again(visitor: Visitor, table: Table) -> None:
    ready = checked(visitor).at
    visitor.press()
    visitor.at = ready
    visitor.press({"message": "Now it is worse."})
    slots = {item["sk"]["S"] for item in items(table, "CASE#")}
    assert {"NOTICE#updated-2-coordinator", "NOTICE#updated-2-office"} <= slots


def test_back_keeps_what_was_typed_on_both_pages(visitor: Visitor) -> None:
    visitor.press(MESSAGE)
    visitor.press({"name": "Robin"}, go="back")
    screen = visitor.press()
    assert screen.title.startswith("How can we reply to you?")
    assert ("name", "Robin") in screen.fields


def test_a_change_from_check_your_answers_returns_there(visitor: Visitor) -> None:
    checked(visitor).press(go="change:message")
    screen = visitor.press({"topic": "workplace-mediation"})
    assert screen.title.startswith("Check your answers")
    assert "Mediation at work" in screen.html


def test_a_taken_reference_is_drawn_again(table: Table, clock: Clock) -> None:
    drawn = iter("2222222" * 2 + "3333333")
    send = door(table, clock, choose=lambda _: next(drawn))
    first = reference(checked(Visitor(contact_page(), send)).press())
    second = reference(checked(Visitor(contact_page(), send)).press())
    assert first.startswith("2222-222")
    assert second.startswith("3333-333")


def test_a_team_without_an_address_closes_its_form(table: Table, clock: Clock) -> None:
    visitor = Visitor(contact_page(), door(table, clock, addresses={}))
    screen = visitor.press(MESSAGE)
    assert screen.status == 409
    assert "closed for now" in screen.html


@pytest.mark.parametrize(
    ("addresses", "team"),
    [
        (ADDRESSES, "general"),
        ({**ADDRESSES, "mediation": {"coordinator": "m@example.org"}}, "mediation"),
    ],
)
def test_the_team_of_the_topic_gets_the_message_if_it_can_be_told(
    table: Table, clock: Clock, addresses: Addresses, team: str
) -> None:
    checked(Visitor(contact_page(), door(table, clock, addresses=addresses))).press()
    (case,) = [item for item in items(table, "CASE#") if item["sk"]["S"] == "CASE"]
    assert (case["team"]["S"], case["status"]["S"]) == (team, "new")


def test_a_closed_form_gives_back_what_was_typed(table: Table, clock: Clock) -> None:
    visitor = Visitor(contact_page(), door(table, clock, addresses={}))
    assert "Noise every night." in visitor.press(MESSAGE).html


def test_a_closed_contact_form_says_what_was_not_sent_and_who_helps(
    table: Table, clock: Clock
) -> None:
    screen = Visitor(contact_page(), door(table, clock, addresses={})).press(MESSAGE)
    assert "Nothing has been sent to us." in screen.html
    assert 'href="/confidentiality/#if-you-are-not-safe"' in screen.html
    assert "write to the people" not in screen.html


def test_contact_details_of_edited_answers_are_indexed_too(visitor: Visitor, table: Table) -> None:
    ready = checked(visitor).at
    visitor.press()
    visitor.at = ready
    visitor.press({"reply-email": "other@example.org"})
    assert len({item["pk"]["S"] for item in items(table, "PERSON#")}) == 2


def test_the_confirmation_leads_to_ones_own_answers_for_printing(visitor: Visitor) -> None:
    checked(visitor).press()
    screen = visitor.press()
    assert screen.title.startswith("Your answers")
    for words in ("Noise every night.", "Robin", "Email: robin@example.org"):
        assert words in screen.html


def test_showing_ones_own_answers_stores_nothing_more(visitor: Visitor, table: Table) -> None:
    checked(visitor).press()
    before = items(table, "")
    visitor.press()
    assert items(table, "") == before
