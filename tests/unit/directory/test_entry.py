from datetime import date
from typing import Any

import pytest

from intake.content.mistakes import ContentMistakes
from intake.directory.entry import PAGE_KEYS
from tests.support.services import FOR_STAFF, FORM, SERVICE, UNION, Written, a_service


def mistakes(service_id: str = "talking", **changes: object) -> list[str]:
    with pytest.raises(ContentMistakes) as found:
        a_service(service_id, **changes)
    return [str(each) for each in found.value.mistakes]


def test_service_is_read() -> None:
    read = a_service(
        access=[FORM, UNION],
        who_may_ask=["yourself", "manager"],
        voluntary=True,
        confidential="Yes.",
        cost="Free.",
        area="Rye",
        at_offices=True,
        team="talkers",
        alternatives=["other"],
        checked_how="We phoned.",
    )
    assert (read.name, read.kind, read.summary) == (
        "Talking",
        "Mediation",
        "Somebody helps you talk.",
    )
    assert (read.for_whom, read.helps_when) == (
        "People who want to talk",
        ("you are stuck", "you fell out"),
    )
    assert [route.by for route in read.access] == ["form", "representative"]
    assert (read.who_may_ask, read.voluntary, read.at_offices) == (
        ("yourself", "manager"),
        True,
        True,
    )
    assert (read.confidential, read.cost, read.area) == ("Yes.", "Free.", "Rye")
    assert (read.alternatives, read.team) == (("other",), "talkers")
    assert (read.checked.last, read.checked.again_after, read.checked.how) == (
        date(2026, 11, 21),
        date(2027, 5, 21),
        "We phoned.",
    )


def test_what_may_be_left_out_is_empty() -> None:
    read = a_service()
    assert (read.cost, read.confidential, read.area, read.checked.how) == ("", "", "", "")
    assert (read.voluntary, read.at_offices, read.run_by) == (False, False, None)
    assert read.status.is_open


def test_path_is_that_of_the_page() -> None:
    assert a_service("one-to-one-support").path == "/services/one-to-one-support/"


def test_service_for_the_public_is_open_to_anyone() -> None:
    read = a_service()
    assert (read.is_public, read.open_to_words) == (True, "Anyone")


def test_service_for_staff_says_whose_staff() -> None:
    read = a_service(**FOR_STAFF)
    assert (read.is_public, read.open_to_words) == (False, "Only staff of the Works")


def test_provider_says_who_runs_it_for_them() -> None:
    assert a_service(**FOR_STAFF).provided_by_words == "The Works, through Calm Minds"
    assert a_service().provided_by_words == "Talk"


@pytest.mark.parametrize(
    "key",
    [
        "name",
        "kind",
        "summary",
        "provided_by",
        "open_to",
        "for_whom",
        "helps_when",
        "access",
        "last_checked",
        "check_again_after",
    ],
)
def test_what_must_be_written_is_missed(key: str) -> None:
    nothing: Any = {key: None}
    assert mistakes(**nothing) == [f"{key}: this is missing"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"provided_by": "nobody"}, 'provided_by: "nobody" is not known here; it can be talk, '),
        ({"run_by": "nobody"}, 'run_by: "nobody" is not known here'),
        ({"open_to": "friends"}, 'open_to: "friends" is not known here; it can be public, staff'),
        ({"who_may_ask": ["me"]}, 'who_may_ask: "me" is not known here; it can be yourself, '),
        ({"summary": "It helps. It is free."}, "summary: write one sentence"),
        ({"summary": "It helps\nyou."}, "summary: write one sentence"),
        ({"check_again_after": "2026-11-21"}, "write a day after the one of `last_checked`"),
        ({"voluntary": "maybe"}, "voluntary: write true or false here"),
        ({"status": {"is": "shut"}}, "status > is: "),
        ({"access": [{"by": "form"}]}, "access > number 1 > form: this is missing"),
        ({"costs": "Free."}, "costs: this key is not known here"),
    ],
)
def test_mistake_is_named_with_its_place(changes: Written, told: str) -> None:
    (mistake,) = mistakes(**changes)
    assert told in mistake


def test_all_mistakes_are_told_at_once() -> None:
    assert len(mistakes(name=None, open_to="friends", status={"is": "shut"}, costs="x")) == 4


@pytest.mark.parametrize("service_id", ["Talking", "talking_now", "1-talk", "talk--now", "täg"])
def test_file_is_named_plainly(service_id: str) -> None:
    (mistake,) = mistakes(service_id)
    assert mistake.startswith("name the file with small letters, digits and dashes")


@pytest.mark.parametrize("key", sorted(PAGE_KEYS))
def test_keys_of_the_page_are_none_of_its_business(key: str) -> None:
    assert a_service(**{key: "x"}) == a_service()


def test_keys_of_page_and_service_are_different() -> None:
    assert not PAGE_KEYS & SERVICE.keys()
