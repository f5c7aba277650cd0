"""The stack's template with a restored table in it, as CloudFormation would have to take it."""

import json
from typing import Any, Final

import pytest

from deployment.restore.stack_template import Place, with_table, without_table
from tests.support.template import resources, translated

ARN: Final = "arn:aws:dynamodb:eu-west-2:123456789012:table/copy"
COPY: Final = Place("copy", ARN, f"{ARN}/stream/2026-11-28T03:00:00.000")


def of(**facts: Any) -> dict[str, Any]:
    """A document with a table and one resource that has these facts."""
    return {"Resources": {"Table": {"Type": "AWS::DynamoDB::Table"}, "Other": facts}}


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ({"Ref": "Table"}, "copy"),
        ({"Ref": "LedgerTable"}, {"Ref": "LedgerTable"}),
        ({"Fn::GetAtt": ["Table", "Arn"]}, ARN),
        ({"Fn::GetAtt": ["Table", "StreamArn"]}, COPY.stream_arn),
        ({"Fn::GetAtt": ["LedgerTable", "Arn"]}, {"Fn::GetAtt": ["LedgerTable", "Arn"]}),
        ({"Fn::Sub": "${Table.Arn}/index/due"}, {"Fn::Sub": f"{ARN}/index/due"}),
        ({"Fn::Sub": "${Table}-${Stage}"}, {"Fn::Sub": "copy-${Stage}"}),
        ({"Fn::Sub": ["${Table}-${Own}", {"Own": {"Ref": "Table"}}]},
         {"Fn::Sub": ["copy-${Own}", {"Own": "copy"}]}),
        ({"Fn::Sub": "${TableOfContents}"}, {"Fn::Sub": "${TableOfContents}"}),
        ([{"Deep": [{"Ref": "Table"}]}], [{"Deep": ["copy"]}]),
    ],
)  # fmt: skip
def test_every_reference_to_the_table_becomes_the_other_one(written: Any, becomes: Any) -> None:
    made = without_table(of(Properties=written), COPY)
    assert made["Resources"] == {"Other": {"Properties": becomes}}


def test_an_attribute_nobody_knows_is_an_error() -> None:
    with pytest.raises(KeyError, match="Colour"):
        without_table(of(Properties={"Fn::GetAtt": ["Table", "Colour"]}), COPY)


def test_our_template_has_no_reference_to_the_table_left() -> None:
    made = without_table(translated(), COPY)
    text = json.dumps(made)
    assert "Table" not in made["Resources"]
    assert '"Ref": "Table"' not in text
    assert '["Table", ' not in text
    assert "${Table" not in text


def test_functions_and_roles_of_our_template_have_the_other_one() -> None:
    made = without_table(translated(), COPY)
    for name, function in resources(made, "AWS::Lambda::Function").items():
        assert function["Properties"]["Environment"]["Variables"]["TABLE_NAME"] == "copy", name
    (source,) = (
        each["Properties"]["EventSourceArn"]
        for each in resources(made, "AWS::Lambda::EventSourceMapping").values()
        if "StartingPosition" in each["Properties"]
    )
    assert source == COPY.stream_arn
    assert f"{ARN}/index/worklist" in json.dumps(made["Resources"]["DeskRole"])


def test_the_second_template_only_adds_the_table() -> None:
    first, second = without_table(translated(), COPY), with_table(translated(), COPY)
    assert second["Resources"].pop("Table") == translated()["Resources"]["Table"]
    assert second == first


def test_what_is_imported_is_kept_when_the_stack_goes() -> None:
    # CloudFormation imports nothing without it
    assert with_table(translated(), COPY)["Resources"]["Table"]["DeletionPolicy"] == "Retain"
