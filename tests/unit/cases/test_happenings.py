from datetime import UTC, datetime, timedelta

import pytest

from intake.cases.happenings import Happening, without_rereading

NOW = datetime(2026, 11, 28, 10, 0, tzinfo=UTC)


def at(minutes: int, kind: str = "read", by: str = "jo", turn: int = 0) -> Happening:
    return Happening(kind, by, NOW + timedelta(minutes=minutes), turn)


@pytest.mark.parametrize(
    ("happenings", "left"),
    [
        ([at(0), at(30)], [0]),
        ([at(0), at(31)], [0, 31]),
        ([at(0), at(30), at(60)], [0]),
        ([at(0, "taken", turn=2), at(1)], [0]),
        ([at(0), at(1, by="kit")], [0, 1]),
        ([at(0), at(1, "printed"), at(2, "other_party_read"), at(3)], [0, 1, 2]),
        ([at(0, "found"), at(1, turn=1)], [0, 1]),
    ],
)
def test_only_opening_a_case_again_while_at_it_is_left_out(
    happenings: list[Happening], left: list[int]
) -> None:
    assert [*without_rereading(happenings)] == [
        each for each in happenings if (each.at - NOW) / timedelta(minutes=1) in left
    ]
