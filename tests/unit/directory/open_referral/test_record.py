import pytest

from intake.directory.open_referral.record import brief, filled, listed


@pytest.mark.parametrize("empty", [None, "", [], {}])
def test_empty_field_is_left_out(empty: object) -> None:
    assert filled(id="1", email=empty) == {"id": "1"}


@pytest.mark.parametrize("value", [False, 0])
def test_false_and_nought_are_something(value: object) -> None:
    assert filled(free=value) == {"free": value}


def test_brief_record_has_no_lists_at_any_depth() -> None:
    record = {"id": "1", "phones": [1], "organization": {"id": "2", "identifiers": [3]}}
    assert brief(record) == {"id": "1", "organization": {"id": "2"}}


def test_list_has_one_page() -> None:
    page = listed([{"id": "1"}, {"id": "2", "phones": [3]}])
    assert page == {
        "total_items": 2,
        "total_pages": 1,
        "page_number": 1,
        "size": 2,
        "first_page": True,
        "last_page": True,
        "empty": False,
        "contents": [{"id": "1"}, {"id": "2"}],
    }


def test_empty_list_says_so() -> None:
    page = listed([])
    assert (page["empty"], page["total_items"], page["total_pages"], page["contents"]) == (
        True,
        0,
        1,
        [],
    )
