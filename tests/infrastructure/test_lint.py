import json
from collections.abc import Callable
from typing import Any

import pytest
from cfnlint.api import lint  # type: ignore[import-untyped]
from cfnlint.config import ManualArgs  # type: ignore[import-untyped]
from samtranslator.model.exceptions import (  # type: ignore[import-untyped]
    InvalidDocumentException,
)

from deployment.translation import REGION, translate
from tests.support.template import PATH, Document, translated, written


def complaints(text: str, region: str = REGION) -> list[str]:
    """Return what cfn-lint finds, down to what it would only mention."""
    matches = lint(text, config=ManualArgs(include_checks=["I"], regions=[region]))
    return [f"{match.rule.id}: {match.message}" for match in matches]


@pytest.mark.parametrize(
    ("name", "region"),
    [("template.yaml", REGION), ("hosting.yaml", REGION), ("edge.yaml", "us-east-1")],
)
def test_source_is_clean(name: str, region: str) -> None:
    assert complaints(PATH.with_name(name).read_text(encoding="utf-8"), region) == []


def test_translation_is_clean() -> None:
    assert complaints(json.dumps(translated())) == []


def source_event(document: Document) -> dict[str, Any]:
    events = document["Resources"]["NotifyCoordinators"]["Properties"]["Events"]
    return dict(events["NewNotices"])


def misspell_an_attribute(document: Document) -> None:
    source_event(document)["Properties"]["Stream"] = {"Fn::GetAtt": ["Table", "StreemArn"]}


def misspell_a_resource(document: Document) -> None:
    destination = {"Type": "SQS", "Destination": {"Fn::GetAtt": ["DeadLeters", "Arn"]}}
    source_event(document)["Properties"]["DestinationConfig"]["OnFailure"] = destination


def misspell_a_response_type(document: Document) -> None:
    source_event(document)["Properties"]["FunctionResponseTypes"] = ["ReportBatchItemFailure"]


def misspell_a_policy_template(document: Document) -> None:
    function = document["Resources"]["Desk"]["Properties"]
    del function["Role"]
    function["Policies"] = [{"DynamoDBReedPolicy": {"TableName": {"Ref": "Table"}}}]


def misspell_an_api(document: Document) -> None:
    events = document["Resources"]["Desk"]["Properties"]["Events"]
    events["ReadPage"]["Properties"]["ApiId"] = {"Ref": "DeskAppi"}


@pytest.mark.parametrize(
    "mistake",
    [
        misspell_an_attribute,
        misspell_a_resource,
        misspell_a_response_type,
        misspell_a_policy_template,
        misspell_an_api,
    ],
)
def test_mistake_is_found_in_the_translation(mistake: Callable[[Document], None]) -> None:
    document = written()
    mistake(document)
    try:
        found = complaints(json.dumps(translate(document)))
    except InvalidDocumentException:
        return
    assert found
