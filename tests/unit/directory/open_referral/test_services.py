from datetime import date
from typing import Any

import pytest

from intake.directory.open_referral.identity import Identity
from intake.directory.open_referral.organisations import Organisations
from intake.directory.open_referral.services import Services
from intake.directory.open_referral.taxonomies import Taxonomies
from tests.support.services import FOR_STAFF, FORM, a_service, site

IDENTITY = Identity("talk")
TODAY = date(2026, 12, 1)


def services(today: date = TODAY) -> Services:
    return Services(
        IDENTITY,
        Organisations(IDENTITY, site()),
        Taxonomies.of(IDENTITY, [a_service()]),
        today,
    )


def record(today: date = TODAY, **changes: Any) -> dict[str, Any]:
    return services(today).service(a_service(**changes))


def test_service_is_named_described_and_linked() -> None:
    made = record()
    assert (made["name"], made["description"], made["url"], made["assured_date"]) == (
        "Talking",
        "Somebody helps you talk.",
        "https://talk.example.org/services/talking/",
        "2026-11-21",
    )


def test_service_for_staff_says_so_first() -> None:
    made = record(**FOR_STAFF)
    assert made["description"] == "Only for staff of the Works. Somebody helps you talk."
    assert made["eligibility_description"] == (
        "Only for staff of the Works. For: People who want to talk."
    )


def test_service_for_the_public_says_so() -> None:
    assert record()["eligibility_description"] == "Open to anyone. For: People who want to talk."


def test_organisation_is_the_one_that_runs_it() -> None:
    made = record(**FOR_STAFF)
    assert made["organization"]["name"] == "Calm Minds"
    assert made["organization_id"] == made["organization"]["id"]


def test_organisation_is_the_provider_if_nobody_runs_it_for_them() -> None:
    assert record()["organization"]["name"] == "Talk"


@pytest.mark.parametrize(
    ("status", "state", "alert"),
    [
        ({"is": "open"}, "active", None),
        (
            {"is": "paused", "until": "2027-01-05", "alert": "We are full."},
            "temporarily closed",
            "Not taking referrals until 5 January 2027. We are full.",
        ),
        ({"is": "closed"}, "inactive", "Closed."),
    ],
)
def test_status_is_one_of_the_formats_own(
    status: dict[str, str], state: str, alert: str | None
) -> None:
    made = record(status=status)
    assert (made["status"], made.get("alert")) == (state, alert)


def test_pause_that_is_over_is_gone() -> None:
    made = record(date(2027, 1, 5), status={"is": "paused", "until": "2027-01-05"})
    assert made["status"] == "active"
    assert "alert" not in made


def test_cost_stands_in_the_old_field_and_the_new() -> None:
    made = record(cost="Free.")
    assert (made["fees"], made["fees_description"]) == ("Free.", "Free.")


def test_what_is_not_known_is_left_out() -> None:
    made = record(access=[FORM])
    assert not made.keys() & {
        "fees", "fees_description", "email", "phones", "contacts", "service_areas", "alert",
        "service_at_locations",
    }  # fmt: skip


def test_area_is_named() -> None:
    (area,) = record(area="Rye and Hove")["service_areas"]
    assert area["name"] == "Rye and Hove"


def test_only_an_office_with_a_whole_address_is_a_place() -> None:
    made = record(at_offices=True)
    (place,) = made["service_at_locations"]
    assert place["location"]["name"] == "Talk, Rye"
    assert (place["service_id"], place["location_id"]) == (made["id"], place["location"]["id"])


def test_place_holds_its_service_without_its_places() -> None:
    entry = a_service(at_offices=True)
    (place,) = services().at_locations(entry)
    assert place["service"]["name"] == place["name"] == "Talking"
    assert "service_at_locations" not in place["service"]


def test_service_that_meets_nowhere_has_no_place() -> None:
    assert services().at_locations(a_service()) == []
