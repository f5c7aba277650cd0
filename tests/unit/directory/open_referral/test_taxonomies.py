from intake.directory.open_referral.identity import Identity
from intake.directory.open_referral.taxonomies import Taxonomies
from tests.support.services import FOR_STAFF, a_service

SERVICES = [
    a_service(who_may_ask=["yourself", "professional"]),
    a_service("coaching", kind="Coaching", **FOR_STAFF),
]
TAXONOMIES = Taxonomies.of(Identity("talk"), SERVICES)


def names(taxonomy: str) -> list[str]:
    (found,) = (each for each in TAXONOMIES.taxonomies() if each["name"] == taxonomy)
    return [term["name"] for term in found["taxonomy_terms"]]


def test_there_are_three() -> None:
    assert [each["name"] for each in TAXONOMIES.taxonomies()] == [
        "Support type",
        "Open to",
        "Who may refer",
    ]


def test_kinds_are_those_that_occur() -> None:
    assert names("Support type") == ["Coaching", "Mediation"]


def test_audiences_and_referrers_are_all_there() -> None:
    assert names("Open to") == ["The public", "Staff only"]
    assert names("Who may refer") == [
        "The person themselves",
        "A manager",
        "Family or friends",
        "A professional",
    ]


def test_every_term_belongs_to_its_taxonomy() -> None:
    for taxonomy in TAXONOMIES.taxonomies():
        for term in taxonomy["taxonomy_terms"]:
            assert (term["taxonomy"], term["taxonomy_id"]) == (taxonomy["name"], taxonomy["id"])


def test_terms_are_all_terms_of_all_taxonomies() -> None:
    nested = [term for each in TAXONOMIES.taxonomies() for term in each["taxonomy_terms"]]
    assert TAXONOMIES.terms() == nested
    assert len({term["id"] for term in nested}) == 8


def test_attributes_say_kind_audience_and_referrers() -> None:
    found = TAXONOMIES.attributes(SERVICES[0])
    assert [(each["link_type"], each["taxonomy_term"]["name"]) for each in found] == [
        ("support-type", "Mediation"),
        ("open-to", "The public"),
        ("who-may-refer", "The person themselves"),
        ("who-may-refer", "A professional"),
    ]


def test_attribute_links_a_service_with_a_published_term() -> None:
    published = {term["id"] for term in TAXONOMIES.terms()}
    for attribute in TAXONOMIES.attributes(SERVICES[1]):
        assert attribute["link_id"] == Identity("talk").of("service", "coaching")
        assert attribute["link_entity"] == "service"
        assert attribute["taxonomy_term_id"] == attribute["taxonomy_term"]["id"]
        assert attribute["taxonomy_term_id"] in published


def test_ids_of_attributes_are_told_apart() -> None:
    ids = [each["id"] for service in SERVICES for each in TAXONOMIES.attributes(service)]
    assert len(ids) == len(set(ids)) == 6
