"""What of a page becomes data for search engines."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

MakePage = Callable[..., Page]
Blocks = Callable[..., list[dict[str, Any]]]

SERVICE = SimpleNamespace(
    name="Coaching",
    summary="A coach helps you.",
    provider=SimpleNamespace(name="The employer"),
    run_by=None,
    open_to_words="Only staff of the employer",
    area="",
)


@pytest.fixture
def blocks(config: MkDocsConfig, make_page: MakePage) -> Blocks:
    hook = config["hooks"]["site/structured_data.py"]

    def read(path: str = "a.md", html: str = "", **meta: object) -> list[dict[str, Any]]:
        page = make_page(path, html, **meta)
        context = hook.on_page_context({}, page=page, config=config, nav=None)
        return list(context["structured_data"])

    return read


def questions(found: list[dict[str, Any]]) -> list[tuple[str, str]]:
    (block,) = found
    return [(each["name"], each["acceptedAnswer"]["text"]) for each in block["mainEntity"]]


def test_ordinary_page_has_none(blocks: Blocks) -> None:
    assert blocks(html="<h2>Why?</h2><p>Because.</p>") == []


def test_unlisted_page_has_none(blocks: Blocks) -> None:
    assert blocks(questions=True, unlisted=True, html="<h2>Why?</h2><p>Because.</p>") == []


def test_question_is_answered_up_to_the_next_heading(blocks: Blocks) -> None:
    html = "<h2>Why?</h2><p>So.</p><ul><li>One</li><li>two</li></ul><h3>How?</h3><p>Thus.</p>"
    assert questions(blocks(questions=True, html=html)) == [
        ("Why?", "So. One two"),
        ("How?", "Thus."),
    ]


def test_heading_that_asks_nothing_is_left_out_with_its_words(blocks: Blocks) -> None:
    html = "<p>First.</p><h2>Before you start</h2><p>Read.</p><h3>Why?</h3><p>So.</p>"
    assert questions(blocks(questions=True, html=html)) == [("Why?", "So.")]


def test_question_without_an_answer_is_left_out(blocks: Blocks) -> None:
    html = "<h2>Why?</h2><h2>How?</h2><p>Thus.</p>"
    assert questions(blocks(questions=True, html=html)) == [("How?", "Thus.")]


def test_words_within_a_line_stay_together(blocks: Blocks) -> None:
    html = '<h2>Is <em>that</em> so?</h2><p>Call <strong>999</strong>, <a href="/">now</a>.</p>'
    assert questions(blocks(questions=True, html=html)) == [("Is that so?", "Call 999, now.")]


def test_service_is_described(blocks: Blocks) -> None:
    (block,) = blocks("services/coaching.md", service=SERVICE)
    assert block["@type"] == "Service"
    assert block["provider"]["name"] == "The employer"
    assert block["audience"]["audienceType"] == "Only staff of the employer"


def test_who_runs_a_service_is_named_before_who_pays_for_it(blocks: Blocks) -> None:
    service = SimpleNamespace(**{**vars(SERVICE), "run_by": SimpleNamespace(name="A company")})
    assert blocks(service=service)[0]["provider"]["name"] == "A company"


def test_what_is_not_known_is_left_out(blocks: Blocks) -> None:
    assert "areaServed" not in blocks(service=SERVICE)[0]
    assert "telephone" not in blocks("index.md")[0]


def test_first_page_describes_the_organisation(blocks: Blocks, config: MkDocsConfig) -> None:
    (block,) = blocks("index.md")
    assert block["@context"] == "https://schema.org"
    assert block["@type"] == "Organization"
    assert block["url"] == config.site_url
