"""What people typed is words at the desk: nothing of it runs, and no tag comes of it.

The pages are shown without the headers that would stop a script: that it is words is what counts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from playwright.sync_api import Browser, Page

from intake.cases.actions import Action
from intake.cases.channel import Channel
from intake.cases.happenings import Happening, History, Note
from intake.cases.member import LEAD, Member
from intake.cases.offers import Ask, Kind, Offer
from intake.forms.answers import Answer
from intake.forms.definition import Form
from intake.forms.fields import Fields
from intake.forms.journey import Journey, ShowPage
from intake.forms.problems import Problem
from intake.rendering.desk_account import Account
from intake.rendering.desk_acts import Overtaking, changed_screen, form_screen
from intake.rendering.desk_case import Link, case_screen, other_party_screen, print_screen
from intake.rendering.desk_draft import draft_screen, late_screen
from intake.rendering.desk_history import Names
from intake.rendering.desk_key_in import keyed_screen, place_of
from intake.rendering.desk_people import (
    Choices,
    Happened,
    Waiting,
    people_screen,
    person_screen,
)
from intake.rendering.desk_sent import sent_words
from intake.rendering.desk_worklist import found_screen, search_screen, worklist_screen
from intake.rendering.form_pages import check_answers_screen, page_screen
from tests.support.case_view import CASE, NOW, WORK, view
from tests.support.door import definitions

SCRIPTS: Final = (
    "<script>ran.push(1)</script>",
    "<img src=x onerror=ran.push(2)>",
    '"><svg onload=ran.push(3)>',
    '" onfocus="ran.push(4)" autofocus x="',
    "</textarea></option></select></dd></script><script>ran.push(5)</script>",
    "<iframe srcdoc='<script>parent.ran.push(6)</script>'></iframe>",
    "<details open ontoggle=ran.push(7)>",
    "javascript:ran.push(8)",
    "{{ ran.push(9) }}",
    "<!--><img src=x onerror=ran.push(10)>-->",
)
ALL: Final = " ".join(SCRIPTS)
ACCOUNT: Final = Account(ALL, ALL)
NAMES: Final = Names({"m-1": ALL}, {"general": ALL}, {"02": ALL})
NOTE: Final = Offer(Action.NOTE, (Ask("text", Kind.TEXT),))
ALLOCATE: Final = Offer(Action.ALLOCATE, (Ask("member", choices=("m-1", ALL)),))
LOOK: Final = """() => [...document.querySelectorAll('main *')].filter(tag =>
    /^(script|img|svg|iframe|object|embed|base|link|style)$/i.test(tag.tagName)
    || [...tag.attributes].some(each => /^on|^srcdoc$/i.test(each.name)
        || /^(href|action|formaction|src)$/i.test(each.name)
            && !/^([/#]|tel:999$)/.test(each.value))
).map(tag => tag.outerHTML)"""
"""Tags and attributes that no page of the desk has of its own."""


def answers(form: Form) -> Mapping[str, Sequence[Answer]]:
    """Every field of a form, holding all of it as if each rule had let it through."""
    found: dict[str, list[Answer]] = {}
    for page in form.pages:
        given = [
            Answer(each.id, f"{each.id} {ALL}", each.type, _value(each.type), SCRIPTS, ALL)
            for each in page.questions
        ]
        found.setdefault(page.about, []).extend(given)
    return found


def _value(kind: str) -> Any:
    if kind != "contact_preferences":
        return ALL
    return {"channels": ["phone", "email"], "phone": SCRIPTS[0], "email": SCRIPTS[1], "times": ALL}


def screens(form: Form) -> Iterator[str]:
    """Every page of the desk on which something stands that somebody typed."""
    case = replace(CASE, title=ALL, reference=ALL, status=ALL, flags=(ALL,))
    about = dict(answers(form))
    others = about.pop("other_party", [])
    shown = view(
        case=case,
        work=replace(WORK, coordinator="m-1", allocated=(ALL,), preference=ALL),
        answers=about,
        history=History((Happening(ALL, ALL, NOW, 1, {"a": ALL}),), (Note(ALL, NOW, ALL),), ()),
        names=NAMES,
        links=[Link("02", ALL, ALL)],
        offers={Action.NOTE: NOTE, Action.ALLOCATE: ALLOCATE},
        other_party=True,
    )
    yield case_screen(shown, ACCOUNT).content
    yield print_screen(case, about, account=ACCOUNT, now=NOW).content
    yield other_party_screen(case, [(2, others), (1, others)], account=ACCOUNT).content
    typed = {"text": ALL, "member": ALL}
    for offer in (NOTE, ALLOCATE):
        wrong = {ask.name: "missing" for ask in offer.asks}
        yield form_screen(WORK, offer, typed, wrong, names=NAMES, account=ACCOUNT).content
    for still in (NOTE, None):
        since = [Happening(ALL, ALL, NOW)]
        overtaking = Overtaking(WORK, "m-1", 1, Action.NOTE, since, typed, still)
        yield changed_screen(overtaking, names=NAMES, account=ACCOUNT).content


def around(form: Form) -> Iterator[str]:
    """Every page of the desk around the cases: what was typed is carried, listed or found there."""
    case = replace(CASE, title=ALL, reference=ALL, flags=(ALL,))
    yield worklist_screen("team", ["team"], [(case, ALL)], ACCOUNT, following="/?after=x").content
    yield search_screen(ACCOUNT, problem=ALL, typed=ALL).content
    yield found_screen([(case, ["person"])], ACCOUNT, more=True).content
    act, keyed = f"/cases/{CASE.id}/acts/note", f"/key-in/telephone/{form.name}/x"
    typed = {name: [ALL] for name in (*form.names, "text", "member", "case", ALL)}
    for path in (act, keyed, "/search"):
        sent = sent_words(path, typed, {form.name: form}, NAMES)
        for unsure in (True, False):
            yield draft_screen(path, typed, sent, ACCOUNT, ALL, unsure=unsure).content
        yield late_screen(sent=sent).content
    fields = Fields(dict.fromkeys(form.names, (ALL,)))
    journey = Journey.of(form, fields)
    place = place_of(Channel.TELEPHONE, ACCOUNT, "_read_aloud")
    for stop in journey.walk.stops:
        wrong = tuple(Problem(name, ALL) for name in stop.names)
        screen = page_screen(journey, ShowPage(stop, wrong), "token", place)
        yield keyed_screen(screen, form, Channel.TELEPHONE, ACCOUNT).content
    yield check_answers_screen(journey, "token", (), place).content


def people() -> Iterator[str]:
    """The lead's pages of people, who give themselves names."""
    member = Member("m-1", ALL, (ALL,), (ALL, LEAD), ALL)
    waiting, happened = Waiting("m-2", ALL, ALL, ALL), Happened(ALL, ALL, ALL, ALL, ALL)
    yield people_screen([member], [waiting], [happened], {ALL: ALL}, ACCOUNT).content
    yield person_screen(member, Choices([LEAD], [(ALL, ALL)]), ACCOUNT, [ALL]).content


def shown(browser: Browser, content: str) -> Page:
    page = browser.new_page()
    page.evaluate("window.ran = []")
    page.set_content(f"<!doctype html><title>The desk</title><main>{content}</main>")
    page.wait_for_timeout(200)
    return page


def every_screen(forms: Iterable[Form]) -> Iterator[str]:
    for form in forms:
        yield from screens(form)
        yield from around(form)
    yield from people()


def test_nothing_that_was_typed_into_any_field_of_any_form_runs(browser: Browser) -> None:
    forms = definitions().forms.values()
    assert sum(len(page.questions) for form in forms for page in form.pages) > 100
    page = shown(browser, "".join(screen for screen in every_screen(forms)))
    assert page.evaluate("ran") == []
    assert page.evaluate(LOOK) == []
    # all of it is there to be read
    assert page.inner_text("main").count("<script>ran.push(1)</script>") > 1000
    page.close()


def test_the_same_would_run_if_it_were_not_words(browser: Browser) -> None:
    page = shown(browser, ALL)
    assert set(page.evaluate("ran")) >= {1, 2, 3, 5}
    assert page.evaluate(LOOK) != []
    page.close()
