import json
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from intake.forms.definition import CHECK_ANSWERS, Form, Page
from intake.forms.fields import Fields
from intake.forms.journey import CHANGING, SHOWN, TOKEN, Journey, ShowPage
from intake.forms.problems import Problem
from intake.forms.reading import read_form
from intake.forms.trap import trap_name
from intake.rendering.form_pages import Screen as Drawn
from intake.rendering.form_pages import (
    check_answers_screen,
    confirmation_screen,
    first_page,
    page_screen,
)
from tests.support.forms import (
    ANSWERED,
    MESSAGE,
    NAME,
    REPLY,
    TOPIC,
    Sent,
    a_file,
    a_form,
    a_page,
    sent,
    silent_form,
    without,
)
from tests.support.html_faults import faults
from tests.support.markup import Markup
from tests.support.visitor import Screen

FORM = a_form()
WHAT, WHO, REACH = FORM.pages
NAUGHTY = [
    '"><script>alert(1)</script>',
    "' onfocus='alert(1)",
    "</textarea></form><b>",
    "<!-- ]]> -->",
    "&amp; &lt; &#39; &notin; &copy",
    "{{ 7*7 }} {% raw %} {# #}",
    "%%TITLE%% %%CONTENT%%",
    "=HYPERLINK(1)",
    "a\nb\n\nc",
    "\n\n leading",
    "trailing \n",
    "\ttab",
    "👩‍👩‍👧 \u200fאבג\u200e Z\u0351\u036b\u0343",
    "O'Neil \\ \\n $1 \u2028 \u200b",
    "x" * 400,
]


def page_of(
    page: Page,
    fields: Fields,
    form: Form = FORM,
    problems: Sequence[Problem] | None = None,
    *,
    changing: bool = False,
) -> Drawn:
    """A page with what was sent and, unless others are given, its own problems."""
    journey = Journey.of(form, fields)
    stop = journey.walk.at(page.id)
    assert stop is not None
    own = stop.problems if problems is None else tuple(problems)
    return page_screen(journey, ShowPage(stop, own, changing), "the-token")


def check_of(fields: Fields, form: Form = FORM, problems: Sequence[Problem] = ()) -> Drawn:
    """Check-your-answers of what was sent."""
    return check_answers_screen(Journey.of(form, fields), "the-token", problems)


def shown(page: Page, given: Sent, form: Form = FORM, **how: Any) -> str:
    return page_of(page, sent(given), form, **how).content


def empty(form: Form) -> str:
    """The first page of a form as it is met."""
    return shown(form.pages[0], {}, form, problems=())


def check(given: Sent, form: Form = FORM, *problems: Problem) -> str:
    return check_of(sent(given), form, problems).content


def fields_in(html: str) -> list[tuple[str, str]]:
    """What a browser would send from this page."""
    return Screen.of(200, html).fields


def structure(html: str) -> list[tuple[str, list[str]]]:
    """Every tag with the names of its attributes, without any words."""
    return [(tag.name, sorted(tag.attributes)) for tag in Markup.of(html).tags]


def tag(html: str, **attributes: str) -> dict[str, str]:
    """The attributes of the one tag that has these."""
    (found,) = (
        each.attributes
        for each in Markup.of(html).tags
        if attributes.items() <= each.attributes.items()
    )
    return found


@pytest.mark.parametrize("page", FORM.pages, ids=lambda page: page.id)
def test_page_is_titled(page: Page) -> None:
    screen = page_of(page, Fields(), problems=())
    assert screen.title == page.title
    (heading,) = Markup.of(screen.content).all("h1")
    assert heading.text == page.title


def test_title_begins_with_error_when_there_is_one() -> None:
    assert page_of(WHO, Fields()).title == f"Error: {WHO.title}"
    problem = (Problem("", "Send it again"),)
    assert check_of(Fields(), problems=problem).title == "Error: Check your answers"


def test_built_page_begins_below_its_own_heading() -> None:
    html = first_page(a_form(before_you_start="<p>Before <em>all</em></p>"))
    assert html.startswith("<p>Before <em>all</em></p>")
    assert [heading.text for heading in Markup.of(html).all("h2")] == [WHAT.title]
    assert Markup.of(html).all("h1") == []


def test_built_page_sends_nothing_but_its_own_fields() -> None:
    assert [name for name, _ in fields_in(first_page(FORM))] == [SHOWN, "message"]


@pytest.mark.parametrize("page", FORM.pages, ids=lambda page: page.id)
def test_page_is_sent_to_its_own_address(page: Page) -> None:
    form = tag(shown(page, {}), method="post")
    assert form["action"] == f"/forms/contact/{page.id}"


def test_check_your_answers_is_sent_to_its_own_address() -> None:
    assert tag(check(ANSWERED), method="post")["action"] == f"/forms/contact/{CHECK_ANSWERS}"


def test_caption_stands_above_the_title() -> None:
    form = silent_form(NAME)
    captioned = a_form(pages=[a_page("only", NAME, caption="Part 1")], contact="none")
    assert "page-caption" not in empty(form)
    html = empty(captioned)
    assert html.index('<p class="page-caption">Part 1</p>') < html.index("<h1>")


PAGES: dict[str, Callable[[], str]] = {
    "built": lambda: first_page(FORM),
    **{f"{page.id} empty": partial(shown, page, {}) for page in FORM.pages},
    **{f"{page.id} answered": partial(shown, page, ANSWERED) for page in FORM.pages},
    "wrong": lambda: shown(REACH, {"reply-channels": ["email", "phone"], "reply-times": "x" * 501}),
    "odd": lambda: shown(WHAT, ANSWERED, changing=True, problems=(Problem("", "Odd"),)),
    "check": lambda: check(ANSWERED),
    "check with a problem": lambda: check({}, FORM, Problem("", "Send it again")),
    "confirmation": lambda: (
        confirmation_screen(Journey.of(FORM, sent(ANSWERED)), "CDFH-2345").content
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_page_is_right_html(name: str) -> None:
    assert faults(PAGES[name]()) == []


def test_hints_everywhere_are_right_html() -> None:
    options = [{"value": v, "label": v, "hint": f"Hint {v}"} for v in ("a", "b", "hint")]
    form = silent_form(
        {**TOPIC, "hint": "Hint", "options": options},
        {**MESSAGE, "hint": "Hint"},
        {**NAME, "hint": "Hint"},
        {"id": "danger", "type": "content", "body": "<p>Call 999</p>"},
    )
    assert faults(shown(form.pages[0], {}, form)) == []
    with_reply = a_form(pages=[a_page("only", {**REPLY, "hint": "Hint"})])
    assert faults(shown(with_reply.pages[0], {}, with_reply)) == []


@pytest.mark.parametrize(
    ("page", "changing", "has_back"),
    [(WHAT, False, False), (WHO, False, True), (REACH, False, True), (WHO, True, False)],
)
def test_only_a_page_after_another_has_back(page: Page, changing: bool, has_back: bool) -> None:
    html = shown(page, ANSWERED, changing=changing)
    assert ('value="back"' in html) == has_back


def test_button_that_enter_presses_continues() -> None:
    button = Markup.of(shown(REACH, ANSWERED)).all("button")[0]
    assert "name" not in button.attributes


def test_no_button_on_a_page_is_a_plain_submit_by_accident() -> None:
    for html in (shown(REACH, ANSWERED), check(ANSWERED)):
        assert all(each.attributes["type"] == "submit" for each in Markup.of(html).all("button"))


@pytest.mark.parametrize("typed", NAUGHTY)
@pytest.mark.parametrize("name", ["name", "message", "reply-email", "reply-phone", "reply-times"])
@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_what_was_typed_comes_back_exactly_from_every_page(typed: str, name: str, at: int) -> None:
    given = {**ANSWERED, name: typed}
    html = shown(FORM.pages[at], given) if at < len(FORM.pages) else check(given)
    assert dict(fields_in(html))[name] == sent(given).one(name)


@pytest.mark.parametrize("typed", NAUGHTY)
@pytest.mark.parametrize("name", ["name", "message", "reply-times"])
def test_what_was_typed_is_never_markup(typed: str, name: str) -> None:
    given = {**ANSWERED, name: typed}
    plain = {**ANSWERED, name: "x\n" * typed.count("\n") + "x"}
    for page in FORM.pages:
        assert structure(shown(page, given, problems=())) == structure(
            shown(page, plain, problems=())
        )
    assert structure(check(given)) == structure(check(plain))


@given(typed=st.text(st.characters(exclude_categories=["Cs"])), at=st.integers(0, 3))
@example("\n", 0)
def test_any_text_comes_back_exactly(typed: str, at: int) -> None:
    fields = sent(message=typed, name=typed)
    assume(fields.one("name"))
    pages = [*[page_of(page, fields, problems=()) for page in FORM.pages], check_of(fields)]
    screen = pages[at]
    came = dict(fields_in(screen.content))
    assert (came["message"], came["name"]) == (fields.one("message"), fields.one("name"))
    assert faults(screen.content) == []


def test_line_at_the_start_of_a_long_text_survives_the_page() -> None:
    # a browser drops the first line end of a textarea
    assert ">\n\n\nHello</textarea>" in shown(WHAT, {"message": "\n\nHello"})


def test_chosen_option_is_chosen_again() -> None:
    html = shown(WHAT, {"topic": "other"})
    assert tag(html, value="other").keys() >= {"checked"}
    assert "checked" not in tag(html, value="mediation")


def test_ticked_channels_are_ticked_again() -> None:
    html = shown(REACH, {"reply-channels": ["phone"], "reply-voicemail": "nothing"})
    assert [
        each.attributes["value"]
        for each in Markup.of(html).all("input")
        if "checked" in each.attributes
    ] == ["phone", "nothing"]


def test_value_that_is_no_option_chooses_nothing() -> None:
    assert "checked" not in shown(WHAT, {"topic": '" checked'}).replace("checkbox", "")


@pytest.mark.parametrize("page", FORM.pages, ids=lambda page: page.id)
def test_every_other_answer_travels_in_hidden_fields(page: Page) -> None:
    html = shown(page, ANSWERED)
    hidden = [each.attributes for each in Markup.of(html).all("input")
              if each.attributes["type"] == "hidden"]  # fmt: skip
    names = {each["name"] for each in hidden} - {SHOWN, TOKEN}
    assert names == {name for name in ANSWERED if name not in page.names}


@pytest.mark.parametrize("at", range(4))
def test_every_answer_comes_back_from_every_page(at: int) -> None:
    given = {
        **ANSWERED,
        "reply-channels": ["email", "phone"],
        "reply-phone": "01632 960001",
        "reply-voicemail": "name_only",
        "reply-times": "Mornings",
    }
    html = shown(FORM.pages[at], given) if at < len(FORM.pages) else check(given)
    again = Fields.from_pairs((n, v) for n, v in fields_in(html) if n in FORM.names)
    assert {name: again.many(name) for name in FORM.names} == {
        name: sent(given).many(name) for name in FORM.names
    }


@pytest.mark.parametrize("page", FORM.pages, ids=lambda page: page.id)
def test_no_field_stands_on_a_page_twice(page: Page) -> None:
    sent_twice = {**ANSWERED, "name": ["a", "b"], "topic": ["other", "mediation"]}
    names = [name for name, _ in fields_in(shown(page, sent_twice, problems=()))]
    assert len(names) == len(set(names))


def test_field_sent_twice_comes_back_once() -> None:
    names = [name for name, _ in fields_in(check({**ANSWERED, "name": ["a", "b"]}))]
    assert names.count("name") == 1


def test_nothing_travels_that_the_form_does_not_ask() -> None:
    for html in (shown(WHO, {"status": "x", "_go": "x"}), check({"status": "x"})):
        own = {SHOWN, TOKEN, trap_name("the-token")}
        assert {name for name, _ in fields_in(html)} <= FORM.names | own


def test_token_travels_along() -> None:
    for html in (shown(WHO, ANSWERED), check(ANSWERED)):
        assert dict(fields_in(html))[TOKEN] == "the-token"


@pytest.mark.parametrize(("changing", "value"), [(True, "1"), (False, None)])
def test_page_that_is_changed_says_so(changing: bool, value: str | None) -> None:
    assert dict(fields_in(shown(WHO, ANSWERED, changing=changing))).get(CHANGING) == value


def test_every_problem_leads_to_its_field() -> None:
    html = shown(REACH, {"reply-channels": ["phone"], "reply-email": "x"})
    links = [each.attributes["href"] for each in Markup.of(html).all("a")]
    assert links == ["#reply-email", "#reply-phone", "#reply-voicemail"]
    fields = [tag(html, id=link[1:]) for link in links]
    assert [each["type"] for each in fields] == ["email", "tel", "radio"]


@pytest.mark.parametrize(
    ("page", "fields"), [(WHAT, ["topic", "message"]), (WHO, ["name"]), (REACH, ["reply-channels"])]
)
def test_every_problem_stands_beside_its_field(page: Page, fields: list[str]) -> None:
    html = shown(page, {})
    for name in fields:
        (described,) = (
            each.attributes["aria-describedby"].split()
            for each in Markup.of(html).tags
            if f"{name}-error" in each.attributes.get("aria-describedby", "").split()
        )
        assert tag(html, id=f"{name}-error")["class"] == "error-message"
        assert described


def test_problem_is_announced_as_an_error() -> None:
    html = shown(WHO, {})
    assert '<span class="visually-hidden">Error: </span>Answer this question</p>' in html


def test_summary_takes_focus() -> None:
    summary = tag(shown(WHO, {}), role="alert")
    assert summary["tabindex"] == "-1"
    assert "autofocus" in summary


def test_page_without_problems_has_no_summary() -> None:
    assert "error" not in shown(WHO, ANSWERED)
    assert "error" not in check(ANSWERED)


def test_problem_of_no_field_leads_nowhere() -> None:
    html = check(ANSWERED, FORM, Problem("", "Send it again"))
    assert "<li>Send it again</li>" in html


def test_problems_are_escaped() -> None:
    problem = Problem("name", "<b>&\"'")
    html = shown(WHO, ANSWERED, problems=(problem,))
    assert "<b>" not in html
    assert faults(html) == []


PLAIN = "**Bold** <b>&amp;\"' {{ 7*7 }}"
HARD_FORM = read_form(
    "contact",
    {
        **a_file(title=PLAIN, confirmation_title=PLAIN, what_happens_next="<p>Next</p>"),
        "pages": [
            a_page(
                "only",
                {**TOPIC, "label": PLAIN, "hint": PLAIN, "errors": {"missing": PLAIN},
                 "options": [{"value": PLAIN, "label": PLAIN, "hint": PLAIN}]},
                {**MESSAGE, "label": PLAIN, "hint": PLAIN, "errors": {"missing": PLAIN}},
                {**NAME, "label": PLAIN, "hint": PLAIN, "errors": {"missing": PLAIN},
                 "autocomplete": PLAIN},
                {**REPLY, "label": PLAIN, "hint": PLAIN, "errors": {"missing": PLAIN}},
                title=PLAIN,
                caption=PLAIN,
            )
        ],
    },
)  # fmt: skip


HARD_PAGES: dict[str, Callable[[], str]] = {
    "page": lambda: shown(HARD_FORM.pages[0], {"topic": PLAIN}, HARD_FORM),
    "built": lambda: first_page(HARD_FORM),
    "check": lambda: check({"topic": PLAIN}, HARD_FORM),
    "confirmation": lambda: (
        confirmation_screen(Journey.of(HARD_FORM, sent({})), "CDFH-2345").content
    ),
}


@pytest.mark.parametrize("name", HARD_PAGES)
def test_labels_hints_and_titles_are_plain_words(name: str) -> None:
    html = HARD_PAGES[name]()
    assert faults(html) == []
    assert Markup.of(html).all("b") == []
    assert "**Bold** &lt;b&gt;&amp;amp;&#34;&#39; {{ 7*7 }}" in html
    assert PLAIN not in html


def test_option_with_any_value_is_chosen_again() -> None:
    fields = dict(fields_in(shown(HARD_FORM.pages[0], {"topic": PLAIN}, HARD_FORM)))
    assert fields["topic"] == PLAIN


def test_words_between_questions_are_html() -> None:
    form = silent_form(NAME, {"id": "danger", "type": "content", "body": "<p>Call <b>999</b></p>"})
    assert '<div class="notice" id="danger">\n<p>Call <b>999</b></p>\n</div>' in empty(form)


def test_label_of_an_optional_question_says_so() -> None:
    assert ">Your name (optional)</label>" in empty(silent_form({**NAME, "optional": True}))


def test_browser_may_fill_in_what_the_form_says() -> None:
    html = empty(silent_form({**NAME, "autocomplete": "given-name"}))
    assert tag(html, id="name")["autocomplete"] == "given-name"


@pytest.mark.parametrize("name", ["message", "reply-times"])
def test_words_about_a_case_are_not_remembered_by_the_browser(name: str) -> None:
    form = a_form(pages=[a_page("only", MESSAGE, REPLY)])
    assert tag(empty(form), id=name)["autocomplete"] == "off"


def test_long_text_says_its_limit() -> None:
    html = empty(silent_form({**MESSAGE, "max_length": 1500}))
    assert "You can write up to 1,500 characters" in html
    assert tag(html, id="message")["data-max-length"] == "1500"


def test_browser_neither_cuts_nor_refuses_an_answer() -> None:
    html = empty(silent_form({**NAME, "max_length": 5, "min_length": 2, "pattern": "[a-z]+"}))
    assert {"maxlength", "minlength", "pattern", "required"}.isdisjoint(tag(html, id="name"))
    assert "novalidate" in tag(html, method="post")


def test_only_offered_channels_are_shown() -> None:
    html = empty(a_form(pages=[a_page("only", {**REPLY, "channels": ["email"]})]))
    assert "reply-email" in html
    assert "reply-phone" not in html
    assert "voicemail" not in html


def test_every_question_is_listed_with_its_answer() -> None:
    markup = Markup.of(check(ANSWERED))
    assert [each.text for each in markup.all("dt")] == [
        "What is it about?",
        "Your message",
        "Your name",
        "Which are safe?",
    ]
    answers = [each.text for each in markup.all("dd") if not each.attributes]
    assert answers[:-1] == ["Mediation", "Noise at night", "Robin"]
    assert markup.all("p")[0].text == "Email: robin@example.org"


def test_what_was_said_about_contact_stands_line_by_line() -> None:
    html = check(ANSWERED)
    assert "<dd><p>Email: robin@example.org</p><p>Phone call: do not use</p>" in html


def test_lines_of_an_answer_stay_lines() -> None:
    assert "<dd>one<br><br>two</dd>" in check({**ANSWERED, "message": "one\n\ntwo"})


def test_question_without_an_answer_is_listed_too() -> None:
    form = a_form(pages=[a_page("all", {**NAME, "optional": True}, REPLY)])
    assert "<dt>Your name</dt>\n<dd>Not answered</dd>" in check(without(ANSWERED, "name"), form)


def test_each_answer_has_a_button_that_changes_it() -> None:
    buttons = [each.attributes for each in Markup.of(check(ANSWERED)).all("button")]
    assert [each.get("value") for each in buttons] == [
        "change:what",
        "change:what",
        "change:who",
        "change:reach",
        None,
        "back",
    ]


def test_each_change_button_says_what_it_changes() -> None:
    assert (
        'Change<span class="visually-hidden"> your answer to: Your name</span></button>'
        in check(ANSWERED)
    )


def test_words_between_questions_are_not_listed() -> None:
    content = {"id": "danger", "type": "content", "body": "<p>Call 999</p>"}
    form = a_form(pages=[a_page("words", content), a_page("all", REPLY)])
    html = check(ANSWERED, form)
    assert "999" not in html
    assert [each.text for each in Markup.of(html).all("h2")] == ["The page all"]


def test_passages_of_the_form_stand_above_the_send_button() -> None:
    form = a_form(check_answers="<p>Please <b>check</b></p>", declaration="<p>True</p>")
    html = check(ANSWERED, form)
    passages, button = html.index("<p>Please <b>check</b></p>\n<p>True</p>"), html.index(">Send<")
    assert passages < button


def test_confirmation_shows_the_reference_and_what_happens_next() -> None:
    form = a_form(confirmation_title="Thank you", what_happens_next="<p>We <b>reply</b></p>")
    screen = confirmation_screen(Journey.of(form, sent(ANSWERED)), "CDFH-2345")
    assert screen.title == "Thank you"
    assert "<h1>Thank you</h1>" in screen.content
    assert '<strong class="reference">CDFH-2345</strong>' in screen.content
    assert "<p>We <b>reply</b></p>" in screen.content


def test_confirmation_shows_no_answer_unless_asked() -> None:
    content = confirmation_screen(Journey.of(FORM, sent(ANSWERED)), "CDFH-2345").content
    read_aloud = "".join(tag.text for tag in Markup.of(content).tags)
    for answer in ("Noise at night", "Robin", "robin@example.org"):
        assert answer not in read_aloud


def test_confirmation_leads_to_the_answers_without_the_token() -> None:
    content = confirmation_screen(Journey.of(FORM, sent(ANSWERED)), "CDFH-2345").content
    names = {name for name, _ in fields_in(content)}
    assert "message" in names
    assert TOKEN not in names


def test_form_from_its_json_is_shown_the_same() -> None:
    again = read_form("contact", json.loads(json.dumps(a_file())))
    assert first_page(again) == first_page(FORM)
