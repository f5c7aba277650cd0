from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from intake.cases.access import Task
from intake.cases.record import Case
from intake.rendering.desk_account import Account
from intake.rendering.desk_worklist import found_screen, search_screen, worklist_screen

JO = Account("Jo Field", "token-1", [Task.LIST, Task.SEARCH])
CASE = Case(
    id="01KAJ2Y7G0ABCDEFGHJKMNPQRS",
    reference="CDFH-2345",
    title="Write to us",
    flags=(),
    status="new",
    received_at=datetime(2026, 7, 20, 8, 30, tzinfo=UTC),
    promised_by=datetime(2026, 11, 25, 17, 0, tzinfo=UTC),
)
VIEWS = ("team", "mine")


def listed(*cases: Case, whom: str = "", **more: Any) -> str:
    rows = [(case, whom) for case in cases]
    return worklist_screen("team", VIEWS, rows, JO, **more).content


def test_list_links_each_case_and_says_what_matters() -> None:
    html = listed(replace(CASE, flags=("urgent",)), whom="Al Moss")
    assert f'<th scope="row"><a href="/cases/{CASE.id}">CDFH-2345</a></th>' in html
    for words in ("Write to us", "20 July 2026, 9:30am", "25 November 2026, 5:00pm", "Urgent"):
        assert words in html
    assert "Al Moss" in html


@pytest.mark.parametrize(
    ("status", "words"),
    [("open", "25 November 2026, 5:00pm"), ("contacted", "Replied"), ("closed", "25 November")],
)
def test_who_has_had_a_reply_is_promised_none(status: str, words: str) -> None:
    assert f'data-label="Reply by">{words}' in listed(replace(CASE, status=status))


def test_what_people_typed_is_never_markup() -> None:
    script = "<script>alert(1)</script>"
    case = replace(CASE, title=script, flags=(script,), status=script, reference=script)
    assert "<script" not in listed(case, whom=script)
    assert "<script" not in search_screen(JO, problem="No", typed=script).content


def test_list_has_a_caption_and_scoped_headers() -> None:
    html = listed(CASE)
    assert "<caption>" in html
    assert html.count('<th scope="col">') == 6


def test_list_says_which_one_it_is() -> None:
    assert '<a href="/?list=team" aria-current="page">All open</a>' in listed(CASE)
    assert '<a href="/?list=mine">Mine</a>' in listed(CASE)


def test_empty_list_says_so() -> None:
    assert "No case waits" in listed()
    assert "<table" not in listed()


def test_page_without_a_case_goes_on_where_the_list_does() -> None:
    html = listed(following="/?list=team&after=x", stopped_after=250)
    assert "We looked at 250 cases for this page, and none of them belongs here" in html
    assert 'href="/?list=team&amp;after=x"' in html
    assert "No case waits" not in html


def test_short_page_of_a_long_list_says_that_it_goes_on() -> None:
    html = listed(CASE, following="/?list=team&after=x", stopped_after=250)
    assert html.index("We looked at 250 cases for this page. The list goes on") < html.index("<tab")
    assert "We looked" not in listed(CASE, following="/?list=team&after=x")


def test_act_that_led_away_from_a_case_is_confirmed() -> None:
    assert "Done: The case was passed on" in listed(CASE, done="transfer")
    for other in ("take", "<b>", ""):
        assert "Done:" not in listed(CASE, done=other)


def test_what_may_be_spam_is_pointed_to() -> None:
    assert 'href="/?list=quarantined"' in listed(CASE, suspects=True)
    assert "machine" not in listed(CASE)


def test_found_case_says_whose_detail_it_was() -> None:
    html = found_screen([(CASE, ["other_party"])], JO, more=False).content
    assert "the other party" in html


def test_the_way_around_holds_what_one_may_open() -> None:
    html = listed(CASE)
    assert '<a href="/search">Search</a>' in html
    assert "/people" not in html
