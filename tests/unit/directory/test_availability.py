import json
from datetime import date

import pytest

from intake.content.mistakes import ContentMistakes
from intake.directory.availability import as_data, availability, read_availability
from tests.support.services import FOR_STAFF, a_service

PAUSED = a_service(
    "coaching",
    alternatives=["talking"],
    status={"is": "paused", "until": "2027-01-05", "alert": "Our coach is away."},
    **FOR_STAFF,
)


def test_functions_read_what_the_build_wrote() -> None:
    written = json.loads(json.dumps(as_data([PAUSED, a_service()])))
    read = read_availability(written)
    assert read == {"coaching": availability(PAUSED), "talking": availability(a_service())}


def test_forms_know_status_provider_and_alternatives() -> None:
    known = availability(PAUSED)
    assert known.status == PAUSED.status
    assert (known.provided_by, known.open_to) == (
        "The Works, through Calm Minds",
        "Only staff of the Works",
    )
    assert (known.path, known.alternatives) == ("/services/coaching/", ("talking",))
    assert known.check_again_after == date(2027, 5, 21)


def test_nothing_else_is_told() -> None:
    assert as_data([a_service()])["talking"].keys() == {
        "name", "summary", "path", "provided_by", "open_to", "status", "alternatives",
        "check_again_after",
    }  # fmt: skip


def test_unknown_key_is_a_mistake() -> None:
    written = as_data([a_service()])
    written["talking"]["phone"] = "01632 960001"
    with pytest.raises(ContentMistakes, match="talking > phone: this key is not known here"):
        read_availability(written)
