"""docs/writing-a-service.md: its example is right, and it leaves out no key."""

import re
from datetime import date
from typing import Any

import pytest

from intake.content.front_matter import front_matter
from intake.content.mistakes import ContentMistakes
from intake.content.plain_yaml import parse
from intake.content.section import Section
from intake.directory.entry import ASKING, PAGE_KEYS, read_service
from intake.directory.organisation import Organisation, read_organisation
from intake.directory.routes import WAYS
from intake.directory.status import STATES, read_status
from local_stack.places import ROOT

GUIDE = (ROOT / "docs" / "writing-a-service.md").read_text(encoding="utf-8")
EXAMPLE = re.findall(r"^```markdown\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)[0]


@pytest.fixture
def organisation() -> Organisation:
    return read_organisation(parse((ROOT / "content" / "organisation.yml").read_bytes()))


def example() -> dict[str, Any]:
    written = front_matter(EXAMPLE.encode())
    assert isinstance(written, dict)
    return written


def test_example_is_right(organisation: Organisation) -> None:
    providers = {each.id: each for each in organisation.providers}
    entry = read_service("listening", example(), providers)
    assert entry.status.on(date(2026, 12, 1)).words == "Not taking referrals until 5 January 2027."


def test_every_key_has_its_line(organisation: Organisation) -> None:
    providers = {each.id: each for each in organisation.providers}
    with pytest.raises(ContentMistakes) as found:
        read_service("listening", {**example(), "stranger": "x"}, providers)
    known = str(found.value).partition("can be one of: ")[2].split(", ")
    lines = re.findall(r"^\| `(\w+)` \|", GUIDE.partition("### Ways to ask")[0], re.MULTILINE)
    assert sorted(lines) == sorted(known)
    assert not PAGE_KEYS & set(known)


@pytest.mark.parametrize("way", WAYS)
def test_every_way_to_ask_has_its_line(way: str) -> None:
    assert f"\n| `{way}` | " in GUIDE


@pytest.mark.parametrize("word", [*ASKING, *STATES[1:]])
def test_every_word_that_means_something_is_named(word: str) -> None:
    assert f"`{word}`" in GUIDE or f"is: {word}" in GUIDE


@pytest.mark.parametrize(
    ("written", "seen"),
    re.findall(r'^\| `(status: [^`]+)` \| "([^"]+)" \|$', GUIDE, re.MULTILINE),
)
def test_status_is_seen_as_the_guide_says(written: str, seen: str) -> None:
    read = parse(written.encode())
    status = read_status(Section.whole(read).section("status"))
    assert status.words == seen


def test_guide_shows_three_statuses() -> None:
    assert len(re.findall(r"^\| `status: ", GUIDE, re.MULTILINE)) == 3
