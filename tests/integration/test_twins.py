"""The same content under another token within a day: two cases, and the desk says so."""

from collections.abc import Callable, Mapping

import pytest

from intake.adapters.keepings import Keepings
from intake.adapters.table import Table
from intake.adapters.twins import Twins
from intake.cases.member import COACH, COORDINATOR
from tests.support.clock import Clock
from tests.support.desk import Browser, Stage
from tests.support.door import contact_page, door
from tests.support.kept import everything
from tests.support.visitor import Typed, Visitor

MESSAGE: Mapping[str, str] = {"topic": "something-else", "message": "We no longer speak."}
BY_EMAIL: Typed = {"name": "Al", "reply-channels": ["email"], "reply-email": "al@example.org"}
Send = Callable[..., str]


@pytest.fixture
def send(table: Table, clock: Clock) -> Send:
    """Send the contact form from its first page on, and return the id of the case."""

    def sent(message: str = MESSAGE["message"], name: str = "Al") -> str:
        before = cases(table)
        visitor = Visitor(contact_page(), door(table, clock))
        visitor.press({**MESSAGE, "message": message})
        visitor.press({**BY_EMAIL, "name": name})
        visitor.press()
        (made,) = cases(table) - before
        return made

    return sent


def cases(table: Table) -> set[str]:
    return {item["case_id"] for item in everything(table) if item["sk"] == "CASE"}


def twins(table: Table, case_id: str) -> list[str]:
    keeping = Keepings(table).find(case_id)
    assert keeping
    return Twins(table).of(keeping)


def test_the_same_words_under_another_token_are_another_case_and_its_twin(
    table: Table, clock: Clock, send: Send
) -> None:
    first = send()
    clock.forward(hours=23)
    second = send()
    assert twins(table, second) == [first]
    assert twins(table, first) == [second]


def test_after_a_day_it_is_news(table: Table, clock: Clock, send: Send) -> None:
    first = send()
    clock.forward(hours=25)
    send()
    assert twins(table, first) == []


@pytest.mark.parametrize("other", [{"message": "It is worse now."}, {"name": "Alex"}])
def test_other_words_are_no_twin(table: Table, send: Send, other: dict[str, str]) -> None:
    send()
    assert twins(table, send(**other)) == []


def test_a_case_that_is_gone_is_no_twin(table: Table, send: Send) -> None:
    first, second = send(), send()
    table.delete(f"CASE#{first}", "CASE")
    assert twins(table, second) == []


def test_the_page_of_a_case_leads_to_its_twin_but_for_a_coach(table: Table, send: Send) -> None:
    first, second = send(), send()
    stage = Stage(table)
    stage.add_member("jo", "general", roles=[COORDINATOR], name="Jo")
    stage.add_member("col", "general", roles=[COACH], name="Col")
    jo, col = Browser(stage, "jo"), Browser(stage, "col")
    coach = next(each.key for each in stage.members.everybody() if each.name == "Col")
    table.update(f"CASE#{second}", "CASE", "SET allocated = :to", {":to": [coach]})
    pages = {}
    for browser in (jo, col):
        browser.visit(f"/cases/{second}")
        pages[browser] = browser.get(f"/cases/{second}")["body"]
    link = f'<a href="/cases/{first}">'
    assert link in pages[jo]
    assert "The same words came within a day, perhaps the same request sent twice" in pages[jo]
    assert "What is it about?" in pages[col]
    assert link not in pages[col]
