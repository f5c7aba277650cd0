import json
from typing import Any

import pytest

from deployment.layout import MAIL, MONTH, asked_for, stacks_of
from deployment.places import STAGES
from deployment.settings_file import read_settings
from deployment.settings_together import PLAIN
from deployment.terminal import Refusal
from intake.directory.teams import Team

TEAMS = {"general": Team("general", "Coordinators", "Enquiries", ("coordinator",), ("manager",))}
PARAMETERS: dict[str, dict[str, Any]] = {
    "AlarmAddress": {
        "Type": "String",
        "Description": "Who is told.",
        "AllowedPattern": "^[^@]+@[^@]+$",
        "ConstraintDescription": "One plain email address.",
    },
    "LogRetentionDays": {"Type": "Number", "Default": 30, "AllowedValues": [7, 30]},
    "MonthlyDollars": {"Type": "Number", "Default": 20, "MinValue": 1, "Description": "Dollars."},
    "ReservedConcurrency": {"Type": "Number", "Default": 0, "MinValue": 0, "MaxValue": 100},
    "TeamAddresses": {
        "Type": "String",
        "Description": "Who reads.",
        "AllowedPattern": "^\\{.*\\}$",
        "ConstraintDescription": "A JSON object on one line.",
        "MaxLength": 200,
    },
}
RIGHT = """
alarm_address = "alarms@example.org"
[teams.general]
coordinator = "jo@example.org"
manager = "sam@example.org"
"""


def read(text: str) -> dict[str, str]:
    return read_settings("stages/x.toml", text, PARAMETERS, TEAMS)


def mistakes(text: str) -> list[str]:
    with pytest.raises(Refusal) as refused:
        read(text)
    return [line.removeprefix("stages/x.toml: ") for line in str(refused.value).splitlines()]


def test_what_is_written_becomes_the_parameters() -> None:
    values = read(RIGHT)
    assert values["AlarmAddress"] == "alarms@example.org"
    assert json.loads(values["TeamAddresses"])["general"]["manager"] == "sam@example.org"


def test_what_may_be_left_out_is_left_to_the_template() -> None:
    assert "LogRetentionDays" not in read(RIGHT)


def test_a_missing_setting_is_explained_in_the_templates_words() -> None:
    left = RIGHT.replace('alarm_address = "alarms@example.org"', "")
    assert mistakes(left) == ["alarm_address is missing. Who is told."]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('alarm_address = "alarms"', "alarm_address: One plain email address."),
        ("log_retention_days = 8", "log_retention_days: write one of 7, 30"),
        ('log_retention_days = "many"', "log_retention_days: write one of 7, 30"),
        ("monthly_dollars = 0", "monthly_dollars: write a whole number of 1 or more"),
        ("monthly_dollars = 20.5", "monthly_dollars: write a whole number of 1 or more"),
        ('monthly_dollars = "many"', "monthly_dollars: write a whole number of 1 or more"),
        ("reserved_concurrency = -1", "reserved_concurrency: write a whole number from 0 to 100"),
        ("reserved_concurrency = 101", "reserved_concurrency: write a whole number from 0 to 100"),
        ("reserved_concurrency = 5.5", "reserved_concurrency: write a whole number from 0 to 100"),
        ('alarm_adress = "a@example.org"', "did you mean alarm_address?"),
        ('colour = "red"', "colour: there is no such setting"),
    ],
)
def test_each_odd_setting_has_a_line_of_its_own(line: str, words: str) -> None:
    key = line.partition(" ")[0]
    others = [each for each in RIGHT.splitlines() if not each.startswith(key)]
    (found,) = mistakes("\n".join([line, *others]))
    assert words in found


@pytest.mark.parametrize(
    ("teams", "words"),
    [
        ('coordinator = "jo@example.org"', "teams.general.manager: an address is missing"),
        (
            'coordinator = "jo"\nmanager = "sam@example.org"',
            "teams.general.coordinator: write one plain email address",
        ),
        (
            'coordinator = "jö@example.org"\nmanager = "sam@example.org"',
            f"teams.general.coordinator: {PLAIN}",
        ),
        (
            'coordinator = "a@example.org"\nmanager = 2026-11-28',
            "teams.general.manager: write one plain email address",
        ),
        (
            'coordinator = "a@example.org"\nmanager = "b@example.org"\nchair = "c@example.org"',
            "teams.general.chair: content/teams.yml has no such role",
        ),
    ],
)
def test_each_odd_address_has_a_line_of_its_own(teams: str, words: str) -> None:
    assert mistakes(f'alarm_address = "a@example.org"\n[teams.general]\n{teams}') == [words]


def test_somebody_must_be_told() -> None:
    (line,) = mistakes('alarm_address = "a@example.org"')
    assert line.startswith("teams: no team has an address")


def test_a_team_that_nobody_knows_is_named() -> None:
    assert mistakes(RIGHT + "[teams.choir]\n") == [
        "teams.choir: there is no such team in content/teams.yml"
    ]


def test_all_mistakes_are_told_at_once() -> None:
    assert len(mistakes("log_retention_days = 8\nmonthly_dollars = 0\n[teams]\nx = {}")) == 4


def test_too_many_addresses_are_refused_before_amazon_does() -> None:
    long = RIGHT.replace("sam@", "s" * 200 + "@")
    assert mistakes(long) == [
        "teams: 269 characters in all, and 200 are allowed. Who reads.",
    ]


def test_what_is_no_toml_says_so() -> None:
    assert mistakes("alarm_address = ")[0].startswith("this is not TOML")


def test_the_example_has_no_secret_and_only_invented_names() -> None:
    text = (STAGES / "demo.toml").read_text(encoding="utf-8")
    assert "secret =" not in text
    found = [word for word in text.replace('"', " ").split() if "@" in word]
    assert found
    assert all(word.endswith(("@example.org", "@example.net")) for word in found)


def test_nothing_is_asked_for_that_the_deployment_knows_by_itself() -> None:
    asked = asked_for(stacks_of("demo"))
    known = {"Stage", "SiteUrl", "DeskUrl", "CertificateArn", "PublicPackage", MAIL, MONTH}
    assert not known & asked.keys()
    assert {"AlarmAddress", "TeamAddresses", "DomainName"} <= asked.keys()
