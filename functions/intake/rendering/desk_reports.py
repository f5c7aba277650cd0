"""The lead's figures as words, tables and charts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from intake.cases.figures import MILESTONES, OUTCOMES, Figures, Outcomes, Wait
from intake.cases.months import Months
from intake.cases.small_numbers import Shown
from intake.forms.problems import Problem
from intake.rendering.charts import Bar, chart
from intake.rendering.desk_account import Account
from intake.rendering.desk_key_in import CHANNELS
from intake.rendering.form_pages import Screen
from intake.rendering.templating import render

WITHHELD: Final = "few"
"""Stands for a number that is withheld; the page says what it means."""

NAMES: Final[Mapping[str, str]] = {
    "completed": "Completed",
    "answered": "Answered",
    "declined": "Declined",
    "not_taken_up": "Not taken up",
    "going_on": "Still open",
    "first_contact": "First contact",
    "first_session": "First session",
    "closed": "Closed",
    "channel": "How they reached us",
    "referrer": "Who asked",
    "themselves": "The person themselves",
    "somebody_else": "Somebody else for them",
    **{str(channel): words for channel, words in CHANNELS.items()},
}


@dataclass(frozen=True)
class Counted:
    """A table of outcomes: its name, and rows of a label and numbers, the total last."""

    name: str
    rows: Sequence[tuple[str, Sequence[str]]]
    totals: Sequence[str]


@dataclass(frozen=True)
class Waited:
    """A row of the table of waiting times: what it is of, and median, longest, share in time."""

    label: str
    until: str
    median: str
    longest: str
    within: str


def report_screen(
    figures: Figures,
    months: Months,
    services: Mapping[str, str],
    problems: Sequence[Problem],
    account: Account,
) -> Screen:
    """Return the page of figures; `services` are names by id, `problems` those of the months.

    A service that has left the directory since keeps its id for a name.
    """
    title = "Figures"
    named = {**{name: name for name in figures.waits}, **NAMES, **services}
    by_service = _counted("Service", figures.by_service, figures.total, named)
    content = render(
        "desk/reports.html",
        title=title,
        months=months,
        problems=problems,
        total=_number(figures.total),
        withheld=WITHHELD,
        outcomes=[named[each] for each in OUTCOMES],
        tables=[
            by_service,
            *(
                _counted(named[source], counts, figures.total, named)
                for source, counts in figures.by_source.items()
            ),
        ],
        waits=[
            ("Service", [*_waited("All services", figures.overall), *_by(figures.waits, named)]),
            *(
                (named[source], _by(waits, named))
                for source, waits in figures.waits_by_source.items()
            ),
        ],
        charts=[_outcome_chart(figures, named), _waiting_chart(figures, named)],
        account=account,
    )
    return Screen(f"Error: {title}" if problems else title, content)


def _by(waits: Mapping[str, Mapping[str, Wait]], named: Mapping[str, str]) -> list[Waited]:
    return [row for name, each in waits.items() for row in _waited(named[name], each)]


def no_report_screen(months: Months, problems: Sequence[Problem], account: Account) -> Screen:
    """Return the page without any figures, with what is wrong with the months asked for."""
    title = "Figures"
    content = render(
        "desk/reports.html",
        title=title,
        months=months,
        problems=problems,
        tables=(),
        account=account,
    )
    return Screen(f"Error: {title}", content)


def _waited(label: str, waits: Mapping[str, Wait]) -> list[Waited]:
    return [
        Waited(
            label,
            NAMES[until],
            _days(wait.median),
            _days(wait.longest),
            WITHHELD if wait.within is None else f"{wait.within:.0%}",
        )
        for until, wait in waits.items()
    ]


def _counted(name: str, counts: Outcomes, total: Shown, named: Mapping[str, str]) -> Counted:
    pairs = zip(counts.groups, counts.counts, counts.of_groups, strict=True)
    return Counted(
        name,
        [(named.get(g, g), [*map(_number, row), _number(of)]) for g, row, of in pairs],
        [*map(_number, counts.of_outcomes), _number(total)],
    )


def _outcome_chart(figures: Figures, named: Mapping[str, str]) -> str:
    ends = zip(OUTCOMES, figures.by_service.of_outcomes, strict=False)
    bars = [Bar(named[end], count, _number(count)) for end, count in ends]
    return chart("outcomes", "Cases by how they ended", bars)


def _waiting_chart(figures: Figures, named: Mapping[str, str]) -> str:
    first = next(iter(MILESTONES))
    waits = {"All services": figures.overall, **{named[n]: w for n, w in figures.waits.items()}}
    bars = [Bar(name, w[first].median, _days(w[first].median)) for name, w in waits.items()]
    return chart("waiting", "Days to the first contact, half waited no longer", bars)


def _number(count: Shown) -> str:
    return WITHHELD if count is None else str(count)


def _days(days: float | None) -> str:
    if days is None:
        return WITHHELD
    return "1 day" if days == 1 else f"{days:g} days"
