"""The feed as built and as served, against the stored schemas of the UK profile."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from intake.directory.mailboxes import personal_mailboxes
from intake.directory.open_referral.feed import FEED
from local_stack.gateway.messages import Answer, Incoming
from local_stack.gateway.static import serve
from tests.support.open_referral import (
    answer_mistakes,
    empty_places,
    mistakes,
    paths,
)
from tests.support.site import built
from tests.support.workshop import Workshop

WHOLE_OFFICE = """      - town: Hailsham
        address: 1 High Street
        postcode: BN27 0AA
        county: East Sussex
"""
SCHEMAS = {
    "services": ("service_list.json", "service.json"),
    "service_at_locations": ("service_at_location_list.json", "service_at_location.json"),
    "taxonomies": ("taxonomy.json", "taxonomy.json"),
    "taxonomy_terms": ("taxonomy_term.json", "taxonomy_term.json"),
}
"""For each kind: the schema of an item of its list, and of a record by itself."""

PATHS = ("/", *(f"/{kind}{rest}" for kind in SCHEMAS for rest in ("", "/{id}")))
"""The nine addresses of the UK's profile."""


@pytest.fixture(scope="module")
def site() -> Path:
    return built() / "site"


@pytest.fixture(scope="module")
def with_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a charity that has set the whole address of an office."""
    workshop = Workshop.open(tmp_path_factory.mktemp("office"))
    workshop.replace("organisation.yml", "      - town: Hailsham\n", WHOLE_OFFICE)
    workshop.replace("organisation.yml", '# charity_number: "0000000"', 'charity_number: "0000000"')
    outcome = workshop.build()
    assert outcome.returncode == 0, outcome.stderr
    return workshop.folder / "build" / "site"


def documents(site: Path) -> Iterator[tuple[str, Any]]:
    """Every document of the feed by its address; there are some."""
    folder = site / FEED
    paths = sorted(folder.rglob("*.json"))
    assert paths
    for path in paths:
        address = str(path.parent.relative_to(folder))
        yield "" if address == "." else address, json.loads(path.read_text(encoding="utf-8"))


def read(site: Path, address: str) -> Any:
    return json.loads((site / FEED / address / "index.json").read_text(encoding="utf-8"))


def served(site: Path, path: str) -> Answer:
    return serve(site, "", (), Incoming("GET", path))


def test_nine_addresses_are_those_of_the_uks_api_document() -> None:
    assert sorted(PATHS) == sorted(paths())


@pytest.mark.parametrize(
    ("schema", "wrong"),
    [
        ("service.json", {"id": "1"}),
        ("service.json", {"status": "open"}),
        ("service.json", {"email": None}),
        ("service.json", {"email": "nobody"}),
        ("service.json", {"url": "/services/"}),
        ("service.json", {"last_modified": "yesterday"}),
        ("service.json", {"organization": {"id": "1"}}),
        ("service_list.json", {"name": None}),
    ],
)
def test_schemas_find_what_is_wrong(site: Path, schema: str, wrong: dict[str, Any]) -> None:
    first = read(site, "services")["contents"][0]
    assert mistakes(schema, first) == []
    assert mistakes(schema, {**first, **wrong})


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        ("/", {"profile": "not an address"}),
        ("/services", {"contents": [{}]}),
        ("/services", {"total_items": "eleven"}),
        ("/services/{id}", {"status": "open"}),
        ("/taxonomies", {"contents": [{"taxonomy_terms": [{}]}]}),
        ("/service_at_locations/{id}", {"id": "1"}),
    ],
)
def test_api_document_finds_what_is_wrong(path: str, wrong: dict[str, Any]) -> None:
    assert answer_mistakes(path, wrong)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_records_are_right(with_office: Path, kind: str) -> None:
    of_list, of_record = SCHEMAS[kind]
    listed = read(with_office, kind)["contents"]
    assert listed
    for item in listed:
        assert mistakes(of_list, item) == [], item["id"]
        assert mistakes(of_record, read(with_office, f"{kind}/{item['id']}")) == [], item["id"]


@pytest.mark.parametrize("path", PATHS)
def test_answers_are_what_the_uks_api_document_says(with_office: Path, path: str) -> None:
    kind = path.removeprefix("/").removesuffix("/{id}")
    ids = [each["id"] for each in read(with_office, kind)["contents"]] if kind else []
    addresses = [f"{kind}/{each}" for each in ids] if "{id}" in path else [kind]
    assert addresses
    for address in addresses:
        assert answer_mistakes(path, read(with_office, address)) == [], address


def test_first_document_is_enough_for_a_validator(site: Path) -> None:
    about = read(site, "")
    assert about["version"] == "HSDS-UK-3.0"
    assert about.keys() == {"version", "profile", "openapi_url"}


@pytest.mark.parametrize("kind", SCHEMAS)
def test_list_has_one_page_with_everything(site: Path, kind: str) -> None:
    page = read(site, kind)
    size = len([address for address, _ in documents(site) if address.startswith(f"{kind}/")])
    assert {**page, "contents": len(page["contents"])} == {
        "total_items": size,
        "total_pages": 1,
        "page_number": 1,
        "size": size,
        "first_page": True,
        "last_page": True,
        "empty": size == 0,
        "contents": size,
    }


def test_no_field_is_empty(site: Path, with_office: Path) -> None:
    for folder in (site, with_office):
        for address, document in documents(folder):
            empty = list(empty_places(document))
            assert empty == (["/contents"] if document.get("empty") else []), address


def test_every_service_of_the_directory_is_in_the_feed(site: Path) -> None:
    pages = {path.parent.name for path in (site / "services").glob("*/index.html")}
    urls = {each["url"] for each in read(site, "services")["contents"]}
    assert pages
    assert {url.rstrip("/").rpartition("/")[2] for url in urls} == pages


def test_services_of_the_charity_are_its_own_and_open_to_the_public(site: Path) -> None:
    found = {each["name"]: each for each in read(site, "services")["contents"]}
    mediation = found["Mediation"]
    assert mediation["organization"]["name"] == "Mediation Plus"
    assert mediation["eligibility_description"].startswith("Open to anyone.")


def test_counselling_is_for_staff_and_names_its_line(site: Path) -> None:
    (listed,) = (
        each for each in read(site, "services")["contents"] if each["name"] == "Counselling"
    )
    record = read(site, f"services/{listed['id']}")
    assert record["description"].startswith("Only for staff of the employer.")
    assert record["organization"]["name"] == "Optima Health"
    assert [phone["number"] for phone in record["phones"]] == ["01978 780479"]
    assert record["email"] == "therapyservices@optimahealth.co.uk"


def test_no_mailbox_is_one_persons(site: Path) -> None:
    for address, document in documents(site):
        assert personal_mailboxes(json.dumps(document)) == [], address


def test_offices_without_a_whole_address_are_left_out(site: Path, with_office: Path) -> None:
    assert read(site, "service_at_locations")["empty"]
    places = read(with_office, "service_at_locations")["contents"]
    assert {place["location"]["name"] for place in places} == {"Mediation Plus, Hailsham"}


def test_paused_service_is_temporarily_closed(tmp_path: Path) -> None:
    workshop = Workshop.open(tmp_path)
    pause = "status: {is: paused, alert: Our coach is away.}\nlast_checked:"
    workshop.replace("services/coaching.md", "last_checked:", pause)
    assert workshop.build().returncode == 0
    found = read(workshop.folder / "build" / "site", "services")["contents"]
    (coaching,) = (each for each in found if each["name"] == "Coaching")
    assert coaching["status"] == "temporarily closed"
    assert coaching["alert"] == "Not taking referrals. Our coach is away."
    assert mistakes("service_list.json", coaching) == []


@pytest.mark.parametrize("end", ["", "/"])
def test_every_document_is_served_without_an_extension(site: Path, end: str) -> None:
    for address, document in documents(site):
        answer = served(site, f"/{FEED}/{address}".rstrip("/") + end)
        assert answer.status == 200, address
        assert answer.header("content-type") == "application/json"
        assert answer.header("access-control-allow-origin") == "*"
        assert json.loads(answer.body) == document


def test_id_that_is_not_there_is_not_found(site: Path) -> None:
    answer = served(site, f"/{FEED}/services/00000000-0000-0000-0000-000000000000")
    assert (answer.status, answer.header("access-control-allow-origin")) == (404, "*")
