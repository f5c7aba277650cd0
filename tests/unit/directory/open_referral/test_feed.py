from datetime import date
from uuid import UUID

from intake.directory.open_referral.feed import feed
from tests.support.services import FOR_STAFF, a_service, site

SERVICES = [a_service(at_offices=True), a_service("coaching", **FOR_STAFF)]
FEED = feed(SERVICES, site(), date(2026, 12, 1))
LISTS = ("services", "service_at_locations", "taxonomies", "taxonomy_terms")


def test_all_nine_addresses_are_there() -> None:
    kinds = {address.partition("/")[0] + ("/{id}" if "/" in address else "") for address in FEED}
    assert kinds == {"", *LISTS, *(f"{name}/{{id}}" for name in LISTS)}


def test_first_document_says_which_version() -> None:
    assert FEED[""]["version"] == "HSDS-UK-3.0"
    assert all(FEED[""][key].startswith("https://") for key in ("profile", "openapi_url"))


def test_everything_listed_has_an_address_of_its_own() -> None:
    for name in LISTS:
        listed = [each["id"] for each in FEED[name]["contents"]]
        single = [key.partition("/")[2] for key in FEED if key.startswith(f"{name}/")]
        assert listed == single
        assert all(UUID(each).version == 5 for each in listed)


def test_record_stands_at_its_own_id() -> None:
    for address, document in FEED.items():
        if "/" in address:
            assert document["id"] == address.partition("/")[2]


def test_services_stand_as_they_are_given() -> None:
    names = [each["url"].rsplit("/", 2)[1] for each in FEED["services"]["contents"]]
    assert names == ["talking", "coaching"]


def test_same_content_makes_the_same_feed() -> None:
    assert feed(SERVICES, site(), date(2026, 12, 1)) == FEED


def test_moved_site_keeps_its_ids() -> None:
    moved = feed(SERVICES, site(address="https://new.example.org"), date(2026, 12, 1))
    assert moved.keys() == FEED.keys()
