import json

import pytest

from intake.directory.organisation import Organisation, read_organisation
from intake.directory.provider import Office
from tests.support.forms import Written, mistakes_of

PROVIDER: Written = {
    "id": "example",
    "name": "Example",
    "kind": "charity",
    "charity_number": "0000000",
    "telephone": "01632 960000",
    "privacy_contact": "privacy@example.org",
    "lawful_basis": "We have a legitimate interest.",
    "offices": [{"town": "Hailsham", "address": "1 High Street", "postcode": "BN27 0AA"}],
}
EMPLOYER: Written = {
    "id": "other",
    "name": "Other",
    "kind": "employer",
    "privacy_contact": "01632 960001",
    "lawful_basis": "We have a contract.",
}
FILE: Written = {
    "name": "Example",
    "address": "https://example.org/",
    "description": "A charity.",
    "area": "East Sussex",
    "exit_address": "https://example.com/weather",
    "security_contact": "mailto:office@example.org",
    "providers": [PROVIDER, EMPLOYER],
    "promises": {"reply": 3, "urgent_hours": 4},
}


def organisation(**changes: object) -> Organisation:
    return read_organisation({**FILE, **changes})


def wrong(**changes: object) -> list[str]:
    return mistakes_of(read_organisation, {**FILE, **changes})


def missing_of(**changes: object) -> list[str]:
    return organisation(providers=[{**PROVIDER, **changes}]).missing()


def test_organisation_is_read() -> None:
    read = organisation()
    assert (read.name, read.area, read.promises.reply, read.promises.urgent_hours) == (
        "Example",
        "East Sussex",
        3,
        4,
    )


def test_address_has_no_slash_at_the_end() -> None:
    assert organisation().address == "https://example.org"


def test_site_belongs_to_the_first_provider() -> None:
    assert organisation().provider.id == "example"


def test_offices_are_read() -> None:
    assert organisation().provider.offices == (Office("Hailsham", "1 High Street", "BN27 0AA"),)


def test_compiled_organisation_is_the_same() -> None:
    assert read_organisation(json.loads(json.dumps(FILE))) == organisation()


def test_words_can_name_the_organisation_its_providers_and_its_promises() -> None:
    read = organisation()
    assert read.names() == {
        "organisation": read,
        "provider": read.provider,
        "promises": read.promises,
        "employer": read.providers[1],
    }


def test_words_cannot_name_an_employer_that_is_not_there() -> None:
    assert "employer" not in organisation(providers=[PROVIDER]).names()


def test_nothing_is_missing_once_everything_is_set() -> None:
    assert missing_of() == []


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:8000", "http://localhost:8000/", "https://LOCALHOST", "http://[::1]:80"],
)
def test_this_machines_own_address_is_no_place_for_a_site(address: str) -> None:
    assert organisation(address=address).missing() == [
        "address: still this machine's own; write where the site will be found"
    ]


@pytest.mark.parametrize("key", ["charity_number", "telephone"])
@pytest.mark.parametrize("empty", [None, "", " "])
def test_what_is_not_set_is_missing(key: str, empty: object) -> None:
    assert missing_of(**{key: empty}) == [
        f"providers > example > {key}: not set, and so absent from the pages"
    ]


def test_every_charity_is_looked_at() -> None:
    other = {"id": "other", "name": "Other", "kind": "charity"}
    assert organisation(providers=[PROVIDER, other]).missing() == [
        "providers > other > charity_number: not set, and so absent from the pages",
        "providers > other > telephone: not set, and so absent from the pages",
        "providers > other > privacy_contact: not set, and so absent from the pages",
        "providers > other > lawful_basis: not set, and so absent from the pages",
    ]


@pytest.mark.parametrize("key", ["privacy_contact", "lawful_basis"])
def test_what_the_privacy_notice_must_say_is_missing(key: str) -> None:
    assert missing_of(**{key: ""}) == [
        f"providers > example > {key}: not set, and so absent from the pages"
    ]


def test_employer_answers_for_its_own_staffs_details() -> None:
    bare = {"id": "other", "name": "Other", "kind": "employer"}
    assert organisation(providers=[PROVIDER, bare]).missing() == [
        "providers > other > privacy_contact: not set, and so absent from the pages",
        "providers > other > lawful_basis: not set, and so absent from the pages",
    ]


def test_company_that_runs_a_service_owes_the_pages_nothing() -> None:
    company = {"id": "other", "name": "Other", "kind": "company"}
    assert organisation(providers=[PROVIDER, company]).missing() == []


def test_provider_that_is_no_charity_has_no_charity_number_to_miss() -> None:
    assert organisation().missing() == []


def test_two_providers_cannot_have_one_id() -> None:
    assert wrong(providers=[PROVIDER, PROVIDER]) == [
        'providers: "example" is the id of more than one provider'
    ]


@pytest.mark.parametrize(
    ("name", "inside"),
    [("The Trust", "the Trust"), ("Theatre Aid", "Theatre Aid"), ("Mediation Plus",) * 2],
)
def test_name_inside_a_sentence_has_a_small_article(name: str, inside: str) -> None:
    assert (
        organisation(providers=[{**PROVIDER, "name": name}]).provider.name_in_a_sentence == inside
    )


def test_office_without_an_address_is_missing_it() -> None:
    assert missing_of(offices=[{"town": "Rye"}]) == [
        "providers > example > offices > Rye: the address is not set"
    ]


def test_security_contact_that_is_not_set_is_missing() -> None:
    assert organisation(security_contact="").missing() == [
        "security_contact: not set, and so nobody knows where to report a weakness"
    ]


def test_security_contact_is_an_address_with_its_kind() -> None:
    assert wrong(security_contact="office@example.org") == [
        "security_contact: write an address that begins with mailto: or https://"
    ]


@pytest.mark.parametrize("left_out", ["address", "postcode", "county"])
def test_office_without_a_part_of_its_address_is_not_complete(left_out: str) -> None:
    whole = {"town": "Rye", "address": "1 High Street", "postcode": "TN31 7AA", "county": "Sussex"}
    complete, not_complete = (
        organisation(providers=[{**PROVIDER, "offices": [office]}]).provider.offices[0].is_complete
        for office in (whole, whole | {left_out: ""})
    )
    assert (complete, not_complete) == (True, False)


def test_default_that_nobody_confirmed_is_missing() -> None:
    read = organisation(provisional=["promises.reply"], providers=[PROVIDER])
    assert read.missing() == [
        "promises.reply: still the default; confirm it and take it off `provisional`"
    ]


@pytest.mark.parametrize("key", ["name", "address", "description", "exit_address", "providers"])
@pytest.mark.parametrize("empty", [None, "", []])
def test_what_must_be_written_is_missed(key: str, empty: object) -> None:
    assert wrong(**{key: empty}) == [f"{key}: this is missing"]


@pytest.mark.parametrize("key", ["id", "name", "kind"])
def test_what_every_provider_has_is_missed(key: str) -> None:
    place = "number 1" if key == "id" else "example"
    provider = {name: value for name, value in PROVIDER.items() if name != key}
    assert wrong(providers=[provider]) == [f"providers > {place} > {key}: this is missing"]


@pytest.mark.parametrize("promises", [None, {}])
def test_promises_are_missed(promises: object) -> None:
    assert wrong(promises=promises) == [
        "promises > reply: this is missing",
        "promises > urgent_hours: this is missing",
    ]


@pytest.mark.parametrize("reply", [0, -1, 1.5, "three", True, [3]])
def test_promise_is_a_whole_number_of_days(reply: object) -> None:
    # a negative count would make every submission fail
    assert wrong(promises={"reply": reply, "urgent_hours": 4}) == [
        "promises > reply: write a whole number here, 1 or more"
    ]


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"phone": "01632 960000"}, "phone"),
        ({"promises": {"reply": 3, "urgent_hours": 4, "days": 1}}, "promises > days"),
        ({"providers": [{**PROVIDER, "email": "x"}]}, "providers > example > email"),
        (
            {"providers": [{**PROVIDER, "offices": [{"town": "Rye", "city": "x"}]}]},
            "providers > example > offices > number 1 > city",
        ),
    ],
)
def test_unknown_key_is_named_with_its_place(changes: Written, place: str) -> None:
    (mistake,) = wrong(**changes)
    assert mistake.startswith(f"{place}: this key is not known here")


@pytest.mark.parametrize("data", [None, "name", 3, ["name"]])
def test_file_of_another_shape_is_one_mistake(data: object) -> None:
    assert mistakes_of(read_organisation, data) == [
        "write keys and values here, such as `title: Contact us`"
    ]
