from datetime import date

from intake.directory.reminders import due, missing
from tests.support.services import FORM, UNION, WEB, a_service

TODAY = date(2027, 5, 22)


def test_entry_is_due_the_day_after_it_was_good_enough() -> None:
    entry = a_service()
    assert due([entry], date(2027, 5, 21)) == []
    assert due([entry], TODAY) == [
        (
            "services/talking.md: last_checked: not checked since 21 November 2026;"
            " check every line and write today's date"
        )
    ]


def test_pause_that_is_over_is_due() -> None:
    entry = a_service(status={"is": "paused", "until": "2027-01-05"})
    assert due([entry], date(2027, 1, 4)) == []
    assert due([entry], date(2027, 1, 5)) == [
        "services/talking.md: status: the pause until 5 January 2027 is over; take it out"
    ]


def test_form_that_is_not_there_is_missing() -> None:
    entry = a_service(access=[FORM], cost="Free.")
    assert missing([entry], {"contact"}) == []
    assert missing([entry], set()) == [
        "services/talking.md: access: there is no form `contact` yet, so the page has no link to it"
    ]


def test_web_page_without_an_address_is_missing() -> None:
    known, unknown = (a_service(access=[way], cost="Free.") for way in (WEB, WEB | {"address": ""}))
    assert missing([known], ()) == []
    assert missing([unknown], ()) == [
        "services/talking.md: access: the address of the Mentoring Pool is not set"
    ]


def test_cost_that_nobody_knows_is_missing() -> None:
    assert missing([a_service(access=[UNION])], ()) == [
        "services/talking.md: cost: not set, and so absent from the page"
    ]
