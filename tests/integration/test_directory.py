"""The directory as built: its pages, what keeps its two parts apart, and one place for a status."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urljoin

import pytest

from intake.adapters.definitions import Definitions
from intake.adapters.table import Table
from intake.directory.availability import read_availability
from intake.directory.mailboxes import personal_mailboxes
from intake.directory.open_referral.feed import FEED
from intake.services.check_content import check_content
from local_stack.places import ROOT
from tests.support.clock import Clock
from tests.support.door import door
from tests.support.events import post
from tests.support.markup import Markup
from tests.support.site import built
from tests.support.workshop import Workshop

PUBLIC = {"mediation", "one-to-one-support", "workplace-mediation"}
FORMS = ROOT / "content" / "forms"
TYPED = {"staff": "yes", "goal": "To speak in front of a hundred people"}
STAFF = {
    "coaching",
    "counselling",
    "facilitated-conversation",
    "mentoring",
    "reciprocal-mentoring",
    "speak-up",
    "staff-mediation",
    "trade-union-representation",
}
FORM = """title: A brand new form
service: contact
team: general
retention: {answered: 6 months}
contact: none
pages:
  - id: question
    title: What would you like to know?
    questions:
      - {id: question, type: long_text, label: Your question}
what_happens_next: We answer.
"""
FORM_PAGE = """---
title: A brand new form
description: A form that was not there before.
form: brand-new
---
# A brand new form
"""
PLACES = (
    "services/coaching",
    "directory",
    "find/staff/c/a",
    "projects/coaching-application",
    "print/coaching-application",
    "projects",
)
PAUSED = "Not taking referrals until 5 January 2099"
PAUSE = "status: {is: paused, until: 2099-01-05, alert: Our coach is away.}\nlast_checked:"


@pytest.fixture(scope="module")
def site() -> Path:
    return built() / "site"


@pytest.fixture(scope="module")
def definitions() -> Definitions:
    return Definitions(built() / "definitions")


@pytest.fixture(scope="module")
def paused(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A site on which coaching is paused, and one line of content says so."""
    workshop = Workshop.open(tmp_path_factory.mktemp("paused"))
    workshop.replace("services/coaching.md", "last_checked:", PAUSE)
    return made(workshop)


def made(workshop: Workshop) -> Workshop:
    outcome = workshop.build()
    assert outcome.returncode == 0, outcome.stderr
    return workshop


def page(site: Path, address: str) -> str:
    """The main part of a page."""
    html = (site / address / "index.html").read_text(encoding="utf-8")
    return html.partition("<main")[2].partition("</main>")[0]


def groups(site: Path) -> dict[str, set[str]]:
    """The services that each group of the directory links to, by its anchor."""
    parts = page(site, "directory").split('<section class="group')[1:]
    found = {re.findall(r'aria-labelledby="([\w-]+)"', part)[0]: part for part in parts}
    return {
        anchor: set(re.findall(r'href="\.\./services/([\w-]+)/"', part.partition("</section>")[0]))
        for anchor, part in found.items()
    }


def build_on(monkeypatch: pytest.MonkeyPatch, workshop: Workshop, day: str) -> None:
    moment = datetime.fromisoformat(day).replace(tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
    made(workshop)


def services_json(workshop: Workshop) -> Any:
    path = workshop.folder / "build" / "definitions" / "services.json"
    return json.loads(path.read_text(encoding="utf-8"))


def test_directory_keeps_the_two_apart(site: Path) -> None:
    assert groups(site) == {"support-for-you": PUBLIC, "support-at-work": STAFF}


def test_every_card_says_who_provides_it_and_for_whom(site: Path) -> None:
    cards = page(site, "directory").split('<li class="card">')[1:]
    assert len(cards) == len(PUBLIC | STAFF)
    for card in cards:
        terms = [tag.text for tag in Markup.of(card.partition("</li>")[0]).all("dt")]
        assert terms == ["Provided by", "Open to"], card


@pytest.mark.parametrize("service", sorted(PUBLIC | STAFF))
def test_page_says_provider_and_audience_before_any_way_to_ask(site: Path, service: str) -> None:
    html = page(site, f"services/{service}")
    first = html.index("<dt>Provided by</dt>")
    audience = "Anyone" if service in PUBLIC else "Only staff of the employer"
    assert first < html.index(f"<dd>{audience}</dd>") < html.index("How to ask for it</h2>")
    for way in ("tel:", "mailto:", "contact/"):
        assert way not in html[:first]


@pytest.mark.parametrize("form", sorted(path.stem for path in FORMS.glob("*.yml")))
def test_form_of_a_service_says_provider_and_audience_before_its_first_question(
    definitions: Definitions, site: Path, form: str
) -> None:
    service = definitions.forms[form].service
    html = page(site, definitions.starts[form].strip("/"))
    if service in PUBLIC | STAFF:
        audience = "Anyone" if service in PUBLIC else "Only staff of the employer"
        first = html.index("<dt>Provided by</dt>")
        assert first < html.index(f"<dd>{audience}</dd>") < html.index("<form")
    else:
        assert service in {"contact", "support-at-work"}


def test_form_about_all_support_at_work_says_whose_and_for_whom(site: Path) -> None:
    html = page(site, "projects/ask-about-a-service")
    assert "Provided by the employer, and open <strong>only to its own staff</strong>" in html


@pytest.mark.parametrize("service", sorted(PUBLIC | STAFF))
def test_page_leads_first_to_the_form_that_is_for_it_alone(
    definitions: Definitions, site: Path, service: str
) -> None:
    main = Markup.of(page(site, f"services/{service}"))
    here = f"/services/{service}/"
    leads = [urljoin(here, link) for link in main.addresses("a")]
    known = set(definitions.starts.values())
    own = [
        definitions.starts[name]
        for name, form in definitions.forms.items()
        if form.service == service
    ]
    assert [link for link in leads if link in known][: len(own)] == own


@pytest.mark.parametrize("service", sorted(PUBLIC | STAFF))
def test_page_has_no_button_of_its_own_that_a_pause_would_leave(site: Path, service: str) -> None:
    links = Markup.of(page(site, f"services/{service}")).all("a")
    assert [tag for tag in links if tag.attributes.get("class") == "button"] == []


@pytest.mark.parametrize(
    "service", ["staff-mediation", "workplace-mediation", "coaching", "mentoring"]
)
def test_definition_of_the_professional_body_names_it_and_is_told_in_our_own_words(
    site: Path, service: str
) -> None:
    html = " ".join(page(site, f"services/{service}").split())
    assert "The CIPD, the professional body for people who work in human resources" in html
    for copied in ("tool to resolve", "alternative or informal", "approaches based on"):
        assert copied not in html


def test_counsellings_line_and_mailbox_carry_over(site: Path) -> None:
    html = page(site, "services/counselling")
    assert '<a href="tel:01978780479">01978 780479</a>' in html
    assert "mailto:therapyservices@optimahealth.co.uk" in html


def test_mediations_role_mailbox_carries_over(site: Path) -> None:
    assert "mailto:wah-tr.mediation@nhs.net" in page(site, "services/staff-mediation")


def test_no_page_and_no_definition_has_a_persons_mailbox(site: Path) -> None:
    files = [path for path in site.parent.rglob("*") if path.suffix in (".html", ".json", ".xml")]
    assert len(files) > len(PUBLIC | STAFF)
    for path in files:
        assert personal_mailboxes(path.read_text(encoding="utf-8")) == [], path


def test_name_and_summary_do_for_title_and_description(site: Path) -> None:
    html = (site / "services" / "mentoring" / "index.html").read_text(encoding="utf-8")
    assert Markup.of(html).title.startswith("Mentoring - ")
    assert '<meta name="description" content="Someone with experience shares' in html


def test_added_sections_stand_in_the_list_of_contents(site: Path) -> None:
    html = page(site, "services/one-to-one-support")
    for anchor in ("how-to-ask", "at-a-glance", "other-support"):
        assert f'href="#{anchor}"' in html
        assert html.count(f'id="{anchor}"') == 1


def test_functions_know_every_service(site: Path) -> None:
    written = json.loads((site.parent / "definitions" / "services.json").read_text("utf-8"))
    assert read_availability(written).keys() == PUBLIC | STAFF


def test_pause_reaches_its_page(paused: Workshop) -> None:
    html = page(paused.folder / "build" / "site", "services/coaching")
    assert "<strong>Not taking referrals until 5 January 2099.</strong> Our coach is away." in html
    assert "How to ask for it" not in html
    assert html.index("Other support that may fit</h2>") < html.index("At a glance</h2>")


def test_pause_reaches_card_and_table(paused: Workshop) -> None:
    html = page(paused.folder / "build" / "site", "directory")
    assert html.count("Not taking referrals until 5 January 2099.") == 2
    assert html.count("tag--paused") == 1


def test_pause_reaches_the_forms(paused: Workshop) -> None:
    status = services_json(paused)["coaching"]["status"]
    assert status == {"is": "paused", "until": "2099-01-05", "alert": "Our coach is away."}


def test_one_line_says_so_on_page_directory_finder_form_print_and_feed(paused: Workshop) -> None:
    site = paused.folder / "build" / "site"
    feed = json.loads((site / FEED / "services" / "index.json").read_text(encoding="utf-8"))
    (coaching,) = (each for each in feed["contents"] if each["name"] == "Coaching")
    told = {**{place: page(site, place) for place in PLACES}, "feed": coaching["alert"]}
    assert [place for place, words in told.items() if PAUSED not in words] == []
    assert coaching["status"] == "temporarily closed"


def test_pause_closes_the_forms_page(paused: Workshop) -> None:
    html = page(paused.folder / "build" / "site", "projects/coaching-application")
    assert "<form" not in html
    assert "Only staff of the employer" in html
    assert "This form is closed for now." in html
    assert '<a href="/services/mentoring/">' in html
    assert html.count('href="tel:999"') == 1
    assert 'href="/contact/"' in html
    help_page = page(paused.folder / "build" / "site", "confidentiality")
    assert 'href="/confidentiality/#if-you-are-not-safe"' in html
    assert 'id="if-you-are-not-safe"' in help_page


def test_pause_loses_nothing_of_what_somebody_had_just_typed(
    paused: Workshop, table: Table, clock: Clock
) -> None:
    known = Definitions(paused.folder / "build" / "definitions")
    roles = {"coordinator": "coordinator@example.org"}
    send = door(table, clock, addresses={"coaching": roles}, known=known)
    # the page was open in the browser before the pause began
    answer = send(post("/forms/coaching-application/goal", urlencode(TYPED).encode()))
    assert answer["statusCode"] == 409
    for words in (
        "Not taking referrals until 5 January 2099.",
        '<a href="/services/mentoring/">',
        "To speak in front of a hundred people",
    ):
        assert words in answer["body"]


def test_pause_that_is_over_leaves_no_trace(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    workshop = Workshop.open(tmp_path)
    workshop.replace("services/coaching.md", "last_checked:", PAUSE.replace("2099", "2027"))
    build_on(monkeypatch, workshop, "2027-01-05")
    html = page(workshop.folder / "build" / "site", "services/coaching")
    assert "Not taking referrals" not in html
    assert "How to ask for it" in html


def test_overdue_check_shows_and_fails_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    workshop = Workshop.open(tmp_path)
    build_on(monkeypatch, workshop, "2031-01-01")
    html = page(workshop.folder / "build" / "site", "services/coaching")
    assert "Not checked since 21 November 2026" in html


def test_form_is_linked_once_it_is_there(tmp_path: Path) -> None:
    workshop = Workshop.open(tmp_path)
    content = workshop.folder / "content"
    workshop.replace("services/counselling.md", "form: ask-about-a-service", "form: brand-new")
    before = page(made(workshop).folder / "build" / "site", "services/counselling")
    assert "through the form on this site, which is not ready yet" in before
    (content / "forms" / "brand-new.yml").write_text(FORM, encoding="utf-8")
    (content / "new.md").write_text(FORM_PAGE, encoding="utf-8")
    after = page(made(workshop).folder / "build" / "site", "services/counselling")
    assert '<a href="../../new/">A brand new form</a>' in after


def test_mistakes_of_all_services_end_the_build(tmp_path: Path) -> None:
    workshop = Workshop.open(tmp_path)
    workshop.replace("services/coaching.md", "kind:", "kinds:")
    workshop.replace("services/mentoring.md", "open_to: staff", "open_to: friends")
    outcome = workshop.build()
    assert outcome.returncode != 0
    assert "Traceback" not in outcome.stderr
    for told in (
        "content/services/coaching.md: kind: this is missing",
        "content/services/coaching.md: kinds: this key is not known here",
        'content/services/mentoring.md: open_to: "friends" is not known here',
    ):
        assert told in outcome.stderr


def test_check_refuses_a_persons_mailbox(tmp_path: Path) -> None:
    workshop = Workshop.open(tmp_path)
    workshop.replace("directory.md", "# All services", "# All services\n\nr.example@example.org")
    told = check_content(workshop.folder / "content").mistakes
    refused = "directory.md: r.example@example.org looks like one person's mailbox"
    assert [line for line in told if line.startswith(refused)]
