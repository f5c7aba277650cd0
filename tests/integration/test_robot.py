"""A robot walks every form through every page it can reach, without script."""

from collections.abc import Callable
from dataclasses import replace
from itertools import groupby
from typing import Any

import pytest

from intake.adapters.table import Table
from tests.support.door import definitions
from tests.support.kept import KeptCase, holding
from tests.support.robot import CHECK, Place, reference, rows_of
from tests.support.visitor import Typed
from tests.support.walks import Written, explored, form_names, no_table, robot, written

FORMS = pytest.mark.parametrize("name", form_names())


def one_of_each_page(name: str) -> list[Place]:
    return list({place.page: place for place in reversed(explored(name))}.values())


def summaries(name: str) -> list[Place]:
    return [place for place in explored(name) if place.page == CHECK]


def one_of_each_way(name: str) -> list[Place]:
    return list({tuple(place.sent): place for place in summaries(name)}.values())


@FORMS
def test_every_page_can_be_reached(name: str) -> None:
    reached = {place.page for place in explored(name)}
    assert reached == {page["id"] for page in written(name).pages} | {CHECK}


@FORMS
def test_a_page_sent_empty_names_each_question_that_must_be_answered(name: str) -> None:
    for place in one_of_each_page(name):
        needed = {
            each["id"]
            for page, each in written(name).questions()
            if page["id"] == place.page
            and each["type"] != "content"
            and not each.get("optional")
            and "show_if" not in each
        }
        if not needed:
            continue
        after = robot(name, no_table()).press(place, {})
        assert after.screen.status == 422, place.page
        assert after.screen.title.startswith("Error: ")
        assert {each.partition("-")[0] for each in after.sight.errors} >= needed
        assert {f"{each}-error" for each in after.sight.errors} <= after.sight.ids
        assert set(after.sight.errors) <= after.sight.ids


def pages_of(fits: Callable[[dict[str, Any]], object]) -> list[tuple[str, str]]:
    """Every page, by form and id, that a test applies to; there are some."""
    found = [(n, page["id"]) for n in form_names() for page in written(n).pages if fits(page)]
    assert found
    return found


def has_no_needed_answer(page: dict[str, Any]) -> bool:
    asked = page.get("questions", [])
    needless = all(each.get("optional") or each["type"] == "content" for each in asked)
    return bool(asked) and needless


@pytest.mark.parametrize(("name", "page"), pages_of(has_no_needed_answer))
def test_a_page_without_a_needed_answer_can_be_sent_empty(name: str, page: str) -> None:
    (place,) = (each for each in one_of_each_page(name) if each.page == page)
    after = robot(name, no_table()).press(place, {})
    assert after.page != page


@pytest.mark.parametrize(("name", "page"), pages_of(lambda page: page.get("exit")))
def test_an_exit_page_leads_nowhere_and_keeps_nothing(name: str, page: str) -> None:
    places = [each for each in explored(name) if each.page == page]
    assert places
    for place in places:
        assert not place.sight.may_continue
        walker = robot(name, no_table())
        pressed = walker.press(place, {})
        for last in (place, pressed):
            sending = replace(last.screen, action=f"/forms/{name}/{CHECK}")
            after = walker.press(Place(sending), {})
            assert (after.page, after.screen.status) == (place.page, 200)


@FORMS
def test_check_your_answers_shows_every_answer_and_nothing_else(name: str) -> None:
    assert summaries(name)
    for place in summaries(name):
        shown = {page: list(rows) for page, rows in groupby(rows_of(place), lambda row: row.page)}
        given = {page: typed for page, typed in place.sent.items() if typed}
        assert set(shown) == set(given)
        for page, typed in given.items():
            labels = {written(name).question(each)["label"] for each in typed}
            assert {row.label for row in shown[page]} == labels
            lines = " / ".join(line for row in shown[page] for line in row.words)
            assert [each for each in words_of(written(name), typed) if each not in lines] == []


def words_of(form: Written, typed: Typed) -> list[str]:
    """The words in which answers must come back: an option's label, or what was typed."""
    words = []
    for name, value in typed.items():
        assert isinstance(value, str)
        question = form.question(name)
        labels = {option["value"]: option["label"] for option in question.get("options", ())}
        if question["type"] in ("statement", "date", "yes_no") or name.endswith("-channels"):
            continue
        if not name.endswith("-voicemail"):
            words.append(labels.get(value, value))
    return words


@FORMS
def test_send_stores_what_was_shown_by_whom_it_is_about(name: str, table: Table) -> None:
    walker = robot(name, table)
    for place in one_of_each_way(name):
        kept = KeptCase.of(table, reference(walker.press(place, {})))
        shown: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for row in rows_of(place):
            shown.setdefault(written(name).about(row.page), []).append((row.label, row.words))
        assert kept.said() == shown


@FORMS
def test_the_other_party_lies_in_a_partition_of_its_own(name: str, table: Table) -> None:
    walker = robot(name, table)
    fullest = max(summaries(name), key=lambda place: len(place.choices))
    kept = KeptCase.of(table, reference(walker.press(fullest, {})))
    for about, partition in kept.places.items():
        assert partition == ("PARTY" if about == "other_party" else "ANSWERS")
    for page, typed in fullest.sent.items():
        for words in (each for each in typed.values() if str(each).startswith("Words for")):
            theirs = written(name).about(page) == "other_party"
            assert holding(table, str(words)) == ({"PARTY"} if theirs else {"ANSWERS"})


def flagged_options() -> list[tuple[str, str, str]]:
    return [
        (name, question, value)
        for name in form_names()
        for question, options in written(name).flagged().items()
        for value, flag in options.items()
        if flag
    ]


def harmless(name: str) -> dict[str, str | list[str]]:
    """For each question that can raise a flag, an answer that raises none."""
    return {
        question: next(value for value, flag in options.items() if not flag)
        for question, options in written(name).flagged().items()
    }


def sent(name: str, table: Table, wishes: dict[str, str | list[str]]) -> KeptCase:
    walker = robot(name, table)
    last = walker.walk({**harmless(name), **wishes})[-1]
    return KeptCase.of(table, reference(walker.press(last, {})))


@pytest.mark.parametrize(("name", "question", "value"), flagged_options())
def test_a_flag_is_raised_and_the_urgent_team_alone_is_told(
    name: str, question: str, value: str, table: Table
) -> None:
    page = next(page["id"] for page, each in written(name).questions() if each["id"] == question)
    way = next(place for place in explored(name) if place.page == page).choices
    kept = sent(name, table, {**way, **harmless(name), question: value})
    form = written(name).data
    assert kept.case["flags"] == [written(name).flagged()[question][value]]
    assert kept.case["team"] == form["urgent_team"]
    roles = {notice["role"] for notice in kept.notices}
    assert roles == set(definitions().teams[form["urgent_team"]].to)


def routes() -> list[tuple[str, str, str, str]]:
    """Each option of a question that decides who gets the case, with its team or the form's."""
    return [
        (name, each["id"], option["value"], option.get("team", written(name).data["team"]))
        for name in form_names()
        for _, each in written(name).questions()
        if any("team" in option for option in each.get("options", ()))
        for option in each["options"]
    ]


def test_contact_and_questions_about_services_go_where_the_topic_says() -> None:
    assert {name for name, *_ in routes()} == {"ask-about-a-service", "contact"}


@pytest.mark.parametrize(("name", "question", "value", "team"), routes())
def test_the_team_of_the_topic_alone_is_told(
    name: str, question: str, value: str, team: str, table: Table
) -> None:
    kept = sent(name, table, {question: value})
    assert kept.case["team"] == team
    assert {notice["team"] for notice in kept.notices} == {team}


@pytest.mark.parametrize("name", [n for n in form_names() if n not in {r[0] for r in routes()}])
def test_without_a_flag_the_forms_own_team_alone_is_told(name: str, table: Table) -> None:
    kept = sent(name, table, {})
    assert kept.case["flags"] == []
    assert kept.case["team"] == written(name).data["team"]
    assert {notice["team"] for notice in kept.notices} == {written(name).data["team"]}


@FORMS
def test_back_to_the_start_and_on_again_loses_nothing(name: str) -> None:
    walker = robot(name, no_table())
    last = walker.walk({})[-1]
    place = last
    while "back" in place.sight.buttons:
        place = walker.press(place, {}, go="back")
    assert place.page == written(name).pages[0]["id"]
    while place.page != CHECK:
        place = walker.press(place, {})
    assert rows_of(place) == rows_of(last)


@FORMS
def test_every_page_of_a_form_says_whose_words_are_in_its_address(name: str) -> None:
    for place in explored(name):
        assert place.screen.action == f"/forms/{name}/{place.page}"
