"""Every way through "Find the right support", as it is built from the shipped questions."""

from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.support.markup import Markup
from tests.support.site import built
from tests.support.workshop import Workshop

START = "/find/"
MOST_QUESTIONS = 4
OPEN_TO = {"everyone": "Anyone", "staff": "Only staff of "}
"""The first answer of each way, and how the services at its ends say who they are for."""

SPOILED = [
    ("finder.yml", "to: matter", "to: mater", 'everyone > to: no question and no end is "mater"'),
    ("finder.yml", "service: coaching", "service: couching", "no content/services/couching.md"),
    ("finder.yml", "end_title:", "end_titel:", "end_title: this is missing"),
    ("finder.yml", "employer.name_in", "employe.name_in", "'employe' is undefined"),
    ("services/mediation.md", "open_to: public", "open_to: staff", '"mediation" is for "staff"'),
]


@pytest.fixture(scope="module")
def pages() -> dict[str, Markup]:
    """Every page of the finder by its address."""
    site = built() / "site"
    return {
        f"/{path.parent.relative_to(site)}/": Markup.read(path)
        for path in sorted((site / "find").rglob("index.html"))
    }


@pytest.fixture(scope="module")
def ends(pages: dict[str, Markup]) -> dict[str, Markup]:
    """The pages that ask nothing more."""
    return {address: page for address, page in pages.items() if "Why it may suit you" in page.html}


def links(address: str, page: Markup) -> dict[str, str]:
    """Where each link in the page's main part leads, by its words."""
    main = Markup.of(page.html.partition("<main")[2].partition("</main>")[0])
    return {
        tag.text.strip(): urljoin(address, tag.attributes["href"])
        for tag in main.all("a")
        if "href" in tag.attributes
    }


def services(address: str, page: Markup) -> list[str]:
    return [to for to in links(address, page).values() if to.startswith("/services/")]


def test_every_page_is_reached_by_answers_alone(pages: dict[str, Markup]) -> None:
    reached: set[str] = set()
    waiting = [START]
    while waiting:
        address = waiting.pop()
        reached.add(address)
        onward = links(address, pages[address]).values()
        waiting += [to for to in onward if to.startswith(address) and to not in reached]
    assert reached == set(pages)


def test_every_page_has_a_way_back_to_the_question_before(pages: dict[str, Markup]) -> None:
    for address, page in pages.items():
        if address != START:
            assert links(address, page)["Back"] == urljoin(address, ".."), address


def test_every_page_asks_or_suggests(pages: dict[str, Markup], ends: dict[str, Markup]) -> None:
    for address, page in pages.items():
        onward = [to for to in links(address, page).values() if to.startswith(address)]
        assert bool(set(onward) - {address}) != (address in ends), address


def test_every_end_suggests_one_to_three_services(ends: dict[str, Markup]) -> None:
    assert ends
    for address, page in ends.items():
        assert 1 <= len(set(services(address, page))) <= 3, address


def test_every_suggestion_has_its_reason(ends: dict[str, Markup]) -> None:
    for address, page in ends.items():
        reasons = page.html.count("<strong>Why it may suit you:</strong> ")
        assert reasons == len(services(address, page)), address
        assert "<strong>Why it may suit you:</strong> </p>" not in page.html, address


def test_nobody_is_sent_to_what_is_not_for_them(ends: dict[str, Markup]) -> None:
    for address, page in ends.items():
        said = OPEN_TO[address.split("/")[2]]
        told = [tag.text for tag in page.all("dd") if tag.text.startswith(("Anyone", "Only staff"))]
        assert len(told) == len(services(address, page)), address
        assert all(each.startswith(said) for each in told), address


def test_the_two_groups_are_kept_apart(ends: dict[str, Markup]) -> None:
    suggested: dict[str, set[str]] = {first: set() for first in OPEN_TO}
    for address, page in ends.items():
        suggested[address.split("/")[2]].update(services(address, page))
    assert not suggested["everyone"] & suggested["staff"]


def test_every_service_is_suggested_somewhere(ends: dict[str, Markup]) -> None:
    suggested = {to for address, page in ends.items() for to in services(address, page)}
    folder = built() / "site" / "services"
    assert suggested == {f"/services/{path.parent.name}/" for path in folder.glob("*/index.html")}


def test_a_few_questions_are_enough(pages: dict[str, Markup]) -> None:
    assert max(address.count("/") - 2 for address in pages) <= MOST_QUESTIONS


def test_addresses_give_nothing_away_but_who_it_is_for(pages: dict[str, Markup]) -> None:
    assert {
        part for address in pages for part in address.split("/")[3:-1] if len(part) > 1
    } == set()


def test_first_page_says_what_to_do_in_danger(pages: dict[str, Markup]) -> None:
    assert "tel:999" in pages[START].html


def test_fear_leads_to_help_that_needs_no_meeting(pages: dict[str, Markup]) -> None:
    alone = "/find/everyone/b/b/"
    assert services(alone, pages[alone]) == ["/services/one-to-one-support/"]
    safety = {"tel:999", "tel:08082000247", "/confidentiality/#if-you-are-not-safe"}
    assert safety <= set(links(alone, pages[alone]).values())


def test_only_the_first_page_is_listed_for_search_engines() -> None:
    sitemap = (built() / "site" / "sitemap.xml").read_text("utf-8")
    assert sitemap.count("/find/") == 1
    assert "/find/</loc>" in sitemap


def test_pages_need_no_script(pages: dict[str, Markup]) -> None:
    for address, page in pages.items():
        assert page.needs_inline_rights() == ["style"], address
        assert "<form" not in page.html.partition("<main")[2], address


@pytest.mark.parametrize(("file", "old", "new", "told"), SPOILED)
def test_mistake_ends_the_build_with_a_clear_line(
    tmp_path: Path, file: str, old: str, new: str, told: str
) -> None:
    workshop = Workshop.open(tmp_path)
    workshop.replace(file, old, new)
    done = workshop.build()
    assert done.returncode != 0
    assert any("content/finder.yml: " in line and told in line for line in done.stderr.splitlines())
    assert "Traceback" not in done.stderr


def test_missing_questions_end_the_build_with_a_clear_line(tmp_path: Path) -> None:
    workshop = Workshop.open(tmp_path)
    (workshop.folder / "content" / "finder.yml").unlink()
    assert "content/finder.yml: this file is missing" in workshop.build().stderr


def test_pause_of_a_service_shows_where_it_is_suggested(tmp_path: Path) -> None:
    workshop = Workshop.open(tmp_path)
    workshop.replace("services/mediation.md", "open_to:", "status: {is: paused}\nopen_to:")
    assert workshop.build().returncode == 0
    assert "Not taking referrals." in workshop.page("find/everyone/b/a/index.html")
