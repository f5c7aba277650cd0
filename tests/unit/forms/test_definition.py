import json
from contextlib import suppress
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.content.mistakes import ContentMistakes
from intake.content.plain_yaml import parse
from intake.forms.definition import ABOUT, CHECK_ANSWERS, OUTCOMES, YOUR_ANSWERS
from intake.forms.fields import DESK_OWN
from intake.forms.questions import REGISTRY
from intake.forms.reading import read_form
from tests.support.forms import (
    MESSAGE,
    NAME,
    REPLY,
    TOPIC,
    Written,
    a_file,
    a_form,
    a_page,
    mistakes_of,
    sent,
    silent_form,
)

KEYS = [
    "title",
    "service",
    "team",
    "retention",
    "pages",
    "before_you_start",
    "check_answers",
    "declaration",
    "confirmation_title",
    "what_happens_next",
    "contact",
]
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*KEYS, "id", "type", "questions"]), inner, max_size=4)
    ),
    max_leaves=8,
)

mistakes = partial(mistakes_of, partial(read_form, "contact"))


def in_form(**changes: object) -> list[str]:
    return mistakes(a_file(**changes))


def in_page(**changes: object) -> list[str]:
    return in_form(pages=[{**a_page("all", REPLY), **changes}])


def in_question(**changes: object) -> list[str]:
    return in_page(questions=[{**NAME, **changes}, REPLY])


def test_form_is_read_as_it_is_written() -> None:
    form = a_form(declaration="<p>True</p>", check_answers="<p>Check</p>")
    assert (form.name, form.title, form.service, form.team) == (
        "contact",
        "Write to us",
        "contact",
        "general",
    )
    assert (form.declaration, form.check_answers) == ("<p>True</p>", "<p>Check</p>")
    assert form.retention == {"answered": "6 months"}


def test_pages_and_questions_keep_their_order() -> None:
    form = a_form()
    assert [page.id for page in form.pages] == ["what", "who", "reach"]
    assert [question.id for question in form.pages[0].questions] == ["topic", "message"]


@pytest.mark.parametrize("written", [{}, {"confirmation_title": ""}, {"confirmation_title": None}])
def test_confirmation_has_a_title_of_its_own(written: Written) -> None:
    assert a_form(**written).confirmation_title == "We have received your message"


def test_page_is_found_by_its_id() -> None:
    form = a_form()
    assert form.page("who") is form.pages[1]
    assert form.page("nowhere") is None


def test_names_are_those_of_every_question() -> None:
    form = a_form(pages=[a_page("a", NAME, TOPIC), a_page("b", MESSAGE)], contact="none")
    assert form.names == {"name", "topic", "message"}


def test_only_ticks_may_repeat() -> None:
    assert a_form().repeating == {"reply-channels"}


@pytest.mark.parametrize("about", ABOUT)
def test_page_says_whose_answers_it_asks_for(about: str) -> None:
    assert a_form(contact="none", pages=[a_page("all", NAME, about=about)]).pages[0].about == about


def test_answers_are_about_the_person_unless_said() -> None:
    assert a_form().pages[0].about == "person"


def test_form_that_contacts_nobody_is_right() -> None:
    assert silent_form(NAME).names == {"name"}


@pytest.mark.parametrize("period", ["1 day", "30 days", "1 month", "6 months", "1 year", "6 years"])
def test_period_is_a_number_of_days_months_or_years(period: str) -> None:
    assert a_form(retention={"spam": period}).retention == {"spam": period}


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome_can_have_its_period(outcome: str) -> None:
    assert a_form(retention={outcome: "6 years"}).retention[outcome] == "6 years"


def test_digest_is_of_the_wording() -> None:
    assert a_form().digest == a_form().digest
    assert a_form(title="Write").digest != a_form().digest


def test_digest_does_not_depend_on_the_order_of_keys() -> None:
    backwards = dict(reversed(a_file().items()))
    assert read_form("contact", backwards).digest == a_form().digest


def test_compiled_form_is_the_same_form() -> None:
    assert read_form("contact", json.loads(json.dumps(a_file()))) == a_form()


@pytest.mark.parametrize("key", ["title", "service", "team", "pages", "what_happens_next"])
@pytest.mark.parametrize("empty", [None, "", " ", [], {}])
def test_what_must_be_written_is_missed(key: str, empty: object) -> None:
    assert f"{key}: this is missing" in in_form(**{key: empty})


def test_unknown_key_is_named_with_the_known_ones() -> None:
    (mistake,) = in_form(tittle="x")
    assert mistake.startswith("tittle: this key is not known here; it can be one of: ")
    assert mistake.endswith(" title, urgent_team, what_happens_next")


@pytest.mark.parametrize(
    ("retention", "mistake"),
    [
        (None, "retention: say how long each outcome is kept, such as `answered: 6 months`"),
        ({}, "retention: say how long each outcome is kept, such as `answered: 6 months`"),
        ("6 months", "retention: write keys and values here, such as `title: Contact us`"),
        *[
            (
                {"spam": period},
                "retention > spam: write a number and days, months or years, such as 6 months",
            )
            for period in ("6", "six months", "0 days", "6 weeks", "6months", "-1 days", 30)
        ],
        ({"spam": None}, "retention > spam: this is missing"),
    ],
)
def test_wrong_retention_is_one_mistake(retention: object, mistake: str) -> None:
    assert in_form(retention=retention) == [mistake]


def test_outcome_that_does_not_exist_is_named() -> None:
    (mistake,) = in_form(retention={"answered": "6 months", "lost": "1 year"})
    assert mistake.startswith("retention > lost: this key is not known here")


@pytest.mark.parametrize("page_id", ["About", "about_you", "about you", "2nd", "a--b", "-a", "a/b"])
def test_wrong_id_of_a_page_is_a_mistake(page_id: str) -> None:
    words = "use small letters, digits and dashes, such as about-you"
    assert in_page(id=page_id) == [f"pages > {page_id} > id: {words}"]


@pytest.mark.parametrize("step", [CHECK_ANSWERS, YOUR_ANSWERS])
def test_page_cannot_have_the_id_of_a_step(step: str) -> None:
    words = "a step of every form has this id; choose another"
    assert in_page(id=step) == [f"pages > {step} > id: {words}"]


@pytest.mark.parametrize(
    "question_id", ["Name", "your-name", "your name", "_token", "_go", "1st", "a__b", "name]"]
)
def test_wrong_id_of_a_question_is_a_mistake(question_id: str) -> None:
    words = "use small letters, digits and underscores, such as your_name"
    assert in_question(id=question_id) == [f"pages > all > questions > {question_id} > id: {words}"]


@pytest.mark.parametrize("question_id", DESK_OWN)
def test_question_cannot_have_the_id_of_a_field_of_the_desk(question_id: str) -> None:
    words = "the desk has a field of this name; choose another"
    assert in_question(id=question_id) == [f"pages > all > questions > {question_id} > id: {words}"]


@pytest.mark.parametrize("missing", ["id", "title", "questions"])
def test_page_without_what_it_needs_is_one_mistake(missing: str) -> None:
    page = a_page("all", NAME)
    del page[missing]
    place = "number 2" if missing == "id" else "all"
    assert in_form(pages=[a_page("reach", REPLY), page]) == [
        f"pages > {place} > {missing}: this is missing"
    ]


@pytest.mark.parametrize("missing", ["id", "type", "label"])
def test_question_without_what_it_needs_is_one_mistake(missing: str) -> None:
    question = {key: value for key, value in NAME.items() if key != missing}
    place = "number 1" if missing == "id" else "name"
    assert in_page(questions=[question, REPLY]) == [
        f"pages > all > questions > {place} > {missing}: this is missing"
    ]


def test_unknown_kind_of_question_is_named_with_the_known_ones() -> None:
    place, known = "pages > all > questions > name > type", ", ".join(REGISTRY)
    assert in_question(type="txt") == [f'{place}: "txt" is not known here; it can be {known}']


def test_unknown_whose_is_named_with_the_known_ones() -> None:
    assert in_page(about="me") == [
        'pages > all > about: "me" is not known here; it can be person, referrer, other_party'
    ]


def test_asterisk_at_a_label_is_a_mistake() -> None:
    words = "take the asterisk off; questions that may be left out say so"
    assert in_question(label="Your name *") == [f"pages > all > questions > name > label: {words}"]


def test_two_pages_with_one_id_are_a_mistake() -> None:
    pages = [a_page("a", NAME), a_page("a", TOPIC), a_page("b", REPLY)]
    assert in_form(pages=pages) == ["pages > a > id: another page has this id already"]


def test_two_questions_with_one_id_are_a_mistake_on_any_pages() -> None:
    pages = [a_page("a", NAME, TOPIC), a_page("b", NAME, TOPIC, REPLY)]
    assert in_form(pages=pages) == [
        'pages > b > questions > name > id: a question of the page "a" has this id',
        'pages > b > questions > topic > id: a question of the page "a" has this id',
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"pages": [a_page("all", NAME)]},
        {"pages": [a_page("all", REPLY, {**REPLY, "id": "second"})]},
        {"contact": "none"},
    ],
    ids=["none", "two", "one of a silent form"],
)
def test_form_asks_once_how_to_reach_people_or_says_that_it_does_not(changes: Written) -> None:
    assert in_form(**changes) == [
        "pages: ask contact_preferences once, or write `contact: none` if nobody is contacted"
    ]


def test_unknown_contact_is_a_mistake() -> None:
    assert in_form(contact="nobody") == ['contact: "nobody" is not known here; it can be none']


@pytest.mark.parametrize("name", ["Contact", "contact us", "contact_us", "", "2", "a.b", "../a"])
def test_wrong_name_of_the_file_is_a_mistake(name: str) -> None:
    # a form's name stands in addresses and in tokens
    assert mistakes_of(partial(read_form, name), a_file()) == [
        "name the file with small letters, digits and dashes, such as contact.yml"
    ]


@pytest.mark.parametrize("data", [None, "title", 3, ["title"], True])
def test_file_of_another_shape_is_one_mistake(data: object) -> None:
    assert mistakes(data) == ["write keys and values here, such as `title: Contact us`"]


def test_every_mistake_of_a_file_is_said_at_once() -> None:
    file = a_file(
        title="",
        tema="general",
        retention={"answered": "long"},
        pages=[
            a_page("Who", {**NAME, "label": "Name*"}, {"id": "x", "type": "slider"}),
            "a page",
            a_page("reach", {**REPLY, "optional": "yes"}),
        ],
    )
    assert [line.partition(": ")[0] for line in mistakes(file)] == [
        "title",
        "retention > answered",
        "pages > number 2",
        "pages > Who > questions > name > label",
        "pages > Who > questions > x > type",
        "pages > Who > id",
        "pages > reach > questions > reply > optional",
        "tema",
    ]


def test_no_is_a_value_like_any_other() -> None:
    text = json.dumps(a_file()).replace('"mediation"', "no")
    form = read_form("contact", parse(text.encode()))
    assert form.pages[0].questions[0].answer(sent(topic="no")).value == "no"


@given(st.dictionaries(st.sampled_from(KEYS), JUNK))
def test_no_file_breaks_the_reader(changes: Written) -> None:
    with suppress(ContentMistakes):
        read_form("contact", a_file(**changes))


@given(JUNK)
def test_no_page_breaks_the_reader(page: object) -> None:
    with suppress(ContentMistakes):
        read_form("contact", a_file(pages=[page, a_page("reach", REPLY, MESSAGE)]))
