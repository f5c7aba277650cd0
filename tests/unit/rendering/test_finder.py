from datetime import date

import pytest

from intake.directory.entry import ServiceEntry, read_service
from intake.directory.finder import Answer, End, Finder, Question, Step, Suggestion
from intake.directory.provider import Provider
from intake.rendering.finder import path_of, step_html, step_title
from intake.rendering.service_words import Place
from tests.support.markup import Markup, Tag

CHARITY = Provider("us", "Talk & Walk", "charity", "", "", ())
TODAY = date(2026, 11, 21)


def service(name: str, **keys: object) -> ServiceEntry:
    written = {
        "name": name.capitalize(),
        "kind": "x",
        "summary": f"What {name} is.",
        "provided_by": "us",
        "open_to": "public",
        "for_whom": "x",
        "helps_when": ["x"],
        "access": [{"by": "form", "form": "contact"}],
        "last_checked": "2026-11-01",
        "check_again_after": "2027-11-01",
        **keys,
    }
    return read_service(name, written, {"us": CHARITY})


HOW = Question(
    "how",
    "How & where?",
    "<p>Your choice.</p>",
    (Answer("alone", "Alone", "", "", "quiet"), Answer("both", "With <others>", "", "", "out")),
)
WHO = Question(
    "who",
    "Who is it for?",
    "",
    (Answer("me", "Me", "Or mine", "public", "how"), Answer("you", "You", "", "public", "quiet")),
)
QUIET = End("quiet", "", (Suggestion("listening", "It is quiet."),))
OUT = End(
    "out",
    "<p>Wear shoes.</p>",
    (Suggestion("walking", "So <far>."), Suggestion("listening", "Or.")),
)
FINDER = Finder(
    title="Find support",
    description="x",
    menu=1,
    menu_label="Find",
    drawing="compass",
    body="<p>A few questions.</p>",
    end_title="What may suit you",
    questions=(WHO, HOW),
    ends=(QUIET, OUT),
)
STEPS = {step.answers: step for step in FINDER.steps()}
PLACE = Place(
    TODAY,
    {
        "listening": service("listening"),
        "walking": service("walking", status={"is": "paused", "until": "2027-01-05"}),
    },
    link=lambda path: f"..{path}",
)


def shown(*answers: str) -> Markup:
    return Markup.of(step_html(FINDER, STEPS[answers], PLACE))


def texts(page: Markup, name: str) -> list[str]:
    return [tag.text.strip() for tag in page.all(name) if tag.text.strip()]


def link(page: Markup, words: str) -> Tag:
    (found,) = [tag for tag in page.all("a") if tag.text.strip() == words]
    return found


@pytest.mark.parametrize(
    ("answers", "path"),
    [((), "/find/"), (("me",), "/find/me/"), (("me", "both"), "/find/me/both/")],
)
def test_answers_make_the_path(answers: tuple[str, ...], path: str) -> None:
    assert path_of(answers) == path


@pytest.mark.parametrize(
    ("answers", "title"),
    [((), "Find support"), (("me",), "How & where?"), (("me", "both"), "What may suit you")],
)
def test_title_says_what_the_page_shows(answers: tuple[str, ...], title: str) -> None:
    assert step_title(FINDER, STEPS[answers]) == title
    assert texts(shown(*answers), "h1") == [title]


def test_first_page_says_what_this_is_and_asks() -> None:
    page = shown()
    assert "<p>A few questions.</p>" in page.html
    assert texts(page, "h2") == ["Who is it for?"]


def test_first_page_has_no_way_back() -> None:
    assert texts(shown(), "a") == ["Me", "You"]


def test_every_answer_is_a_link_to_its_page() -> None:
    assert link(shown(), "Me").attributes["href"] == "../find/me/"
    assert link(shown("me"), "With <others>").attributes["href"] == "../find/me/both/"


def test_hint_stands_in_the_answers_link() -> None:
    assert 'Me <span class="options__hint">Or mine</span></a>' in shown().html


def test_words_of_a_question_are_html() -> None:
    assert "<p>Your choice.</p>" in shown("me").html


def test_titles_and_answers_are_text() -> None:
    html = shown("me").html
    assert "How &amp; where?" in html
    assert "With &lt;others&gt;" in html


def test_back_leads_to_the_question_before() -> None:
    assert link(shown("me", "both"), "Back").attributes["href"] == "../find/me/"
    assert link(shown("me"), "Back").attributes["href"] == "../find/"


def test_one_can_start_again_from_further_in() -> None:
    assert link(shown("me", "both"), "Start again").attributes["href"] == "../find/"
    assert "Start again" not in shown("me").html


def test_answers_so_far_stand_with_their_questions() -> None:
    page = shown("me", "both")
    assert texts(page, "dt")[-2:] == ["Who is it for?", "How & where?"]
    assert texts(page, "dd")[-2:] == ["Me", "With <others>"]


def test_every_answer_so_far_can_be_changed() -> None:
    changes = [tag for tag in shown("me", "both").all("a") if tag.text == "Change"]
    assert [tag.attributes["href"] for tag in changes] == ["../find/", "../find/me/"]


def test_change_says_to_a_screen_reader_which_answer() -> None:
    assert 'Change<span class="visually-hidden"> your answer to: Who is it for?</span>' in (
        shown("me", "both").html
    )


def test_end_names_its_services_with_reasons_in_order() -> None:
    page = shown("me", "both")
    assert [tag.text for tag in page.all("a")][:2] == ["Walking", "Listening"]
    assert "</strong> So &lt;far&gt;.</p>" in page.html
    assert (
        page.html.index("So &lt;far&gt;.") < page.html.index("Listening") < page.html.index("Or.")
    )


def test_suggestion_leads_to_its_page() -> None:
    assert link(shown("you"), "Listening").attributes["href"] == "../services/listening/"


def test_suggestion_says_what_it_is_who_provides_it_and_for_whom() -> None:
    page = shown("you")
    assert "<p>What listening is.</p>" in page.html
    assert texts(page, "dd")[:2] == ["Talk & Walk", "Anyone"]


def test_words_of_an_end_stand_above_its_services() -> None:
    html = shown("me", "both").html
    assert html.index("<p>Wear shoes.</p>") < html.index("Walking")


def test_paused_service_says_so() -> None:
    assert "Not taking referrals until 5 January 2027." in shown("me", "both").html
    assert "Not taking referrals" not in shown("you").html


def test_pause_that_is_over_is_not_mentioned() -> None:
    later = Place(date(2027, 1, 5), PLACE.services)
    assert "Not taking" not in step_html(FINDER, STEPS["me", "both"], later)


def test_where_nothing_is_open_one_is_told_who_helps_and_how_to_reach_us() -> None:
    services = {each: service(each, status={"is": "paused"}) for each in PLACE.services}
    place = Place(TODAY, services, link=PLACE.link)
    leads = Markup.of(step_html(FINDER, STEPS["me", "both"], place)).addresses("a")
    assert {"tel:999", "../confidentiality/#if-you-are-not-safe", "../contact/"} <= set(leads)


def test_where_one_is_open_it_is_enough() -> None:
    assert "tel:999" not in shown("me", "both").html


def test_pages_need_no_script_and_no_form() -> None:
    for answers in STEPS:
        page = shown(*answers)
        assert page.needs_inline_rights() == []
        assert not {"script", "form", "input", "button"} & {tag.name for tag in page.tags}


def test_step_is_all_a_page_needs() -> None:
    alone = Step(((WHO, WHO.answers[1]),), QUIET)
    assert step_html(FINDER, alone, PLACE) == shown("you").html
