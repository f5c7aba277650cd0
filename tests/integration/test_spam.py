"""Spam through the public door: stored, marked, listed apart, and never refused or told."""

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

import pytest

from intake.adapters.definitions import Definitions
from intake.adapters.table import Item, Table
from intake.adapters.values import decode
from intake.forms.definition import Form
from intake.forms.trap import trap_name
from intake.handlers.http import Response
from tests.support.clock import Clock
from tests.support.door import TOKEN_KEY, Door, door
from tests.support.events import post
from tests.support.forms import marks
from tests.support.markup import Markup
from tests.support.site import built
from tests.support.spam import HALVES, Figures, Record, frozen_form, records, weighed
from tests.support.visitor import Screen, Typed, Visitor

ADDRESSES = {
    "general": {"coordinator": "coordinator@example.org", "office": "office@example.org"},
    "safeguarding": {"lead": "lead@example.org"},
}
MESSAGE = {"topic": "mediation", "message": "We offer cheap things. https://shop.example.org"}
ABOUT = {"name": "Robin", "email": "robin@example.org"}
CHECK = "/forms/contact/check-your-answers"


class FrozenForm(Definitions):
    """The real definitions with the form of the corpora."""

    @cached_property
    def forms(self) -> dict[str, Form]:
        return {"contact": frozen_form()}


class BrokenTable(Table):
    """A table that cannot count."""

    def __init__(self) -> None:
        super().__init__(None, "")
        self.asked = 0

    def update(self, *_: object, **__: object) -> Item:
        self.asked += 1
        raise TimeoutError


def spam_door(table: Table, clock: Clock, counters: Table | None = None) -> Door:
    known = FrozenForm(built() / "definitions")
    return door(table, clock, addresses=ADDRESSES, known=known, counters=counters)


@pytest.fixture
def send(table: Table, clock: Clock) -> Door:
    return spam_door(table, clock)


class Robot(Visitor):
    """Sends every page within the same second and, if told to, fills what people do not see."""

    def __init__(self, send: Door) -> None:
        super().__init__("", send)
        self.at = Screen(200, "", action="/forms/contact/message")

    def run(self, message: Typed = MESSAGE, *, trap: str = "") -> Screen:
        self.press(message)
        self.press({**ABOUT, **({trap_of(self.at): trap} if trap else {})})
        return self.press()


def trap_of(screen: Screen) -> str:
    return trap_name(screen.token)


def items(table: Table, prefix: str = "") -> list[Item]:
    pages = table._client.get_paginator("scan").paginate(TableName=table._name)  # noqa: SLF001
    found = [decode(item) for page in pages for item in page["Items"]]
    return [item for item in found if item["pk"].startswith(prefix)]


def case_of(table: Table) -> Item:
    (case,) = (item for item in items(table, "CASE#") if item["sk"] == "CASE")
    return case


def slots(table: Table) -> list[str]:
    keys = [item["sk"] for item in items(table, "CASE#")]
    return sorted(sk.removeprefix("NOTICE#") for sk in keys if sk.startswith("NOTICE#"))


def reference(html: str) -> str:
    found = re.search(r'class="reference">([^<]+)<', html)
    assert found, html
    return found[1]


# The field that is to stay empty


@pytest.fixture
def second_page(send: Door) -> Screen:
    return Robot(send).press(MESSAGE)


def test_the_trap_is_hidden_from_eyes_keyboard_and_assistive_technology(
    second_page: Screen,
) -> None:
    wrapper = '<div class="visually-hidden" aria-hidden="true">'
    before, _, after = second_page.html.partition(wrapper)
    assert trap_of(second_page) not in before
    field = next(tag for tag in Markup.of(after).tags if tag.name == "input").attributes
    assert field["name"] == trap_of(second_page)
    assert field["tabindex"] == "-1"
    assert "style" not in field


def test_the_trap_asks_browsers_and_password_managers_to_leave_it(second_page: Screen) -> None:
    (field,) = (
        tag.attributes
        for tag in Markup.of(second_page.html).all("input")
        if tag.attributes.get("name") == trap_of(second_page)
    )
    assert field["autocomplete"] == "off"
    assert {"data-1p-ignore", "data-bwignore", "data-lpignore"} <= field.keys()


def test_whoever_meets_the_trap_is_told_to_leave_it_empty(second_page: Screen) -> None:
    (label,) = (
        tag
        for tag in Markup.of(second_page.html).all("label")
        if tag.attributes["for"] == trap_of(second_page)
    )
    assert label.text == "Leave this empty"


def test_the_built_page_has_no_trap() -> None:
    assert "Leave this empty" not in (built() / "site" / "contact" / "index.html").read_text()


def test_every_later_page_has_the_trap(send: Door) -> None:
    robot = Robot(send)
    for page in (MESSAGE, ABOUT):
        assert (trap_of(robot.press(page)), "") in robot.at.fields


def test_visitors_have_different_traps(send: Door) -> None:
    assert trap_of(Robot(send).press(MESSAGE)) != trap_of(Robot(send).press(MESSAGE))


def test_what_stands_in_the_trap_can_be_seen_and_taken_out(send: Door) -> None:
    robot = Robot(send)
    name = trap_of(robot.press(MESSAGE))
    robot.press({**ABOUT, name: "oh"})
    assert (name, "oh") in robot.at.fields
    robot.press({name: ""}, go="back")
    assert (name, "") in robot.at.fields


def test_what_stands_in_the_trap_is_kept_nowhere(table: Table, send: Door) -> None:
    Robot(send).run(trap="something typed")
    assert items(table)
    assert "something typed" not in str(items(table))


# What follows


def test_one_sign_marks_nothing(table: Table, clock: Clock, send: Door) -> None:
    robot = Robot(send)
    robot.press({**MESSAGE, "message": "Our neighbours are too loud."})
    clock.forward(minutes=1)
    robot.press({**ABOUT, trap_of(robot.at): "a password manager"})
    robot.press()
    assert case_of(table)["status"] == "new"
    assert "suspicions" not in case_of(table)
    assert slots(table) == ["new-1-coordinator", "new-1-office"]


def test_suspect_submission_is_stored_and_marked(table: Table, send: Door) -> None:
    Robot(send).run(trap="x")
    assert case_of(table)["status"] == "quarantined"
    assert case_of(table)["suspicions"] == ["trap", "hurry", "links"]
    assert "cheap things" in str(items(table, "ANSWERS#"))


def test_suspect_submission_tells_nobody(table: Table, send: Door) -> None:
    Robot(send).run(trap="x")
    assert slots(table) == []


def test_suspect_submission_is_listed_apart(table: Table, send: Door) -> None:
    Robot(send).run(trap="x")
    assert table.query_index("worklist", "open_for", "general") == []
    (listed,) = table.query_index("worklist", "open_for", "general#quarantined")
    assert listed["status"] == "quarantined"


def test_suspect_submission_is_deleted_by_no_clock(table: Table, send: Door) -> None:
    Robot(send).run(trap="x")
    kept = [item for item in items(table) if not item["pk"].startswith("COUNTER#")]
    assert not any({"expires_at", "delete_after"} & item.keys() for item in kept)


def test_sender_of_a_suspect_submission_gets_the_same_page(table: Table, clock: Clock) -> None:
    pages = []
    for wait, trap in ((60, ""), (0, "x")):
        robot = Robot(spam_door(table, clock))
        robot.press(MESSAGE)
        clock.forward(seconds=wait)
        robot.press({**ABOUT, trap_of(robot.at): trap})
        robot.press()
        pages.append(robot.at.html.replace(reference(robot.at.html), "REFERENCE"))
    cases = [item for item in items(table, "CASE#") if item["sk"] == "CASE"]
    assert sorted(case["status"] for case in cases) == ["new", "quarantined"]
    assert pages[0] == pages[1]


def test_flag_is_told_however_much_it_looks_like_spam(table: Table, send: Door) -> None:
    Robot(send).run({**MESSAGE, "topic": "afraid"}, trap="x")
    assert case_of(table)["flags"] == ["safeguarding"]
    assert case_of(table)["status"] == "new"
    assert slots(table) == ["new-1-lead"]


def test_urgent_case_in_a_flood_is_told(table: Table, send: Door) -> None:
    for _ in range(8):
        Robot(send).run(trap="x")
    assert slots(table) == []
    Robot(send).run({**MESSAGE, "topic": "afraid"}, trap="x")
    assert slots(table) == ["new-1-lead"]


def test_log_names_the_signs_and_no_word(
    table: Table, send: Door, caplog: pytest.LogCaptureFixture
) -> None:
    Robot(send).run(trap="x")
    (record,) = (each for each in caplog.records if each.message == "submission_suspect")
    assert record.__dict__["code"] == "trap hurry links"
    assert record.__dict__["case_id"] == case_of(table)["case_id"]
    assert record.__dict__["form"] == "contact"


# Edited and sent again


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("x", "x", []),
        ("x", "", ["updated-2-coordinator", "updated-2-office"]),
        (
            "",
            "x",
            ["new-1-coordinator", "new-1-office", "updated-2-coordinator", "updated-2-office"],
        ),
    ],
)
def test_who_heard_of_a_case_hears_of_its_edits(
    table: Table, send: Door, first: str, second: str, told: list[str]
) -> None:
    robot = Robot(send)
    name = trap_of(robot.press({**MESSAGE, "message": "Our neighbours are too loud."}))
    robot.press(ABOUT)
    ready = robot.at
    for trap, message in ((first, "Loud again."), (second, "Louder still.")):
        robot.at = ready
        robot.press({name: trap, "message": message})
    assert slots(table) == told
    assert {item["sk"] for item in items(table, "ANSWERS#")} == {"person#1", "person#2"}


# Counting


def test_clean_submission_asks_no_counter(table: Table, clock: Clock) -> None:
    broken = BrokenTable()
    robot = Robot(spam_door(table, clock, broken))
    robot.press({**MESSAGE, "message": "Our neighbours are too loud."})
    clock.forward(minutes=1)
    robot.press(ABOUT)
    assert reference(robot.press().html)
    assert broken.asked == 0


def test_counter_that_fails_costs_no_submission(
    table: Table, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    broken = BrokenTable()
    screen = Robot(spam_door(table, clock, broken)).run()
    assert reference(screen.html)
    assert broken.asked == 1
    assert "counter_failed" in [each.message for each in caplog.records]


def test_others_from_the_same_address_count(table: Table, send: Door) -> None:
    for each in range(5):
        Robot(send).run({**MESSAGE, "message": f"Number {each}"})
    cases = [item for item in items(table, "CASE#") if item["sk"] == "CASE"]
    assert sorted(case["status"] for case in cases) == ["new"] * 3 + ["quarantined"] * 2


# The corpora, through door and store


def press_send(send: Door, record: Record) -> Response:
    form = frozen_form()
    signed = record.token(form).signed(TOKEN_KEY)
    seen = [("_seen", mark) for mark in marks(form)]
    body = urlencode([*record.pairs(signed), *seen]).encode()
    return send(post(CHECK, body, address=record.address))


@pytest.fixture
def outcome(local_table: Table, clock: Clock) -> Callable[[str], tuple[Figures, int]]:
    """Sends a half and tells its figures and how many were confirmed but not stored."""

    def sent(half: str) -> tuple[Figures, int]:
        send = spam_door(local_table, clock)
        shown: dict[str, Record] = {}
        for record in records(half):
            clock.moment = record.moment
            answer = press_send(send, record)
            assert answer["statusCode"] == 200, record
            shown[reference(answer["body"]).replace("-", "")] = record
        assert len(shown) == len(records(half))
        return told(local_table, shown)

    return sent


def told(table: Table, shown: dict[str, Record]) -> tuple[Figures, int]:
    stored = items(table)
    cases = {item["reference"].replace("-", ""): item for item in stored if item["sk"] == "CASE"}
    answered = {item["pk"].removeprefix("ANSWERS#") for item in stored}
    noticed = {item["pk"] for item in stored if item["sk"].startswith("NOTICE#")}
    figures = Figures()
    missing = 0
    for shown_reference, record in shown.items():
        case: dict[str, Any] = cases.get(shown_reference, {"case_id": "", "pk": "", "status": ""})
        missing += case["case_id"] not in answered
        marked = case["status"] == "quarantined"
        assert marked == (case["pk"] not in noticed)
        figures.count(record, marked=marked)
    return figures, missing


@pytest.mark.parametrize("half", HALVES)
def test_all_of_the_corpora_are_stored_and_those_marked_that_the_score_marks(
    outcome: Callable[[str], tuple[Figures, int]], half: str
) -> None:
    figures, missing = outcome(half)
    assert missing == 0
    # tests/unit/forms/test_spam.py asks how many these may be, over both halves
    assert figures == weighed(half)
