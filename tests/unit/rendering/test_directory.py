import re
from datetime import date

import pytest

from intake.directory.entry import ServiceEntry
from intake.rendering.directory import (
    directory_anchors,
    directory_html,
    sections,
    service_end,
    service_start,
)
from intake.rendering.service_words import Place
from tests.support.markup import Markup
from tests.support.services import FOR_STAFF, WEB, a_service

TODAY = date(2026, 12, 1)
PAUSED = {"is": "paused", "until": "2027-01-05", "alert": "We are full."}
STAFF = a_service("coaching", name="Coaching", **FOR_STAFF)


def place(*services: ServiceEntry, today: date = TODAY) -> Place:
    return Place(today, {each.id: each for each in services}, link=lambda path: f"..{path}")


def start(entry: ServiceEntry, today: date = TODAY) -> str:
    return service_start(entry, place(entry, STAFF, today=today))


def end(entry: ServiceEntry, today: date = TODAY) -> str:
    return service_end(entry, place(entry, STAFF, today=today))


def titles(html: str) -> list[str]:
    return [tag.text for tag in Markup.of(html).all("h2")]


def test_page_begins_with_provider_and_audience() -> None:
    markup = Markup.of(start(STAFF))
    assert [tag.text for tag in markup.all("dt")] == ["Provided by", "Open to"]
    assert [tag.text for tag in markup.all("dd")] == [
        "The Works, through Calm Minds",
        "Only staff of the Works",
    ]


def test_open_service_has_no_notice() -> None:
    assert "notice" not in start(a_service())


def test_paused_service_says_until_when_and_why() -> None:
    html = start(a_service(status=PAUSED))
    assert "<strong>Not taking referrals until 5 January 2027.</strong> We are full." in html


def test_pause_that_is_over_is_not_shown() -> None:
    assert "notice" not in start(a_service(status=PAUSED), date(2027, 1, 5))


def test_open_service_says_how_to_ask_first() -> None:
    assert titles(end(a_service(alternatives=["coaching"]))) == [
        "How to ask for it",
        "At a glance",
        "Other support that may fit",
    ]


@pytest.mark.parametrize("status", [PAUSED, {"is": "closed"}])
def test_service_that_takes_nobody_on_says_what_else_may_fit(status: dict[str, str]) -> None:
    html = end(a_service(status=status, alternatives=["coaching"]))
    assert titles(html) == ["Other support that may fit", "At a glance"]
    assert "01632 960001" not in html


def test_alternative_says_who_it_is_open_to() -> None:
    html = end(a_service(alternatives=["coaching"]))
    assert '<a href="../services/coaching/">Coaching</a>: Somebody helps you talk.' in html
    assert "Open to: Only staff of the Works." in html


def test_without_alternatives_there_is_no_such_section() -> None:
    assert "Other support" not in end(a_service())


def test_sections_are_those_of_the_page() -> None:
    entry = a_service(alternatives=["coaching"])
    headings = [(tag.attributes["id"], tag.text) for tag in Markup.of(end(entry)).all("h2")]
    assert headings == sections(entry, place(entry, STAFF))


def test_last_check_is_shown_with_how_it_was_done() -> None:
    html = end(a_service(checked_how="We phoned."))
    assert '<p class="checked">Last checked: 21 November 2026. We phoned.</p>' in html


def test_fact_of_several_parts_is_a_list() -> None:
    html = end(a_service(helps_when=["you are stuck", "you fell out"]))
    assert [tag.text for tag in Markup.of(html).all("li")][1:] == ["you are stuck", "you fell out"]
    assert "<dd>People who want to talk</dd>" in html


def test_overdue_check_stands_out() -> None:
    html = end(a_service(), date(2027, 5, 22))
    assert '<p class="checked checked--overdue">Not checked since 21 November 2026' in html


def card(entry: ServiceEntry) -> str:
    """The one card of a directory of one service."""
    (found,) = re.findall(r'<li class="card">.*?</li>', directory_html(place(entry)), re.DOTALL)
    return str(found)


def test_card_has_name_provider_audience_and_summary() -> None:
    html = card(STAFF)
    assert '<h3><a href="../services/coaching/">Coaching</a></h3>' in html
    for words in ("The Works, through Calm Minds", "Only staff of the Works", STAFF.summary):
        assert words in html
    assert "tag" not in html


def test_card_of_a_paused_service_says_so() -> None:
    entry = a_service(status=PAUSED)
    html = card(entry)
    assert '<span class="tag tag--paused">Paused</span>' in html
    assert "Not taking referrals until 5 January 2027." in html


def test_groups_are_sections_with_their_own_headings() -> None:
    markup = Markup.of(directory_html(place(a_service(), STAFF)))
    assert [tag.text for tag in markup.all("h2")] == ["Support for you", "Support at work"]
    labels = [tag.attributes["aria-labelledby"] for tag in markup.all("section")]
    assert labels == ["support-for-you", "support-at-work"]
    assert set(labels) == directory_anchors(place(a_service(), STAFF)) <= markup.ids


def test_every_service_stands_once_on_a_card_and_once_in_a_table() -> None:
    markup = Markup.of(directory_html(place(a_service(), STAFF)))
    links = [tag.attributes["href"] for tag in markup.all("a") if "services" in str(tag.attributes)]
    assert sorted(links) == ["../services/coaching/"] * 2 + ["../services/talking/"] * 2
    names = ["Support for you, side by side", "Support at work, side by side"]
    assert [tag.text for tag in markup.all("summary")] == names
    assert [tag.text for tag in markup.all("caption")] == names


def test_cells_name_their_column() -> None:
    markup = Markup.of(directory_html(place(a_service())))
    columns = [tag.text for tag in markup.all("th") if tag.attributes["scope"] == "col"]
    assert [tag.attributes["data-label"] for tag in markup.all("td")] == columns[1:]


def test_table_says_what_to_do() -> None:
    assert '<td data-label="How to ask">Phone</td>' in directory_html(place(a_service()))


def test_table_shows_no_way_to_a_paused_service() -> None:
    html = directory_html(place(a_service(status=PAUSED)))
    assert '<td data-label="How to ask">Phone</td>' not in html
    assert html.count("Not taking referrals until 5 January 2027.") == 2


def test_words_of_editors_are_no_markup() -> None:
    entry = a_service(name="<b>Talk", access=[WEB | {"who": "<i>pool"}], cost="<u>Free")
    shown = place(entry)
    html = directory_html(shown) + service_start(entry, shown) + service_end(entry, shown)
    assert not [tag.name for tag in Markup.of(html).tags if tag.name in ("b", "i", "u")]
