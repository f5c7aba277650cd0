"""The lead's reports when more has arrived than a page can hold."""

from typing import Any, cast

import pytest

from intake.adapters.case_histories import CaseHistories, TooMany
from intake.cases.member import LEAD, Member
from intake.handlers.desk_reports import ReportPages
from intake.handlers.desk_responses import DeskResponses
from intake.handlers.desk_visit import Visit
from intake.handlers.http import read_request
from intake.rendering.desk_account import Account
from intake.services.report_period import Reports
from tests.support.clock import Clock
from tests.support.desk import CHROME, event

LEE = Member("m-lee", "Lee Wood", ("general",), (LEAD,))


class TooFull:
    """Histories that no period is short enough for."""

    def quarantined(self, *_: Any) -> frozenset[str]:
        return frozenset()

    def received(self, *_: Any) -> Any:
        raise TooMany


def pages() -> ReportPages:
    reports = Reports(cast("CaseHistories", TooFull()), frozenset(), ("general",))
    unused = cast("Any", None)
    return ReportPages(reports, unused, unused, unused, DeskResponses(CHROME), {}, dict)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("first=2026-10&last=2026-11", "the cases of these months: choose a shorter time"),
        ("first=2026-11&last=2026-11", "the cases of that month"),
    ],
)
@pytest.mark.parametrize("path", ["/reports", "/reports/readings"])
def test_what_is_too_full_says_so_and_nothing_else(path: str, query: str, words: str) -> None:
    request = read_request(event("GET", f"{path}?{query}"))
    visit = Visit(request, LEE, Account("Lee Wood", "token-1"), Clock()())
    response = pages().pages[f"GET {path}"](visit)
    assert response["statusCode"] == 422
    assert f"One page cannot hold all {words}" in response["body"]
    for untrue in ("How cases ended", "Nobody has read", ": few"):
        assert untrue not in response["body"]
