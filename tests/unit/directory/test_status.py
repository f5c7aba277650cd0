from datetime import date

import pytest

from intake.content.section import Section
from intake.directory.status import Status, read_status

PAUSED = Status("paused", until=date(2027, 1, 5), alert="Back after the holidays.")


def read(**written: object) -> tuple[Status, list[str]]:
    section = Section.whole(written)
    return read_status(section), [str(each) for each in section.mistakes]


def test_nothing_written_means_open() -> None:
    assert read() == (Status(), [])
    assert Status().is_open


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status(), ""),
        (PAUSED, "Not taking referrals until 5 January 2027."),
        (Status("paused"), "Not taking referrals."),
        (Status("paused", since=date(2026, 11, 1)), "Not taking referrals since 1 November 2026."),
        (Status("closed"), "Closed."),
        (Status("closed", since=date(2026, 11, 1)), "Closed since 1 November 2026."),
    ],
)
def test_status_is_a_sentence(status: Status, words: str) -> None:
    assert status.words == words


def test_pause_holds_until_its_day() -> None:
    assert PAUSED.on(date(2027, 1, 4)) == PAUSED


@pytest.mark.parametrize("today", [date(2027, 1, 5), date(2027, 2, 1)])
def test_pause_is_over_on_its_day_with_all_its_words(today: date) -> None:
    assert PAUSED.on(today) == Status()


@pytest.mark.parametrize("status", [Status("paused"), Status("closed", since=date(2026, 1, 1))])
def test_what_has_no_end_goes_on(status: Status) -> None:
    assert status.on(date(2099, 1, 1)) == status


@pytest.mark.parametrize(
    "status",
    [Status(), PAUSED, Status("closed", since=date(2026, 11, 1)), Status("paused", alert="Full.")],
)
def test_status_is_read_again_as_it_was_written(status: Status) -> None:
    assert read(**status.as_data()) == (status, [])


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ({"is": "shut"}, 'is: "shut" is not known here; it can be open, paused, closed'),
        ({"is": "closed", "until": "2027-01-05"}, "until: this belongs to `is: paused` only"),
        ({"until": "2027-01-05"}, "until: this belongs to `is: paused` only"),
        ({"since": "2027-01-05"}, "since: this belongs to `is: paused` or `is: closed`"),
    ],
)
def test_status_that_cannot_be_is_a_mistake(written: dict[str, str], told: str) -> None:
    assert read(**written)[1] == [told]


def test_unknown_key_is_a_mistake() -> None:
    (told,) = read(untill="2027-01-05")[1]
    assert told.startswith("untill: this key is not known here")
