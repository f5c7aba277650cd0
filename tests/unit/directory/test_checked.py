from datetime import date

import pytest

from intake.directory.checked import Checked

CHECKED = Checked(date(2026, 11, 21), date(2027, 5, 21), "We phoned.")


@pytest.mark.parametrize("today", [date(2026, 11, 21), date(2027, 5, 21)])
def test_check_is_good_up_to_its_last_day(today: date) -> None:
    assert not CHECKED.is_overdue(today)
    assert CHECKED.words(today) == "Last checked: 21 November 2026."


def test_check_is_overdue_the_day_after() -> None:
    today = date(2027, 5, 22)
    assert CHECKED.is_overdue(today)
    assert CHECKED.words(today).startswith("Not checked since 21 November 2026,")
