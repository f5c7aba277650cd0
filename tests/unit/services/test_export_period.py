"""When cases leave the desk, it is written down and perhaps somebody else is told."""

from datetime import UTC, datetime
from typing import Any, cast

import pytest

from intake.adapters.exports import Export
from intake.cases.history import History
from intake.cases.member import LEAD, Member
from intake.cases.months import Months
from intake.services.export_period import LARGE, ExportPeriod
from tests.support.histories import history

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
JO = Member("jo", "Jo Field", ("general",), (LEAD,))


class Found:
    """So many cases, whoever asks."""

    def __init__(self, number: int) -> None:
        self._number = number

    def cases(self, _member: Member, _months: Months, _now: datetime) -> list[History]:
        return [history(id=str(number)) for number in range(self._number)]


class Noted:
    def __init__(self) -> None:
        self.exports: list[Export] = []

    def note(self, export: Export) -> None:
        self.exports.append(export)


def export(number: int) -> Export:
    noted = Noted()
    export_period = ExportPeriod(cast("Any", Found(number)), cast("Any", noted))
    export_period(JO, Months.read("2026-11", "2026-11"), "csv", NOW)
    (only,) = noted.exports
    return only


@pytest.mark.parametrize(("cases", "rings"), [(0, 0), (LARGE, 0), (LARGE + 1, 1)])
def test_more_than_twenty_cases_ring_an_alarm(
    capsys: pytest.CaptureFixture[str], cases: int, rings: int
) -> None:
    export(cases)
    assert capsys.readouterr().out.count('"LargeExports":[1.0]') == rings


def test_what_left_is_recorded_with_who_took_it() -> None:
    assert export(2) == Export("jo", NOW, Months.read("2026-11", "2026-11"), "csv", ["0", "1"])
