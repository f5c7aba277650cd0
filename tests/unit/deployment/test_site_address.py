import json

import pytest

from deployment.site_address import address_to_write, check_address
from deployment.terminal import Refusal
from intake.directory.organisation import Organisation, read_organisation
from tests.support.site import built

CDN = {"SiteUrl": "https://cdn.example.org"}
DOMAIN = {"DomainName": "www.example.org"}


def organisation(address: str = "http://127.0.0.1:8000") -> Organisation:
    path = built() / "definitions" / "organisation.json"
    return read_organisation({**json.loads(path.read_text("utf-8")), "address": address})


@pytest.mark.parametrize(
    ("settings", "known", "place"),
    [
        (DOMAIN, {}, "https://www.example.org"),
        (DOMAIN, CDN, "https://www.example.org"),
        ({}, CDN, "https://cdn.example.org"),
    ],
    ids=["first with a domain", "domain", "address from Amazon"],
)
def test_a_site_does_not_go_live_under_this_machines_address(
    settings: dict[str, str], known: dict[str, str], place: str
) -> None:
    with pytest.raises(Refusal, match=f"127.0.0.1:8000, this machine.* found: {place}$"):
        check_address(organisation(), settings, known)


def test_the_first_deployment_without_a_domain_cannot_know_its_address() -> None:
    check_address(organisation(), {}, {})


def test_an_address_that_others_can_open_is_left_alone() -> None:
    check_address(organisation("https://site.example.org"), DOMAIN, CDN)
    assert list(address_to_write(organisation("https://site.example.org"))) == []
