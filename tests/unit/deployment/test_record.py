"""The record of processing has every form, and leaves open what only an organisation knows."""

from typing import Final

import pytest

from deployment.record import BLANK, DOCUMENT, PLACE, record
from intake.directory.teams import Team
from tests.support.forms import NAME, REPLY, a_form, a_page

TEXT: Final = DOCUMENT.read_text(encoding="utf-8")
TEAMS: Final = {
    each: Team(each, name, "x", ("x",), ())
    for each, name in {"general": "The door", "safety": "The lead"}.items()
}
OTHER: Final = {"id": "other_name", "type": "text", "label": "Their name"}


def row(**changes: object) -> str:
    """The row of one form."""
    made = record(f"{PLACE}\n", [a_form(title="Ask", **changes)], TEAMS)
    return made.splitlines()[2]


def test_the_document_has_one_place_for_the_forms() -> None:
    assert TEXT.count(PLACE) == 1


def test_every_form_has_a_row() -> None:
    made = record(TEXT, [a_form(title="First"), a_form(title="Second")], TEAMS)
    assert PLACE not in made
    assert [title for title in ("First", "Second") if f"\n| {title} |" in made] == [
        "First",
        "Second",
    ]


def test_links_lead_on_from_the_folder_it_is_written_to() -> None:
    made = record("[safe](threat-model.md#a), [below](#each-form)", [], TEAMS)
    assert made == "[safe](../docs/threat-model.md#a), [below](#each-form)"


def test_a_row_says_about_whom_each_page_asks() -> None:
    pages = [
        a_page("us", NAME, REPLY, title="You"),
        a_page("them", OTHER, about="other_party", title="Them"),
    ]
    asked = row(pages=pages)
    assert "About the person who would get support: You" in asked
    assert "About the other person in the conflict: Them" in asked


def test_a_row_says_who_reads_it() -> None:
    assert "| The door, if somebody may not be safe: The lead |" in row(urgent_team="safety")


def test_a_row_says_how_long_it_is_kept_by_outcome() -> None:
    kept = row(retention={"answered": "6 months", "spam": "30 days"})
    assert "6 months if we answered you" in kept
    assert "30 days if it was junk" in kept


@pytest.mark.parametrize(
    "section", ["Who is responsible", "What is done, and why", "The assessment (DPIA)"]
)
def test_what_only_an_organisation_knows_is_left_open(section: str) -> None:
    assert BLANK in TEXT.partition(f"## {section}\n")[2].partition("\n## ")[0]


def test_no_organisation_is_named_but_those_the_system_uses() -> None:
    assert "Mediation Plus" not in TEXT
    assert "employer" in TEXT
