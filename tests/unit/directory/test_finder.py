from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from intake.content.mistakes import ContentMistakes
from intake.directory.finder import End, Finder, Question, Step
from intake.directory.finder_file import read_finder
from local_stack.places import ROOT

Written = dict[str, Any]
Change = Callable[[Written], object]

AUDIENCES = {"listening": "public", "walking": "public", "coaching": "staff"}
WRITTEN: Written = {
    "title": "Find support",
    "description": "A few questions.",
    "menu": 1,
    "menu_label": "Find",
    "drawing": "compass",
    "body": "<p>Short.</p>",
    "end_title": "What may suit you",
    "questions": [
        {
            "id": "who",
            "title": "Who is it for?",
            "answers": [
                {"id": "me", "label": "Me", "audience": "public", "to": "where"},
                {"id": "staff", "label": "Staff", "audience": "staff", "to": "grow"},
            ],
        },
        {
            "id": "where",
            "title": "Where?",
            "answers": [
                {"id": "home", "label": "At home", "hint": "Or near it", "to": "how"},
                {"id": "away", "label": "Away", "to": "how"},
            ],
        },
        {
            "id": "how",
            "title": "How?",
            "body": "<p>Your choice.</p>",
            "answers": [
                {"id": "alone", "label": "Alone", "to": "quiet"},
                {"id": "both", "label": "With others", "to": "outside"},
            ],
        },
    ],
    "ends": [
        {"id": "quiet", "services": [{"service": "listening", "reason": "It is quiet."}]},
        {
            "id": "outside",
            "body": "<p>Wear shoes.</p>",
            "services": [
                {"service": "walking", "reason": "It is outside."},
                {"service": "listening", "reason": "If it rains."},
            ],
        },
        {"id": "grow", "services": [{"service": "coaching", "reason": "It helps you grow."}]},
    ],
}


@pytest.fixture
def finder() -> Finder:
    return read_finder(WRITTEN, AUDIENCES)


def mistakes(*changes: Change) -> list[str]:
    """What is wrong with the finder above once it is changed."""
    written = deepcopy(WRITTEN)
    for change in changes:
        change(written)
    with pytest.raises(ContentMistakes) as found:
        read_finder(written, AUDIENCES)
    return [str(mistake) for mistake in found.value.mistakes]


def question(at: int, **keys: object) -> Change:
    return lambda written: written["questions"][at].update(keys)


def answer(at: int, nth: int, **keys: object) -> Change:
    return lambda written: written["questions"][at]["answers"][nth].update(keys)


def one_more_answer(at: int, **keys: object) -> Change:
    return lambda written: written["questions"][at]["answers"].append(keys)


def end(at: int, **keys: object) -> Change:
    return lambda written: written["ends"][at].update(keys)


def by_answers(finder: Finder) -> dict[tuple[str, ...], Step]:
    return {step.answers: step for step in finder.steps()}


def test_first_question_begins(finder: Finder) -> None:
    first = finder.steps()[0]
    assert (first.answers, first.shows) == ((), finder.questions[0])


def test_every_way_is_a_page(finder: Finder) -> None:
    assert set(by_answers(finder)) == {
        (),
        ("me",),
        ("me", "home"),
        ("me", "home", "alone"),
        ("me", "home", "both"),
        ("me", "away"),
        ("me", "away", "alone"),
        ("me", "away", "both"),
        ("staff",),
    }


def test_no_two_pages_stand_at_one_place(finder: Finder) -> None:
    assert len(by_answers(finder)) == len(finder.steps())


def test_question_that_two_answers_lead_to_knows_each_way_back(finder: Finder) -> None:
    home, away = (by_answers(finder)["me", where] for where in ("home", "away"))
    assert home.shows == away.shows == finder.places["how"]
    assert [given.label for _, given in home.taken] == ["Me", "At home"]
    assert [given.label for _, given in away.taken] == ["Me", "Away"]


def test_answers_lead_to_ends_with_their_reasons(finder: Finder) -> None:
    shown = by_answers(finder)["me", "home", "both"].shows
    assert isinstance(shown, End)
    assert [(each.service, each.reason) for each in shown.suggestions] == [
        ("walking", "It is outside."),
        ("listening", "If it rains."),
    ]


def test_first_answer_says_who_somebody_is(finder: Finder) -> None:
    assert {step.audience for step in finder.steps() if step.answers[:1] == ("me",)} == {"public"}
    assert by_answers(finder)["staff",].audience == "staff"
    assert finder.steps()[0].audience == ""


def test_words_are_kept(finder: Finder) -> None:
    how = finder.places["how"]
    assert isinstance(how, Question)
    assert (how.title, how.body) == ("How?", "<p>Your choice.</p>")
    assert finder.questions[1].answers[0].hint == "Or near it"
    assert (finder.menu, finder.body) == (1, "<p>Short.</p>")


ONE_MISTAKE: list[tuple[str, Change, str]] = [
    (
        "nothing to lead to",
        answer(1, 0, to="nowhere"),
        'questions > where > answers > home > to: no question and no end is "nowhere"',
    ),
    (
        "back to the question itself",
        one_more_answer(2, id="again", label="Again", to="how"),
        'questions > how > answers > again > to: "how" was asked on the way here;',
    ),
    (
        "back to the beginning",
        one_more_answer(2, id="again", label="Again", to="who"),
        'questions > how > answers > again > to: "who" was asked on the way here;',
    ),
    (
        "an end nobody comes to",
        answer(0, 1, to="where"),
        "ends > grow: no answer leads here",
    ),
    (
        "only one answer",
        lambda written: written["questions"][1]["answers"].pop(),
        "questions > where > answers: give at least two answers to choose from",
    ),
    (
        "no audience",
        lambda written: written["questions"][0]["answers"][0].pop("audience"),
        "questions > who > answers > me > audience: say who may use what this leads to",
    ),
    (
        "an audience too late",
        answer(1, 0, audience="public"),
        "questions > where > answers > home > audience: only the first question says this",
    ),
    (
        "the same answer twice",
        answer(1, 0, id="away"),
        'questions > where > answers: the id "away" stands here more than once',
    ),
    (
        "an id that is no address",
        answer(1, 0, id="At home"),
        "questions > where > answers > At home > id: use small letters",
    ),
    (
        "a service nobody offers",
        end(2, services=[{"service": "swimming", "reason": "Wet."}]),
        "ends > grow > services: there is no content/services/swimming.md",
    ),
    (
        "a service twice",
        end(0, services=[{"service": "listening", "reason": reason} for reason in ("A.", "B.")]),
        'ends > quiet > services: "listening" stands here more than once',
    ),
    (
        "no reason",
        end(0, services=[{"service": "listening"}]),
        "ends > quiet > services > number 1 > reason: this is missing",
    ),
    ("no service", end(0, services=[]), "ends > quiet > services: this is missing"),
    (
        "somebody sent to what is not for them",
        end(0, services=[{"service": "coaching", "reason": "It helps."}]),
        'ends > quiet > services: "coaching" is for "staff", but somebody who',
    ),
    ("a key that is not known", question(0, image="x.png"), "questions > who > image: this key"),
    ("no title", lambda written: written.pop("title"), "title: this is missing"),
    ("no questions", lambda written: written.pop("questions"), "questions: this is missing"),
]


@pytest.mark.parametrize(
    ("change", "told"), [case[1:] for case in ONE_MISTAKE], ids=[case[0] for case in ONE_MISTAKE]
)
def test_mistake_is_named_once_with_its_place(change: Change, told: str) -> None:
    (line,) = mistakes(change)
    assert line.startswith(told)


def test_four_suggestions_are_no_help() -> None:
    four = [{"service": name, "reason": "So."} for name in ("listening", "walking", "a", "b")]
    assert "ends > quiet > services: name at most 3 services; more are no help" in mistakes(
        end(0, services=four)
    )


def test_question_nobody_comes_to_is_named() -> None:
    lost = mistakes(answer(0, 0, to="quiet"))
    assert "questions > where: no answer leads here" in lost


def test_question_and_end_cannot_have_one_id() -> None:
    both = mistakes(end(0, id="where"))
    assert "ends > where: a question has this id too; choose another" in both


def test_circle_aside_from_every_way_is_found() -> None:
    """Nothing leads into it, so following the ways would never meet it."""

    def add(written: Written) -> None:
        written["questions"] += [
            {"id": own, "title": own, "answers": [
                {"id": "a", "label": "A", "to": other}, {"id": "b", "label": "B", "to": "quiet"},
            ]}
            for own, other in (("east", "west"), ("west", "east"))
        ]  # fmt: skip

    assert mistakes(add) == [
        'questions > west > answers > a > to: "east" was asked on the way here; lead on, not back'
    ]


def test_every_mistake_is_told_at_once() -> None:
    told = mistakes(
        answer(1, 0, to="nowhere"),
        end(2, services=[{"service": "swimming", "reason": "Wet."}]),
        question(2, title=""),
        lambda written: written.pop("end_title"),
    )
    assert [line.rpartition(": ")[0] for line in told] == [
        "end_title",
        "questions > how > title",
        "questions > where > answers > home > to",
        "ends > grow > services",
    ]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda written: written.update(stranger="x"),
        question(1, stranger="x"),
        answer(1, 0, stranger="x"),
        end(0, stranger="x"),
        lambda written: written["ends"][0]["services"][0].update(stranger="x"),
    ],
    ids=["finder", "question", "answer", "end", "service"],
)
def test_every_key_is_explained_to_editors(spoil: Change) -> None:
    (line,) = mistakes(spoil)
    explained = (ROOT / "docs" / "find-the-right-support.md").read_text("utf-8")
    known = set(line.partition("can be one of: ")[2].split(", "))
    assert {key for key in known if f"`{key}`" not in explained} == set()


@pytest.mark.parametrize("written", [None, "finder", ["a"], {}, {"questions": "x", "ends": {}}])
def test_file_of_another_shape_is_a_mistake(written: object) -> None:
    with pytest.raises(ContentMistakes):
        read_finder(written, AUDIENCES)
