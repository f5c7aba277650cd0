from intake.directory.open_referral.identity import Identity
from intake.directory.open_referral.organisations import Organisations
from tests.support.services import ORGANISATION, site

SITE = site()
TALK, WORKS, CALM = SITE.providers
MAKE = Organisations(Identity("talk"), SITE)


def test_owner_of_the_site_has_its_description_and_address() -> None:
    record = MAKE.organisation(TALK)
    assert (record["name"], record["description"], record["website"]) == (
        "Talk",
        "A charity that helps people talk.",
        "https://talk.example.org",
    )


def test_other_provider_has_its_own_description() -> None:
    record = MAKE.organisation(WORKS)
    assert record["description"] == "An employer."
    assert "website" not in record


def test_provider_without_a_description_is_described_by_its_kind() -> None:
    assert MAKE.organisation(CALM)["description"] == "Calm Minds (company)"


def test_charity_number_is_an_identifier() -> None:
    providers = [{**ORGANISATION["providers"][0], "charity_number": "0000000"}]
    registered = site(providers=providers)
    record = Organisations(Identity("talk"), registered).organisation(registered.provider)
    (identifier,) = record["organization_identifiers"]
    assert (identifier["identifier_scheme"], identifier["identifier"]) == ("GB-CHC", "0000000")
    assert identifier["organization_id"] == record["id"]


def test_number_that_is_not_known_is_no_identifier() -> None:
    assert "organization_identifiers" not in MAKE.organisation(TALK)


def test_office_is_a_place_with_a_postal_address() -> None:
    location = MAKE.location(TALK, TALK.offices[0])
    assert (location["location_type"], location["name"]) == ("physical", "Talk, Rye")
    (address,) = location["addresses"]
    assert address["location_id"] == location["id"]
    assert [
        address[part] for part in ("address_1", "city", "state_province", "postal_code", "country")
    ] == ["1 High Street", "Rye", "East Sussex", "TN31 7AA", "GB"]
