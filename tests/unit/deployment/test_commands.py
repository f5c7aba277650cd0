"""What an operator is told: one line for each thing that keeps a command from being done."""

from collections.abc import Callable
from typing import Any

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError, NoCredentialsError

from deployment.commands import main
from deployment.stacks import Stacks
from tests.support.cloud import FakeCloudFormation

SAID = "Nothing is changed: this only says what would be done."


def never(_service: str, _region: str) -> Any:
    raise AssertionError("AWS was asked")


def failing(error: Exception) -> Callable[[str, str], Any]:
    def client(_service: str, _region: str) -> Any:
        raise error

    return client


def told(*words: str, client: Callable[[str, str], Any] = never) -> tuple[int, list[str]]:
    said: list[str] = []
    return main(words, client, said.append), said


@pytest.mark.parametrize("command", ["deploy", "publish", "destroy"])
@pytest.mark.parametrize("name", ["", "Demo", "x", "a b"])
def test_an_odd_name_is_refused_before_anything_else(command: str, name: str) -> None:
    code, (line,) = told(command, "--stage", name)
    assert code == 1
    assert line.startswith(f'STAGE="{name}": write the name of a stage')


def test_taking_away_wants_the_name_twice() -> None:
    code, (line,) = told("destroy", "--stage", "demo")
    assert code == 1
    assert line == "To take demo away, write its name again: REALLY=demo"


def test_a_look_at_taking_away_takes_nothing() -> None:
    stacks = FakeCloudFormation()
    Stacks(stacks).apply("alongside-demo", {"TemplateBody": "{}"}, {})
    code, (first, *lines) = told(
        "destroy", "--stage", "demo", "--dry-run", client=lambda _service, _region: stacks
    )
    assert code == 0
    assert first == SAID
    assert "  Table stays: the-table" in lines
    assert "alongside-demo" in stacks.stacks


@pytest.mark.parametrize("more", [["--dry-run"], ["--really", "demo"]], ids=["look", "really"])
def test_a_stage_that_is_not_there_cannot_be_taken_away(more: list[str]) -> None:
    def client(_service: str, _region: str) -> FakeCloudFormation:
        return FakeCloudFormation()

    code, (line,) = told("destroy", "--stage", "demo", *more, client=client)
    assert code == 1
    assert line == "This account has nothing of a stage demo."


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (NoCredentialsError(), "AWS does not know who asks: sign in first"),
        (EndpointConnectionError(endpoint_url="https://x.example"), "AWS could not be asked: "),
        (
            ClientError({"Error": {"Code": "AccessDenied", "Message": "not you"}}, "ListStacks"),
            "AWS refuses ListStacks: not you",
        ),
    ],
    ids=["nobody", "no network", "not allowed"],
)
def test_what_aws_says_is_one_line(error: Exception, words: str) -> None:
    code, (line,) = told("destroy", "--stage", "demo", "--really", "demo", client=failing(error))
    assert code == 1
    assert line.startswith(words)
