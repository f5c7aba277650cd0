import pytest

from intake.rendering.problem_pages import PROBLEMS, problem_screen
from tests.support.html_faults import faults
from tests.support.markup import Markup

CODES = sorted(PROBLEMS)


def content(code: str, start: str = "", telephone: str = "") -> str:
    return problem_screen(code, start=start, telephone=telephone).content


@pytest.mark.parametrize("code", CODES)
def test_page_is_named_by_what_happened(code: str) -> None:
    screen = problem_screen(code, start="/contact/", telephone="")
    assert screen.title == PROBLEMS[code][0]
    (heading,) = Markup.of(screen.content).all("h1")
    assert heading.text == screen.title


@pytest.mark.parametrize("code", CODES)
def test_page_says_what_to_do(code: str) -> None:
    html = content(code)
    assert all(f"<p>{sentence}</p>" in html.replace("&#39;", "'") for sentence in PROBLEMS[code][1])


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("start", ["", "/contact/"])
@pytest.mark.parametrize("telephone", ["", "01632 960000"])
def test_page_is_right_html(code: str, start: str, telephone: str) -> None:
    assert faults(content(code, start, telephone)) == []


@pytest.mark.parametrize("code", CODES)
def test_page_says_what_else_the_person_can_do(code: str) -> None:
    html = content(code, start="/contact/", telephone="01632 960000")
    assert '<a href="/contact/">' in html
    assert "01632 960000" in html


@pytest.mark.parametrize("code", CODES)
def test_danger_is_always_spoken_of(code: str) -> None:
    assert "<strong>999</strong>" in content(code)


def test_nothing_is_offered_that_is_not_known() -> None:
    html = content("not_here")
    assert [*Markup.of(html).addresses()] == ["/"]
    assert "call us" not in html


@pytest.mark.parametrize("code", CODES)
def test_the_home_page_is_the_way_on_where_no_form_is_known(code: str) -> None:
    assert [*Markup.of(content(code, start="/contact/")).addresses()] == ["/contact/"]
    assert [*Markup.of(content(code)).addresses()] == ["/"]


def test_facts_are_escaped() -> None:
    html = content("not_here", start='/"><b>', telephone="<b>")
    assert "<b>" not in html


def test_there_is_no_page_for_another_code() -> None:
    with pytest.raises(KeyError):
        content("unheard_of")
