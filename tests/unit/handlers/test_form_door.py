"""Something fails at the public door that nobody expected: a page of ours, and no word is lost."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from intake.adapters.table import Table
from intake.forms.definition import Form
from intake.forms.fields import Fields
from intake.rendering.chrome import Chrome
from intake.rendering.problem_pages import PROBLEMS
from intake.services.turn_page import PAGE_FAILED, Turn, TurnPage
from tests.support.clock import Clock
from tests.support.door import TOKEN_KEY, contact_page, definitions, door
from tests.support.events import get
from tests.support.visitor import Typed, Visitor
from tests.support.walks import no_table

ABOUT_IT: Typed = {"topic": "something-else", "message": "Words"}
ABOUT_ME: Typed = {"name": "Al", "reply-channels": ["email"], "reply-email": "al@example.org"}


class FailingTurn(TurnPage):
    """Fails at every page; with `always` at the answers too."""

    def __init__(self, *, always: bool = False) -> None:
        super().__init__(TOKEN_KEY, Clock())
        self._always = always

    def __call__(self, form: Form, *_: Any) -> Any:
        raise ValueError(form.title)

    def failed(self, form: Form, fields: Fields) -> Turn:
        if self._always:
            raise ValueError(fields.one("message"))
        return super().failed(form, fields)


@dataclass(frozen=True)
class FailsOnce(Chrome):
    """Cannot show the page with a title, the first time."""

    title: str
    failed: list[str] = field(default_factory=list)

    def page(self, *, title: str, content: str) -> str:
        if title == self.title and not self.failed:
            self.failed.append(title)
            raise ValueError(content)
        return super().page(title=title, content=content)


def failing_at(title: str) -> FailsOnce:
    return FailsOnce(definitions().chrome("public"), title)


def failed_visitor(turn: TurnPage) -> Visitor:
    visitor = Visitor(contact_page(), door(no_table(), Clock(), turn=turn))
    visitor.press(ABOUT_IT)
    return visitor


def test_a_page_that_fails_shows_the_answers_to_send_again() -> None:
    shown = failed_visitor(FailingTurn()).at
    assert shown.status == 503
    assert PAGE_FAILED.message in shown.html
    assert dict(shown.fields)["message"] == "Words"


def test_from_there_the_way_goes_on(table: Table, clock: Clock) -> None:
    chrome = failing_at(definitions().forms["contact"].pages[1].title)
    visitor = Visitor(contact_page(), door(table, clock, chrome=chrome))
    visitor.press(ABOUT_IT)
    assert visitor.at.status == 503
    # the page that failed was never seen through: it comes once more, with what was typed
    assert dict(visitor.press().fields)["message"] == "Words"
    visitor.press()
    visitor.press(ABOUT_ME)
    assert "What happens next" in visitor.press().html


def test_what_was_stored_is_not_doubled_when_it_could_not_be_said(
    table: Table, clock: Clock
) -> None:
    chrome = failing_at(definitions().forms["contact"].confirmation_title)
    visitor = Visitor(contact_page(), door(table, clock, chrome=chrome))
    visitor.press(ABOUT_IT)
    visitor.press(ABOUT_ME)
    assert visitor.press().status == 503
    assert "What happens next" in visitor.press().html
    assert chrome.failed
    stored = table._client.scan(TableName="alongside")["Items"]  # noqa: SLF001 a test may look
    assert [item["sk"]["S"] for item in stored].count("CASE") == 1


def test_what_cannot_even_be_shown_again_gets_the_other_ways_to_reach_us() -> None:
    shown = failed_visitor(FailingTurn(always=True)).at
    assert shown.status == 503
    assert shown.title.startswith(PROBLEMS["failed"][0])
    assert definitions().organisation.provider.telephone in shown.html


def test_answers_that_were_printed_are_not_offered_to_be_sent(table: Table, clock: Clock) -> None:
    visitor = Visitor(contact_page(), door(table, clock, chrome=failing_at("Your answers")))
    visitor.press(ABOUT_IT)
    visitor.press(ABOUT_ME)
    visitor.press()
    assert visitor.at.action.endswith("your-answers")
    shown = visitor.press()
    assert (shown.status, shown.action) == (503, "")


def test_a_page_asked_for_by_its_address_fails_with_a_page_too() -> None:
    chrome = failing_at(PROBLEMS["not_by_address"][0])
    shown = door(no_table(), Clock(), chrome=chrome)(get("/forms/contact/message"))
    assert shown["statusCode"] == 503
    assert PROBLEMS["failed"][0] in shown["body"]


def test_no_word_of_it_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO"):
        failed_visitor(FailingTurn(always=True))
    told = [vars(record) for record in caplog.records]
    assert [line["message"] for line in told] == ["page_failed", "answers_not_shown"]
    assert "Words" not in str(told)
