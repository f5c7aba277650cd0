"""How every kind of question is shown: blank, answered, with its mistakes, and printed."""

import re
from dataclasses import replace
from html import unescape
from typing import Any, Final

import pytest

from intake.forms.fields import Fields
from tests.support.forms import NAME, a_question
from tests.support.html_faults import faults
from tests.support.markup import Markup, Tag
from tests.support.question_examples import Case, Example, answered, cases, examples, read, shown
from tests.support.visitor import Screen

CANARY: Final = '<canary title="\'x">&'
CONTROLS: Final = ("input", "select", "textarea")

every_example = pytest.mark.parametrize("example", examples(), ids=str)
every_case = pytest.mark.parametrize("case", cases(), ids=str)
right_case = pytest.mark.parametrize("case", [c for c in cases() if c.is_right], ids=str)
wrong_case = pytest.mark.parametrize("case", [c for c in cases() if not c.is_right], ids=str)


def blank(example: Example) -> str:
    return shown(example.question(), Fields())


def controls(html: str) -> list[Tag]:
    return [tag for tag in Markup.of(html).tags if tag.name in CONTROLS]


def descriptions(markup: Markup) -> set[str]:
    """The ids of everything that describes a field or a group."""
    return {
        each for tag in markup.tags for each in tag.attributes.get("aria-describedby", "").split()
    }


def marked(written: object, key: str = "") -> Any:
    """The same with a canary in every text that people read and that is no Markdown."""
    if isinstance(written, dict):
        return {name: marked(value, name) for name, value in written.items()}
    if isinstance(written, list):
        return [marked(each, key) for each in written]
    return f"{written}{CANARY}" if key in ("label", "hint") else written


@every_example
def test_page_has_exactly_the_fields_of_the_question(example: Example) -> None:
    found = {tag.attributes["name"] for tag in controls(blank(example))}
    assert found == set(example.question().names)


@every_example
def test_only_choices_of_one_question_share_a_name(example: Example) -> None:
    found = [
        tag.attributes["name"]
        for tag in controls(blank(example))
        if tag.attributes.get("type") not in ("radio", "checkbox")
    ]
    assert len(set(found)) == len(found)


@every_example
def test_blank_question_holds_nothing(example: Example) -> None:
    sent = Screen.of(200, blank(example)).fields
    assert [pair for pair in sent if pair[1]] == []


@every_example
def test_question_can_be_printed_blank_without_a_form(example: Example) -> None:
    names = {tag.name for tag in Markup.of(blank(example)).tags}
    assert not names & {"form", "button", "script"}


@every_example
def test_blank_question_is_faultless(example: Example) -> None:
    assert faults(blank(example)) == []


@every_case
def test_answered_question_is_faultless(case: Case) -> None:
    assert faults(answered(case)) == []


@every_example
def test_every_field_has_a_label(example: Example) -> None:
    labels = [tag.attributes["for"] for tag in Markup.of(blank(example)).all("label")]
    assert sorted(tag.attributes["id"] for tag in controls(blank(example))) == sorted(labels)


@every_example
def test_several_fields_stand_in_a_group_with_a_legend(example: Example) -> None:
    html = unescape(blank(example))
    legend = f'question__legend">{example.question().shown_label}</legend>'
    if len(controls(html)) > 1:
        assert html.lstrip().startswith("<fieldset")
        assert legend in html


@every_example
def test_hint_describes_its_field_or_group(example: Example) -> None:
    markup = Markup.of(blank(example))
    hints = [tag for tag in markup.tags if "hint" in tag.attributes.get("class", "").split()]
    assert not example.question().hint or example.question().hint in {hint.text for hint in hints}
    assert {hint.attributes["id"] for hint in hints} <= descriptions(markup)


@every_example
def test_question_that_hangs_on_a_choice_stands_under_it(example: Example) -> None:
    question = example.question()
    for choice in question.choices:
        hanging = a_question(NAME)
        html = shown(question, Fields(), under={(question.id, choice.value): [hanging]})
        (reveal,) = re.findall(
            r'data-shown-by="([^" ]+)">(?:(?!data-shown).)*id="name"', html, re.DOTALL
        )
        values = {tag.attributes.get("id"): tag.attributes.get("value")
                  for tag in Markup.of(html).tags}  # fmt: skip
        assert values[reveal] == choice.value
        assert faults(html) == []


@every_example
def test_what_is_shown_by_a_choice_names_choices_of_the_page(example: Example) -> None:
    markup = Markup.of(blank(example))
    choices = {tag.attributes["id"] for tag in markup.tags
               if tag.name == "option" or tag.attributes.get("type") in ("radio", "checkbox")
               if "id" in tag.attributes}  # fmt: skip
    for tag in markup.tags:
        assert set(tag.attributes.get("data-shown-by", "").split()) <= choices


@every_example
def test_browser_fills_in_only_where_the_form_says_so(example: Example) -> None:
    asked = {tag.attributes.get("autocomplete", "off") for tag in controls(blank(example))}
    assert (asked <= {"off"}) == (not example.written.get("autocomplete"))


@every_example
def test_question_that_may_be_left_out_says_so(example: Example) -> None:
    question = example.question()
    assert (f"{question.label} (optional)" in unescape(blank(example))) == question.optional


@wrong_case
def test_every_problem_stands_beside_a_field_that_a_link_can_reach(case: Case) -> None:
    html = answered(case)
    ids = {tag.attributes["id"]: tag.attributes["name"] for tag in controls(html)}
    for problem in case.reading.problems:
        assert problem.field in case.question.names
        assert ids[problem.field] == problem.field
        assert f"</span>{problem.message}</p>" in unescape(html)
        assert f"{problem.field}-error" in descriptions(Markup.of(html))


@wrong_case
def test_only_fields_with_a_problem_are_marked_as_wrong(case: Case) -> None:
    marked_fields = {
        tag.attributes["id"]
        for tag in controls(answered(case))
        if tag.attributes.get("aria-invalid") == "true"
    }
    assert marked_fields <= {problem.field for problem in case.reading.problems}
    assert 1 <= answered(case).count("question--error") <= len(case.reading.problems)


@right_case
def test_right_answer_shows_no_error(case: Case) -> None:
    assert "error" not in answered(case)


@right_case
def test_page_sends_a_right_answer_again(case: Case) -> None:
    sent = Fields.from_pairs(Screen.of(200, answered(case)).fields)
    again = replace(case.fields, values=sent.values)
    assert case.question.answer(again) == case.reading


@every_case
def test_page_keeps_whatever_was_typed(case: Case) -> None:
    html = answered(case)
    sent = Fields.from_pairs(Screen.of(200, html).fields)
    typed = [
        tag for tag in controls(html) if tag.attributes.get("type") not in ("radio", "checkbox")
    ]
    for name in (tag.attributes["name"] for tag in typed if tag.name != "select"):
        assert sent.one(name) == case.fields.one(name)


@every_example
def test_passages_are_shown_as_markup(example: Example) -> None:
    assert "&lt;" not in blank(example)
    assert "**" not in str(example.written) or "<strong>" in blank(example)


@every_example
def test_words_of_the_form_are_escaped(example: Example) -> None:
    written = marked(example.written)
    html = shown(read(written), Fields())
    assert "<canary" not in html
    assert html.count("&lt;canary") >= str(written).count("<canary")


@every_example
def test_words_for_errors_are_escaped(example: Example) -> None:
    question = example.saying(CANARY)
    for sent in example.inputs:
        fields = example.fields(sent["typed"])
        problems = question.answer(fields).problems
        html = shown(question, fields, problems)
        assert "<canary" not in html
        assert html.count("&lt;canary") == len(problems)


@every_example
def test_whatever_is_typed_is_escaped(example: Example) -> None:
    question = example.question()
    typed = example.fields(dict.fromkeys(question.names, CANARY))
    html = shown(question, typed, question.answer(typed).problems)
    assert "<canary" not in html
    assert faults(html) == []
