"""The lead's pages: figures, exports, who read what, and what is deleted soon."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from intake.adapters.case_histories import TooMany
from intake.adapters.keepings import Keepings
from intake.cases.access import Task
from intake.cases.moments import london_day
from intake.cases.months import Months, NotMonths
from intake.forms.problems import Problem
from intake.handlers.desk_responses import DeskResponses
from intake.handlers.desk_tasks import only_for
from intake.handlers.desk_visit import Pages, Visit
from intake.handlers.http import Response, file
from intake.rendering.case_table import COLUMNS, rows_of
from intake.rendering.desk_leaving import export_screen, leaving_screen, readings_screen
from intake.rendering.desk_reports import no_report_screen, report_screen
from intake.rendering.form_pages import Screen
from intake.rendering.spreadsheets import as_csv, as_xlsx
from intake.services.export_period import LARGE, ExportPeriod
from intake.services.leaving_soon import DAYS, leaving_soon
from intake.services.reach import Reach
from intake.services.report_period import Reports

SHOWN_MONTHS: Final = 3
"""Months of figures on a page that nobody asked for others."""

_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class ReportPages:
    """About the teams that somebody leads; `services` and `names` are by their ids and keys."""

    reports: Reports
    export_period: ExportPeriod
    keepings: Keepings
    reach: Reach
    responses: DeskResponses
    services: Mapping[str, str]
    names: Callable[[], Mapping[str, str]]

    @property
    def pages(self) -> Pages:
        """The pages by method and path."""
        reports = {"GET /reports": self.figures, "GET /reports/readings": self.readings}
        exports = {"GET /reports/export": self.export_form, "POST /reports/export": self.export}
        leaving = {"GET /leaving": self.leaving}
        return {
            **only_for(Task.REPORT, self.responses, reports),
            **only_for(Task.EXPORT, self.responses, exports),
            **only_for(Task.RETENTION, self.responses, leaving),
        }

    def figures(self, visit: Visit) -> Response:
        """Show the figures of some months."""
        months, problems = _months(visit, visit.request.query)
        try:
            figures = self.reports.figures(visit.member, months, visit.now)
        except TooMany:
            problems = _too_many(months)
            return self._show(no_report_screen(months, problems, visit.account), problems)
        screen = report_screen(figures, months, self.services, problems, visit.account)
        return self._show(screen, problems)

    def export_form(self, visit: Visit) -> Response:
        """Show the form of exports, and what has left this month."""
        return self._export_form(visit, *_months(visit, visit.request.query))

    def export(self, visit: Visit) -> Response:
        """Give the cases of some months as a file."""
        sent = {name: visit.fields.one(name) for name in visit.fields.values}
        months, problems = _months(visit, sent)
        if problems:
            return self._export_form(visit, months, problems)
        form = "csv" if sent.get("form") == "csv" else "xlsx"
        try:
            rows = rows_of(self.export_period(visit.member, months, form, visit.now))
        except TooMany:
            return self._export_form(visit, months, _too_many(months))
        name = f"cases-{months.first:%Y-%m}-to-{months.last:%Y-%m}.{form}"
        if form == "csv":
            return file(name, "text/csv; charset=utf-8", as_csv(list(COLUMNS), rows))
        return file(name, _XLSX, as_xlsx("Cases", list(COLUMNS), rows))

    def readings(self, visit: Visit) -> Response:
        """Show who saw what of the cases of some months."""
        months, problems = _months(visit, visit.request.query)
        try:
            cases = self.reports.cases(visit.member, months, visit.now)
        except TooMany:
            cases, problems = [], _too_many(months)
        screen = readings_screen(cases, self.names(), months, problems, visit.account)
        return self._show(screen, problems)

    def leaving(self, visit: Visit) -> Response:
        """Show the cases that are deleted within 30 days."""
        found = leaving_soon(self.keepings, self.reach, visit.member, visit.now)
        screen = leaving_screen(found.cases, DAYS, more=found.more, account=visit.account)
        return self.responses.show(200, screen)

    def _export_form(self, visit: Visit, months: Months, problems: Sequence[Problem]) -> Response:
        taken = self.export_period.exports.newest(visit.now)
        screen = export_screen(taken, self.names(), months, LARGE, problems, visit.account)
        return self._show(screen, problems)

    def _show(self, screen: Screen, problems: Sequence[Problem]) -> Response:
        return self.responses.show(422 if problems else 200, screen)


def _too_many(months: Months) -> Sequence[Problem]:
    alone = months.first == months.last
    then = "that month" if alone else "these months: choose a shorter time"
    return (Problem("first", f"One page cannot hold all the cases of {then}"),)


def _months(visit: Visit, asked: Mapping[str, str]) -> tuple[Months, Sequence[Problem]]:
    """Return the months asked for; the last three, with what is wrong, if they are none."""
    usual = Months.until(london_day(visit.now), SHOWN_MONTHS)
    if "first" not in asked and "last" not in asked:
        return usual, ()
    try:
        return Months.read(asked.get("first", ""), asked.get("last", "")), ()
    except NotMonths as error:
        return usual, (Problem("first", str(error)),)
