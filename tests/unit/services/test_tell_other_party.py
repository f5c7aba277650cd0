from typing import Any, cast

from intake.adapters.case_histories import CaseHistories, TooMany
from intake.cases.history import History
from intake.cases.member import LEAD, Member
from intake.cases.months import Months
from intake.services.report_period import Reports
from intake.services.tell_other_party import TellOtherParty
from tests.support.clock import Clock
from tests.support.histories import history

LEE = Member("m-lee", "Lee Wood", ("general",), (LEAD,))


class OneMonthTooFull:
    """October is too full to be looked at; in November one case arrived."""

    def __init__(self) -> None:
        self.asked_what_is_apart = 0

    def quarantined(self, _teams: Any) -> set[str]:
        self.asked_what_is_apart += 1
        return set()

    def received(self, months: Months, _apart: Any) -> list[History]:
        if "2026-10" in months.kept_months:
            raise TooMany
        return [history()] if months.first.month == 11 and months.first.year == 2026 else []


class RecordsOfEverybody:
    """There is something about another party in every case."""

    def has(self, _case_id: str, _about: str) -> bool:
        return True


def test_a_month_that_is_too_full_is_named_and_hides_no_other() -> None:
    histories = OneMonthTooFull()
    reports = Reports(cast("CaseHistories", histories), frozenset(), ("general",))
    tell = TellOtherParty(
        reports, cast("Any", RecordsOfEverybody()), cast("Any", None), {"contact"}
    )
    found = tell.due(LEE, Clock()())
    assert [each.case.reference for each in found.due] == ["CDFH-0001"]
    assert [month.words for month in found.too_full] == ["October 2026"]
    assert histories.asked_what_is_apart == 1
