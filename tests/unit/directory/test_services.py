import pytest

from intake.content.mistakes import ContentMistakes
from intake.directory.services import read_services, service_teams
from tests.support.services import site

TALKING = b"""---
name: a talk
kind: Mediation
summary: Somebody helps you talk.
provided_by: talk
open_to: public
for_whom: People who want to talk
helps_when: [you are stuck]
access: [{by: form, form: contact}]
last_checked: 2026-11-21
check_again_after: 2027-05-21
alternatives: [listening]
---
# Talking
"""
LISTENING = TALKING.replace(b"name: a talk", b"name: Listening").replace(
    b"[listening]", b"[talking]"
)


def mistakes(**pages: bytes) -> list[str]:
    with pytest.raises(ContentMistakes) as found:
        read_services(pages, site())
    return [str(each) for each in found.value.mistakes]


def test_services_stand_in_the_order_of_their_names() -> None:
    read = read_services({"listening": LISTENING, "talking": TALKING}, site())
    assert list(read) == ["talking", "listening"]
    assert read["talking"].provider == site().provider


def test_mistakes_of_all_pages_are_told_at_once() -> None:
    told = mistakes(
        talking=TALKING.replace(b"kind:", b"kinds:"), listening=b"# Listening", third=b"---\n[\n---"
    )
    assert [each.partition(": ")[0] for each in told] == [
        "services/talking.md",
        "services/talking.md",
        "services/listening.md",
        "services/third.md",
    ]


@pytest.mark.parametrize("other", [b"[singing]", b"[talking]"])
def test_alternative_is_another_page(other: bytes) -> None:
    told = mistakes(talking=TALKING.replace(b"[listening]", other))
    assert told == [
        (
            f'services/talking.md: alternatives: "{other[1:-1].decode()}"'
            " is no other page of content/services"
        )
    ]


def test_page_with_a_mistake_is_still_an_alternative() -> None:
    told = mistakes(talking=TALKING, listening=LISTENING.replace(b"kind: Mediation\n", b""))
    assert told == ["services/listening.md: kind: this is missing"]


def test_no_services_are_no_mistake() -> None:
    assert read_services({}, site()) == {}


def test_every_service_has_the_team_that_its_entry_names() -> None:
    pages = {"listening": LISTENING.replace(b"open_to:", b"team: ears\nopen_to:"), "talk": TALKING}
    assert service_teams(pages) == {"listening": "ears", "talk": ""}


def test_an_entry_that_cannot_be_read_has_no_team() -> None:
    assert service_teams({"broken": b"# No facts", "list": b"---\n- a\n---\n"}) == {}
