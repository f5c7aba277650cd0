"""Pages of the desk to which a walk does not come: rare states, rendered and looked at alone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, Route

from intake.cases.actions import Action
from intake.cases.figures import Figures
from intake.cases.happenings import Happening, History, Note, Session
from intake.cases.keeping import Keeping
from intake.cases.months import Months
from intake.cases.offers import Around, offers
from intake.forms.problems import Problem
from intake.rendering.chrome import Chrome
from intake.rendering.desk import MESSAGES, message_screen
from intake.rendering.desk_account import Account
from intake.rendering.desk_case import CaseView, Link, case_screen
from intake.rendering.desk_draft import draft_screen, late_screen
from intake.rendering.desk_leaving import leaving_screen, readings_screen
from intake.rendering.desk_reports import no_report_screen, report_screen
from intake.rendering.desk_sent import sent_words
from intake.rendering.desk_worklist import worklist_screen
from intake.rendering.form_pages import Screen
from tests.support.browser_looks import seen
from tests.support.case_view import CASE, NAMES, NOW, WORK, view
from tests.support.door import definitions
from tests.support.histories import ended, happened, history, reached
from tests.support.site import built

DESK: Final = "https://desk.example.org"
LEE: Final = Account("Lee Lead", "token-1")
MONTHS: Final = Months.read("2026-10", "2026-11")
AROUND: Final = Around(
    "m-1",
    workers=frozenset({"m-1", "m-2"}),
    excludable=("m-2", "m-3"),
    teams=("general",),
    outcomes=("completed", "declined", "spam"),
    two_parties=True,
    guarded=True,
)


def in_state(status: str, **changes: Any) -> CaseView:
    """A case in a state, with everything that a guardian could do then."""
    work = replace(WORK, status=status, **changes)
    offered = {each.action: each for each in offers(work, AROUND)}
    return view(case=replace(CASE, status=status), work=work, offers=offered)


def everything() -> CaseView:
    """A case with one of everything that can stand on its page."""
    several = in_state(
        "allocated",
        coordinator="m-1",
        allocated=("m-2",),
        excluded=("m-3",),
        links={"02": "duplicate"},
        sessions={"1": "booked"},
        held=True,
    )
    assert {Action.UNLINK, Action.INCLUDE, Action.END_HOLD} <= several.offers.keys()
    return replace(
        several,
        history=History(
            (Happening("held", "m-1", NOW, 4, {"because": "complaint"}),),
            (Note("m-1", NOW, "A note"),),
            (Session("1", "booked", NOW, "online"),),
        ),
        links=[Link("02", "CDFH-9999", "duplicate")],
        other_party=True,
        requests=True,
    )


def going(number: int) -> Keeping:
    return Keeping(
        str(number), f"CDFH-000{number}", "s", "contact", "general", (), NOW, "closed", "",
        outcome="completed", delete_after=NOW + timedelta(days=number),
    )  # fmt: skip


def figures() -> Figures:
    cases = [history(reached(days), happened("session_held", 9)) for days in range(7)]
    return Figures.of([*cases, *[ended("completed")] * 9, *[ended("answered")] * 8])


def screens() -> Iterator[tuple[str, Screen]]:
    yield "earlier answers", case_screen(view(revision=1, newest=2), LEE)
    yield "everything on a case", case_screen(everything(), LEE)
    yield "what may be spam", case_screen(in_state("quarantined"), LEE)
    yield "figures", report_screen(figures(), MONTHS, {"mediation": "Mediation"}, (), LEE)
    yield "too many cases", no_report_screen(MONTHS, (Problem("first", "Too many"),), LEE)
    read = [history(happened("read", 1), happened("exported", 2))]
    yield "who read what", readings_screen(read, {"jo": "Jo Field"}, MONTHS, (), LEE)
    yield "leaving", leaving_screen([going(1), going(2)], 30, more=True, account=LEE)
    yield "short page", worklist_screen(
        "team", ["team"], [(CASE, "Jo Field")], LEE,
        following="/?after=x", stopped_after=250, done="transfer", suspects=True,
    )  # fmt: skip
    path, typed = f"/cases/{CASE.id}/acts/note", {"text": ["n" * 300]}
    sent = sent_words(path, typed, {}, NAMES)
    yield "a save that failed", draft_screen(path, typed, sent, LEE, unsure=True)
    yield "words that are not kept", late_screen(sent=sent)
    for name in MESSAGES:
        yield name, message_screen(name)


SCREENS: Final = dict(screens())


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page that shows what is rendered, in the desk's chrome, and asks nobody for anything."""
    chrome = Chrome(definitions().chrome("desk"))

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(f"{DESK}/")
        if path.startswith("assets/"):
            route.fulfill(path=built() / "site" / path)
        else:
            screen = SCREENS[path.replace("%20", " ")]
            html = chrome.page(title=screen.title, content=screen.content)
            route.fulfill(body=html, content_type="text/html; charset=utf-8")

    made = browser.new_page()
    made.route("**/*", answer)
    yield made
    made.close()


@pytest.mark.parametrize("name", SCREENS)
def test_everybody_can_use_it(page: Page, name: str) -> None:
    page.goto(f"{DESK}/{name}")
    found = seen(page)
    assert (found.axe, found.small) == ([], [])
    assert found.beside <= 0
    assert found.title.startswith(SCREENS[name].title)
    assert found.headings == 1


def test_print_of_a_case_page_is_a_part_and_says_so(page: Page) -> None:
    page.goto(f"{DESK}/everything on a case")
    page.emulate_media(media="print")
    notes = page.get_by_role("heading", name="Notes")
    confidential = page.get_by_text("Confidential. This is a part of the case")
    assert (notes.is_visible(), confidential.is_visible()) == (False, True)
    page.emulate_media(media="screen")
    assert (notes.is_visible(), confidential.is_visible()) == (True, False)
