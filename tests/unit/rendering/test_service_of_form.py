from datetime import date

from intake.directory.availability import availability
from intake.rendering.service_of_form import closed_form, service_of_form, shown_form
from tests.support.services import FOR_STAFF, a_service

TODAY = date(2026, 12, 1)
COACHING = availability(
    a_service(
        "coaching",
        status={"is": "paused", "until": "2027-01-05", "alert": "We are full."},
        alternatives=["talking", "gone"],
        **FOR_STAFF,
    )
)
SERVICES = {"coaching": COACHING, "talking": availability(a_service())}


def test_form_says_provider_and_audience() -> None:
    html = service_of_form(COACHING)
    assert "<dt>Provided by</dt>\n<dd>The Works, through Calm Minds</dd>" in html
    assert "<dt>Open to</dt>\n<dd>Only staff of the Works</dd>" in html


def test_closed_form_says_until_when() -> None:
    html = closed_form(COACHING, SERVICES, TODAY)
    assert "<strong>Not taking referrals until 5 January 2027.</strong> We are full." in html


def test_page_of_a_closed_form_says_nothing_of_what_was_not_sent() -> None:
    html = shown_form("<form>", "coaching", SERVICES, TODAY)
    assert "received" not in html
    assert "sent" not in html


def test_page_of_a_closed_form_leads_to_help_and_to_us() -> None:
    html = shown_form("<form>", "coaching", SERVICES, TODAY)
    for way in ("tel:999", "/confidentiality/#if-you-are-not-safe", "/contact/"):
        assert f'href="{way}"' in html


def test_closed_form_says_where_else_to_turn() -> None:
    html = closed_form(COACHING, SERVICES, TODAY)
    assert '<a href="/services/talking/">Talking</a>: Somebody helps you talk.' in html
    assert "Open to: Anyone." in html
    assert html.count("<li>") == 1


def test_form_of_an_open_service_stands_below_its_facts() -> None:
    html = shown_form("<form>", "talking", SERVICES, TODAY)
    assert html.index("<dd>Anyone</dd>") < html.index("<form>")


def test_form_of_a_paused_service_is_not_shown() -> None:
    html = shown_form("<form>", "coaching", SERVICES, TODAY)
    assert "<form>" not in html
    assert html.index("Only staff of the Works") < html.index("This form is closed for now.")


def test_form_is_back_on_the_day_the_pause_ends() -> None:
    assert "<form>" in shown_form("<form>", "coaching", SERVICES, date(2027, 1, 5))


def test_form_of_no_service_is_as_it_was() -> None:
    assert shown_form("<form>", "contact", SERVICES, TODAY) == "<form>"


def test_closed_form_without_alternatives_has_no_empty_list() -> None:
    assert "<ul>" not in closed_form(COACHING, {"coaching": COACHING}, TODAY)
