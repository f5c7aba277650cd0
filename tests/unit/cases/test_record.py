from datetime import UTC, datetime, timedelta

import pytest

from intake.cases.access import Standing
from intake.cases.record import CaseRecord, is_case_id

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
ITEM = {
    "case_id": "01KAJ2Y7G0ABCDEFGHJKMNPQRS",
    "reference": "CDFH-2345",
    "form_title": "Write to us",
    "flags": ["urgent"],
    "status": "new",
    "team": "general",
    "received_at": "2026-11-20T14:05:00Z",
    "promised_by": "2026-11-25T17:00:00Z",
}


def test_item_becomes_a_record() -> None:
    record = CaseRecord.from_item(ITEM)
    assert record.standing == Standing("general")
    assert record.turn == 0
    assert record.case.title == "Write to us"
    assert record.case.flags == ("urgent",)
    assert record.case.promised_by == datetime(2026, 11, 25, 17, tzinfo=UTC)


def test_item_says_who_works_a_case_and_who_must_not_see_it() -> None:
    record = CaseRecord.from_item({**ITEM, "allocated": ["al"], "excluded": ["jo"], "turn": 7})
    assert record.standing == Standing("general", ("al",), ("jo",))
    assert record.turn == 7


def test_open_case_is_never_gone() -> None:
    assert not CaseRecord.from_item(ITEM).is_gone(NOW + timedelta(days=9999))


@pytest.mark.parametrize("delete_after", ["2026-11-21T09:30:00Z", "2026-11-21"])
def test_case_is_gone_once_its_time_is_over(delete_after: str) -> None:
    assert CaseRecord.from_item({**ITEM, "delete_after": delete_after}).is_gone(NOW)


def test_case_stays_until_then() -> None:
    record = CaseRecord.from_item({**ITEM, "delete_after": "2026-11-21T09:30:01Z"})
    assert not record.is_gone(NOW)


@pytest.mark.parametrize("text", ["01KAJ2Y7G0ABCDEFGHJKMNPQRS", "7ZZZZZZZZZZZZZZZZZZZZZZZZZ"])
def test_ulid_is_a_case_id(text: str) -> None:
    assert is_case_id(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "01kaj2y7g0abcdefghjkmnpqrs",
        "8ZZZZZZZZZZZZZZZZZZZZZZZZZ",
        "01KAJ2Y7G0ABCDEFGHJKMNPQRS\n",
        "01KAJ2Y7G0ABCDEFGHJKMNPQRI",
        "01KAJ2Y7G0ABCDEFGHJKMNPQR",
        "x" * 9000,
    ],
)
def test_anything_else_is_none(text: str) -> None:
    assert not is_case_id(text)
