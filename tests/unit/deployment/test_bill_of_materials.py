import pytest

from deployment.bill_of_materials import bill
from deployment.locks import REQUIREMENTS, Pinned, read_lock

PACKAGES = [
    Pinned("urllib3", "2.8.0", ("a" * 64, "b" * 64)),
    Pinned("jinja2", "3.1.6", ("c" * 64,)),
]


def test_every_package_stands_in_it_with_its_address_and_hashes() -> None:
    made = bill("public", "1.0", PACKAGES)
    assert [part["purl"] for part in made["components"]] == [
        "pkg:pypi/jinja2@3.1.6",
        "pkg:pypi/urllib3@2.8.0",
    ]
    assert {each["content"] for each in made["components"][1]["hashes"]} == {"a" * 64, "b" * 64}


def test_it_says_whose_parts_they_are() -> None:
    made = bill("public", "1.0", PACKAGES)
    assert made["metadata"]["component"]["name"] == "alongside-public"
    assert made["dependencies"][0]["dependsOn"] == [p["bom-ref"] for p in made["components"]]


def test_the_same_lock_gives_the_same_bill() -> None:
    assert bill("public", "1.0", PACKAGES) == bill("public", "1.0", PACKAGES[::-1])


def test_another_version_has_another_number() -> None:
    other = [PACKAGES[0], Pinned("jinja2", "3.1.7", ("c" * 64,))]
    first, second = (bill("public", "1.0", each)["serialNumber"] for each in (PACKAGES, other))
    assert first != second


@pytest.mark.parametrize("name", ["public", "desk", "site"])
def test_real_locks_are_taken_whole(name: str) -> None:
    pinned = read_lock(REQUIREMENTS / f"{name}.txt")
    assert len(bill(name, "1.0", pinned)["components"]) == len(pinned)
