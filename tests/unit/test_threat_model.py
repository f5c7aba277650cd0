"""docs/threat-model.md names what exists, and says of each requirement what shows it."""

import re
from collections.abc import Iterator
from typing import Final

import pytest

from local_stack.places import ROOT
from tests.support.template import resources, written
from tests.unit.test_docs import rows

TEXT: Final = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
THREATS: Final = [row for row in rows(TEXT) if re.fullmatch(r"[A-J]\d+", row[0])]
REQUIREMENTS: Final = rows(TEXT.partition("## OWASP ASVS 5.0")[2])[2:]
NAMED: Final = sorted(set(re.findall(r"`((?:tests|requirements)/[^`]+)`", TEXT)))
SHOWN: Final = re.compile(r"`tests/|`requirements/|\]\(|`make check`")


@pytest.mark.parametrize("path", NAMED)
def test_what_is_named_exists(path: str) -> None:
    assert (ROOT / path).is_file()


def test_every_threat_has_an_answer_and_what_shows_it() -> None:
    assert len(THREATS) > 40
    for number, threat, answer, shown in THREATS:
        assert threat, number
        assert answer, number
        assert SHOWN.search(shown), number


def test_no_threat_has_the_number_of_another() -> None:
    numbers = [row[0] for row in THREATS]
    assert sorted(set(numbers)) == sorted(numbers)


def test_every_requirement_has_its_test_or_its_reason() -> None:
    for numbers, words, shown in REQUIREMENTS:
        assert words, numbers
        assert SHOWN.search(shown) or len(shown.split()) > 5, numbers


def test_no_requirement_stands_twice() -> None:
    numbers = [number for row in REQUIREMENTS for number in row[0].split(", ")]
    assert all(re.fullmatch(r"\d+\.\d+(\.\d+)?", number) for number in numbers)
    assert sorted(set(numbers)) == sorted(numbers)


def keys() -> dict[str, str]:
    """Who reads each key, in the table's words."""
    table = rows(TEXT.partition("## Keys, and what each opens")[2].partition("\n## ")[0])
    return {key: row[2] for row in table[2:] for key in re.findall(r"`(\w+)`", row[0])}


def test_every_key_of_the_stack_is_listed_and_no_other() -> None:
    kinds = ("AWS::SecretsManager::Secret", "AWS::KMS::Key")
    assert keys().keys() == {name for kind in kinds for name in resources(written(), kind)}


def readers() -> Iterator[tuple[str, str]]:
    """Every function with each secret that its role may read."""
    roles = resources(written(), "AWS::IAM::Role")
    for name, function in resources(written(), "AWS::Serverless::Function").items():
        (policy,) = roles[f"{name}Role"]["Properties"]["Policies"]
        for statement in policy["PolicyDocument"]["Statement"]:
            if statement["Action"] == "secretsmanager:GetSecretValue":
                named = statement["Resource"]
                for secret in named if isinstance(named, list) else [named]:
                    yield function["Properties"]["Handler"].split(".")[-2], secret["Ref"]


@pytest.mark.parametrize(("function", "secret"), list(readers()))
def test_whoever_may_read_a_key_is_named(function: str, secret: str) -> None:
    assert function in re.split(r"\W+", keys()[secret])
