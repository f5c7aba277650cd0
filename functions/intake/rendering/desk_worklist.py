"""The desk's lists of cases, and what a search has found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from intake.cases.record import Case
from intake.rendering.desk import Facts, facts_of
from intake.rendering.desk_account import Account
from intake.rendering.desk_answers import WHOSE
from intake.rendering.form_pages import Screen
from intake.rendering.templating import render

VIEWS: Final[Mapping[str, tuple[str, str]]] = {
    "team": (
        "All open",
        "No case waits for your teams. New ones appear here, and you are told by email.",
    ),
    "mine": ("Mine", "No case is yours. Those you take or are given appear here."),
    "unallocated": ("Unallocated", "Every open case has somebody who works it."),
    "overdue": ("Overdue", "No reply is overdue."),
    "urgent": ("Urgent", "No open case has a safeguarding concern or is urgent."),
    "quarantined": ("Perhaps spam", "Nothing looks like spam."),
}
"""Each list's name, and what it says when it is empty."""


LED_AWAY: Final[Mapping[str, str]] = {
    "transfer": "The case was passed on. You cannot open it any more, and its team has been told.",
    "declare-conflict": "You are kept out of the case. Only a lead can let you in again.",
}
"""What is said of an act after which one cannot open the case any more."""


@dataclass(frozen=True)
class Row:
    """A case in a list; `with_whom` are the names of those who work it, or empty."""

    case: Case
    facts: Facts
    with_whom: str


def worklist_screen(
    view: str,
    views: Sequence[str],
    cases: Sequence[tuple[Case, str]],
    account: Account,
    *,
    following: str = "",
    stopped_after: int = 0,
    suspects: bool = False,
    done: str = "",
) -> Screen:
    """Return a list in the order given, each case with those who work it.

    `following` is the address of the next page; `stopped_after` says after how many cases this one
    stopped short, and `suspects` that the quarantine is not empty. `done` is an act that led here.
    """
    name, empty = VIEWS[view]
    title = "Open cases" if view == "team" else f"Open cases: {name.lower()}"
    content = render(
        "desk/worklist.html",
        title=title,
        view=view,
        views=[(each, VIEWS[each][0]) for each in views],
        rows=[Row(case, facts_of(case), whom) for case, whom in cases],
        empty=empty,
        following=following,
        stopped_after=stopped_after,
        suspects=suspects,
        done=LED_AWAY.get(done, ""),
        account=account,
    )
    return Screen(title, content)


def search_screen(account: Account, *, problem: str = "", typed: str = "") -> Screen:
    """Return the question what to search for, perhaps with what was wrong about the answer."""
    title = "Search"
    content = render("desk/search.html", title=title, problem=problem, typed=typed, account=account)
    return Screen(f"Error: {title}" if problem else title, content)


def found_screen(
    found: Sequence[tuple[Case, Sequence[str]]], account: Account, *, more: bool
) -> Screen:
    """Return the cases found, each with whose detail it was (empty for a reference)."""
    title = "What we found"
    rows = [(case, facts_of(case), [WHOSE[each] for each in about]) for case, about in found]
    content = render("desk/found.html", title=title, rows=rows, more=more, account=account)
    return Screen(title, content)
