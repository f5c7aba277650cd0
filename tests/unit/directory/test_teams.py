import pytest

from intake.directory.teams import Team, guarded_teams, read_teams, told_teams
from tests.support.forms import Written, mistakes_of

GENERAL: Written = {
    "name": "Coordinators",
    "label": "General enquiries",
    "to": ["coordinator", "office"],
    "fallback": ["manager"],
}


def wrong(**changes: object) -> list[str]:
    return mistakes_of(read_teams, {"general": {**GENERAL, **changes}})


def test_team_is_read() -> None:
    assert read_teams({"general": GENERAL}) == {
        "general": Team(
            "general", "Coordinators", "General enquiries", ("coordinator", "office"), ("manager",)
        )
    }


def test_teams_keep_their_order() -> None:
    assert list(read_teams({"b": GENERAL, "a": GENERAL})) == ["b", "a"]


def test_guarded_teams_are_named() -> None:
    teams = read_teams({"a": GENERAL, "b": {**GENERAL, "guarded": True}})
    assert guarded_teams(teams) == {"b"}


def test_team_may_have_no_fallback() -> None:
    assert read_teams({"a": {**GENERAL, "fallback": []}})["a"].fallback == ()


@pytest.mark.parametrize("key", ["name", "label", "to"])
@pytest.mark.parametrize("empty", [None, "", []])
def test_what_every_team_has_is_missed(key: str, empty: object) -> None:
    assert wrong(**{key: empty}) == [f"general > {key}: this is missing"]


@pytest.mark.parametrize(
    ("changes", "mistake"),
    [
        ({"to": ["office", "office"]}, 'to: "office" stands here more than once'),
        (
            {"to": "office"},
            "to: write a list of words here, such as [coordinator, office]",
        ),
        (
            {"to": [{"role": "office"}]},
            "to: write a list of words here, such as [coordinator, office]",
        ),
        (
            {"label": "General\nenquiries"},
            "label: write this on one line: it stands in the subject of emails",
        ),
        (
            {"address": "office@example.org"},
            "address: this key is not known here",
        ),
    ],
)
def test_mistake_is_named_with_its_team(changes: Written, mistake: str) -> None:
    (found,) = wrong(**changes)
    assert found.startswith(f"general > {mistake}")


@pytest.mark.parametrize("team", [None, "Coordinators", 3, ["coordinator"]])
def test_team_of_another_shape_is_a_mistake(team: object) -> None:
    assert mistakes_of(read_teams, {"general": team})[0].startswith("general")


@pytest.mark.parametrize("data", [None, "general", 3, ["general"]])
def test_file_of_another_shape_is_one_mistake(data: object) -> None:
    assert mistakes_of(read_teams, data) == [
        "write keys and values here, such as `title: Contact us`"
    ]


@pytest.mark.parametrize(
    ("addresses", "told"),
    [
        ({"general": {"coordinator": "c@example.org", "office": "o@example.org"}}, ["general"]),
        ({"general": {"coordinator": "c@example.org"}}, []),
        ({"general": {"coordinator": "c@example.org", "office": ""}}, []),
        ({"other": {"coordinator": "c@example.org", "office": "o@example.org"}}, []),
        ({}, []),
    ],
    ids=["both", "one", "one empty", "another team's", "none"],
)
def test_a_team_is_told_when_each_of_its_roles_has_an_address(
    addresses: dict[str, dict[str, str]], told: list[str]
) -> None:
    assert list(told_teams(read_teams({"general": GENERAL}), addresses)) == told
