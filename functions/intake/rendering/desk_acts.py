"""The screens of an act that was not done: something is wrong, or somebody else was quicker."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intake.cases.actions import Action
from intake.cases.casework import Casework
from intake.cases.happenings import Happening
from intake.cases.offers import Offer
from intake.rendering.desk_account import Account
from intake.rendering.desk_action_words import ACTIONS, ASKS, PROBLEMS
from intake.rendering.desk_forms import action_form, typed_words
from intake.rendering.desk_history import Names, of_reader, told
from intake.rendering.form_pages import Screen
from intake.rendering.templating import render


def form_screen(
    work: Casework,
    offer: Offer,
    typed: Mapping[str, str],
    problems: Mapping[str, str],
    *,
    names: Names,
    account: Account,
) -> Screen:
    """Return one action's form again, with what was typed and what is wrong with it."""
    form = action_form(offer, names, typed, problems)
    return _screen(
        f"Error: {form.labels.title}",
        "desk/action.html",
        heading=form.labels.title,
        form=form,
        wrong=[(field.id, field.problem) for field in form.fields if field.problem],
        work=work,
        account=account,
    )


@dataclass(frozen=True)
class Overtaking:
    """An action that came second: what changed since, what was typed, and the action if offered.

    `by` is the key of who wanted it, `seen` the turn that they saw.
    `reads_all` says that the member may be told what passed between the parties.
    """

    work: Casework
    by: str
    seen: int
    action: Action
    since: Sequence[Happening]
    typed: Mapping[str, str]
    offer: Offer | None
    reads_all: bool = False


def changed_screen(overtaking: Overtaking, *, names: Names, account: Account) -> Screen:
    """Return what somebody else changed, and the form again with what was typed."""
    offer, typed = overtaking.offer, overtaking.typed
    form = action_form(offer, names, typed) if offer else None
    since = of_reader(overtaking.since, reads_all=overtaking.reads_all)
    return _screen(
        _title(overtaking),
        "desk/changed.html",
        changed=overtaking.work.turn != overtaking.seen,
        wanted=ACTIONS[overtaking.action].title,
        since=list(told(since, names)),
        unseen=bool(overtaking.since) and not since,
        form=form,
        typed=[] if form else typed_words(typed, ASKS, names),
        not_now=PROBLEMS["not_now"],
        work=overtaking.work,
        account=account,
    )


def _title(overtaking: Overtaking) -> str:
    if overtaking.work.turn == overtaking.seen:
        return "This cannot be done now"
    if overtaking.since and all(each.by == overtaking.by for each in overtaking.since):
        return "You have changed this case since"
    return "Somebody else changed this case"


def _screen(title: str, template: str, **names: object) -> Screen:
    return Screen(title, render(template, title=title, **names))
