"""The pages of words: all found, all named, and the ones that must not drift from the forms."""

import re
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from markupsafe import escape

from intake.adapters.definitions import Definitions
from intake.forms.definition import Form
from tests.support.markup import Markup
from tests.support.site import built
from tests.support.workshop import Workshop

WORDS = {
    "/",
    "/mediation/",
    "/how-they-differ/",
    "/projects/",
    "/questions/",
    "/fees/",
    "/confidentiality/",
    "/access-needs/",
    "/about/",
    "/privacy/",
    "/accessibility/",
    "/staying-safe-online/",
    "/not-working/",
}
FIVE = ["What can you help with?", "Is it for me?", "What happens?", "What does it cost?",
        "How do I start?"]  # fmt: skip


def read_pages(site: Path) -> dict[str, Markup]:
    """Every page by its address."""
    return {
        f"/{path.relative_to(site)}".removesuffix("index.html"): Markup.read(path)
        for path in sorted(site.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def pages() -> dict[str, Markup]:
    return read_pages(built() / "site")


@pytest.fixture(scope="module")
def forms() -> dict[str, Form]:
    return dict(Definitions(built() / "definitions").forms)


def links(address: str, page: Markup) -> set[str]:
    return {urldefrag(urljoin(address, link)).url for link in page.addresses("a", "form")}


def main_of(page: Markup) -> Markup:
    return Markup.of(page.html.partition("<main")[2].partition("</main>")[0])


def description(page: Markup) -> str:
    (tag,) = [tag for tag in page.all("meta") if tag.attributes.get("name") == "description"]
    return tag.attributes["content"]


def rows(page: Markup) -> dict[str, str]:
    """The rows of the privacy table, their HTML by the form they are about."""
    found = page.html.partition('<th scope="row">')[2].partition("</table>")[0]
    parts = (row.partition("</th>") for row in found.split('<th scope="row">'))
    return {title: rest for title, _, rest in parts}


def test_every_page_of_words_is_there(pages: dict[str, Markup]) -> None:
    assert set(pages) >= WORDS


def test_every_page_is_found_from_the_home_page(pages: dict[str, Markup]) -> None:
    reached: set[str] = set()
    waiting = ["/"]
    while waiting:
        address = waiting.pop()
        if address in pages and address not in reached:
            reached.add(address)
            waiting += links(address, pages[address])
    assert set(pages) - reached == {"/404.html", "/500.html"}


def test_every_page_of_words_is_one_step_from_any_other(pages: dict[str, Markup]) -> None:
    for address in WORDS:
        assert links(address, pages[address]) >= WORDS, address


def test_no_two_pages_have_one_title_or_description(pages: dict[str, Markup]) -> None:
    own = [page for address, page in pages.items() if not address.startswith("/find/")]
    for words in ([page.title for page in own], list(map(description, own))):
        assert sorted(set(words)) == sorted(words)


def test_every_page_has_one_first_heading(pages: dict[str, Markup]) -> None:
    assert {address: len(page.all("h1")) for address, page in pages.items()} == dict.fromkeys(
        pages, 1
    )


def test_home_answers_the_five_questions_in_order(pages: dict[str, Markup]) -> None:
    # a drawing may stand before the words
    asked = re.findall(
        r"<h2[^>]*>(?:<svg.*?</svg>)?\s*([^<]+?)\s*</h2>", pages["/"].html, re.DOTALL
    )
    assert [each for each in asked if each in FIVE] == FIVE


def test_home_leads_to_the_finder_the_directory_and_the_form(pages: dict[str, Markup]) -> None:
    inside = links("/", main_of(pages["/"]))
    assert {"/find/", "/directory/", "/contact/"} <= inside


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/mediation/",
        "/confidentiality/",
        "/staying-safe-online/",
        "/not-working/",
        "/404.html",
        "/500.html",
    ],
)
def test_page_for_somebody_afraid_calls_999_at_a_tap(
    pages: dict[str, Markup], address: str
) -> None:
    assert "tel:999" in main_of(pages[address]).addresses("a")


def test_two_supports_stand_side_by_side(pages: dict[str, Markup]) -> None:
    (table,) = pages["/how-they-differ/"].html.split("<table")[1:]
    heads = [tag.text for tag in Markup.of(f"<table{table}").all("th")]
    assert heads[1:3] == ["One-to-one support", "Mediation"]


def test_privacy_notice_names_both_who_are_responsible(pages: dict[str, Markup]) -> None:
    charity, employer = Definitions(built() / "definitions").organisation.providers[:2]
    told = pages["/privacy/"].html.partition('id="who-is-responsible"')[2].partition("<h2")[0]
    assert charity.name in told
    assert f"{employer.name} is responsible for what its staff send" in told


def test_privacy_notice_says_what_is_known_of_the_law(tmp_path: Path) -> None:
    workshop = Workshop.open(tmp_path)
    known = "    privacy_contact: privacy@example.org\n    lawful_basis: We have a contract.\n"
    for kind in ("charity", "employer"):
        workshop.replace("organisation.yml", f"    kind: {kind}\n", f"    kind: {kind}\n{known}")
    assert workshop.build().returncode == 0
    page = workshop.page("privacy/index.html")
    assert page.count("privacy@example.org") == page.count("We have a contract.") == 2
    assert "does not name it yet" not in page
    assert "cannot say yet" not in page


def test_privacy_notice_has_every_form(pages: dict[str, Markup], forms: dict[str, Form]) -> None:
    assert set(rows(pages["/privacy/"])) == {form.title for form in forms.values()}


def test_privacy_notice_says_every_period(pages: dict[str, Markup], forms: dict[str, Form]) -> None:
    told = rows(pages["/privacy/"])
    for form in forms.values():
        for period in form.retention.values():
            assert f"<li>{period}, if " in told[form.title], form.name


def test_privacy_notice_names_every_page_that_asks(
    pages: dict[str, Markup], forms: dict[str, Form]
) -> None:
    told = rows(pages["/privacy/"])
    for form in forms.values():
        listed = {tag.text for tag in Markup.of(told[form.title]).all("li")}
        assert {page.title for page in form.pages if page.names} <= listed, form.name


def test_privacy_notice_names_the_readers(pages: dict[str, Markup], forms: dict[str, Form]) -> None:
    teams = Definitions(built() / "definitions").teams
    told = rows(pages["/privacy/"])
    for form in forms.values():
        assert all(teams[each].name in told[form.title] for each in form.teams), form.name


def test_privacy_notice_leads_to_every_question(
    pages: dict[str, Markup], forms: dict[str, Form]
) -> None:
    told = rows(pages["/privacy/"])
    for form in forms.values():
        (whole,) = links("/privacy/", Markup.of(told[form.title]))
        for question in (each for page in form.pages for each in page.questions if each.names):
            assert str(escape(question.label)) in pages[whole].html, (form.name, question.id)


def test_changed_form_changes_the_privacy_notice(tmp_path: Path) -> None:
    workshop = Workshop.open(tmp_path)
    workshop.replace("forms/contact.yml", "answered: 6 months", "answered: 5 years")
    workshop.replace("forms/contact.yml", "How can we reply to you?", "What is your shoe size?")
    assert workshop.build().returncode == 0
    page = Markup.of(workshop.page("privacy/index.html"))
    assert "<li>5 years, if we answered you</li>" in page.html
    assert "<li>What is your shoe size?</li>" in page.html


def test_misspelt_mark_for_the_table_ends_the_build(tmp_path: Path) -> None:
    workshop = Workshop.open(tmp_path)
    workshop.replace("privacy.md", "{{ what_each_form_keeps }}", "{{ what_forms_keep }}")
    done = workshop.build()
    assert done.returncode != 0
    assert "content/privacy.md: " in done.stderr
    assert "what_forms_keep" in done.stderr
