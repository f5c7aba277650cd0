import re

import pytest
from jinja2 import UndefinedError

from intake.forms.source import PASSAGES
from intake.rendering.templating import TEMPLATES, environment, render

MADE = {
    "desk/keyed_page.html": {"content"},  # a page of the form itself
    "desk/reports.html": {"charts"},
    "forms/check_answers.html": {"before_send"},  # what the desk asks before a referral is stored
}
"""By template, what another template has rendered, and so escaped, before."""


def test_there_is_one_environment() -> None:
    assert environment() is environment()


def test_name_a_template_misses_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="title"):
        render("forms/problem.html", sentences=(), start="", telephone="")


@pytest.mark.parametrize("name", [None, "forms/page.html", "page.svg", "txt", "a.txt.html"])
def test_markup_is_escaped(name: str | None) -> None:
    autoescape = environment().autoescape
    assert callable(autoescape)
    assert autoescape(name)


def test_text_of_an_email_is_not_escaped() -> None:
    autoescape = environment().autoescape
    assert callable(autoescape)
    assert not autoescape("email/notification.txt")


@pytest.mark.parametrize(
    "name", sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.*"))
)
def test_every_template_compiles(name: str) -> None:
    assert environment().get_template(name).name == name


@pytest.mark.parametrize(
    "name", sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.*"))
)
def test_only_passages_and_what_our_own_templates_made_are_taken_as_markup(name: str) -> None:
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    passages = re.findall(r"{{ [a-z_]+\.([a-z_]+) \| safe }}", source)
    made = re.findall(r"{{ ([a-z_]+)(?:\[\d\])? \| safe }}", source)
    assert set(passages) <= PASSAGES
    assert set(made) <= MADE.get(name, set())
    marked = re.findall(r"\| *safe|Markup|autoescape", source)
    assert len(marked) == len(passages) + len(made)
