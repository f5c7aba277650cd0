from pathlib import Path

import pytest
import yaml
from botocore.session import Session
from botocore.validate import validate_parameters

from deployment.template_file import load
from local_stack.template import Route, Schedule, StreamSource, Template

SHIPPED = Template.read(Path(__file__).parents[3] / "infrastructure" / "template.yaml")

SMALL = """
Resources:
  Table:
    Type: AWS::DynamoDB::Table
    DeletionPolicy: Retain
    Properties:
      DeletionProtectionEnabled: true
      BillingMode: PAY_PER_REQUEST
      KeySchema: [{AttributeName: id, KeyType: HASH}]
      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
      PointInTimeRecoverySpecification: {PointInTimeRecoveryEnabled: true}
      SSESpecification: {SSEEnabled: true}
      StreamSpecification: {StreamViewType: KEYS_ONLY}
      TimeToLiveSpecification: {AttributeName: ends, Enabled: true}
  One:
    Type: AWS::Serverless::Function
    Properties:
      Handler: package.one.handle
      Events:
        Read:
          Type: HttpApi
          Properties: {ApiId: !Ref Front, Method: get, Path: "/things/{id}"}
        Work:
          Type: HttpApi
          Properties: {ApiId: !Ref Back, Method: POST, Path: /work}
        Changes:
          Type: DynamoDB
          Properties:
            Stream: !GetAtt Table.StreamArn
            BatchSize: 7
            FilterCriteria: {Filters: [{Pattern: '{"eventName": ["REMOVE"]}'}]}
  Two:
    Type: AWS::Serverless::Function
    Properties:
      Handler: package.two.handle
      Events:
        Mornings:
          Type: ScheduleV2
          Properties:
            ScheduleExpression: cron(0 8 * * ? *)
            ScheduleExpressionTimezone: Europe/London
        Minutes:
          Type: ScheduleV2
          Properties: {ScheduleExpression: rate(1 minute)}
        Everything:
          Type: DynamoDB
          Properties: {Stream: !GetAtt Table.StreamArn, BatchSize: 1}
  Three:
    Type: AWS::Serverless::Function
    Properties: {Handler: package.three.handle}
"""


@pytest.fixture
def small() -> Template:
    return Template(load(SMALL))


def test_table_takes_the_name_it_is_given(small: Template) -> None:
    assert small.table_properties("mine")["TableName"] == "mine"


def test_table_leaves_out_what_only_a_deployment_has(small: Template) -> None:
    assert small.table_properties("mine").keys() == {
        "TableName",
        "BillingMode",
        "KeySchema",
        "AttributeDefinitions",
        "StreamSpecification",
    }


def test_stream_is_switched_on(small: Template) -> None:
    expected = {"StreamEnabled": True, "StreamViewType": "KEYS_ONLY"}
    assert small.table_properties("mine")["StreamSpecification"] == expected


def test_time_to_live_is_kept_apart(small: Template) -> None:
    assert small.time_to_live == {"AttributeName": "ends", "Enabled": True}


def test_another_table_is_found_by_its_name(small: Template) -> None:
    key = {"KeySchema": [{"AttributeName": "other", "KeyType": "HASH"}]}
    more = {"Type": "AWS::DynamoDB::Table", "Properties": key}
    two = Template({"Resources": {**small.document["Resources"], "More": more}})
    assert two.table_properties("mine", "More") == {**key, "TableName": "mine"}


def test_routes_are_those_of_one_api(small: Template) -> None:
    assert small.routes("Front") == [Route("GET", "/things/{id}", "package.one.handle")]
    assert small.routes("Back") == [Route("POST", "/work", "package.one.handle")]


def test_unknown_api_has_no_routes(small: Template) -> None:
    assert small.routes("Side") == []


def test_filters_are_parsed(small: Template) -> None:
    first, _ = small.stream_sources()
    assert first == StreamSource("package.one.handle", ({"eventName": ["REMOVE"]},), 7)


def test_source_without_filters_has_none(small: Template) -> None:
    _, second = small.stream_sources()
    assert second == StreamSource("package.two.handle", (), 1)


def test_schedule_names_its_time_zone(small: Template) -> None:
    first, _ = small.schedules()
    assert first == Schedule("package.two.handle", "cron(0 8 * * ? *)", "Europe/London")


def test_schedule_without_a_time_zone_is_utc(small: Template) -> None:
    _, second = small.schedules()
    assert second == Schedule("package.two.handle", "rate(1 minute)", "UTC")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("!Ref Table", {"Ref": "Table"}),
        ("!Condition IsLive", {"Condition": "IsLive"}),
        ("!GetAtt Table.Arn", {"Fn::GetAtt": ["Table", "Arn"]}),
        ("!GetAtt [Table, Arn]", {"Fn::GetAtt": ["Table", "Arn"]}),
        ("!GetAtt Nested.Outputs.Name", {"Fn::GetAtt": ["Nested", "Outputs.Name"]}),
        ("!Sub ${Table.Arn}/index/due", {"Fn::Sub": "${Table.Arn}/index/due"}),
        (
            '!Sub ["${a}-b", {a: !Ref Stage}]',
            {"Fn::Sub": ["${a}-b", {"a": {"Ref": "Stage"}}]},
        ),
        ("!Join {by: [1, !Ref Stage]}", {"Fn::Join": {"by": [1, {"Ref": "Stage"}]}}),
    ],
)
def test_short_tags_become_long(written: str, meant: object) -> None:
    assert load(f"value: {written}") == {"value": meant}


def test_tags_that_make_objects_are_refused() -> None:
    with pytest.raises(yaml.YAMLError):
        load("value: !!python/object/apply:os.getcwd []")


def test_shipped_table_is_what_botocore_takes() -> None:
    shape = Session().get_service_model("dynamodb").operation_model("CreateTable").input_shape
    assert shape
    validate_parameters(SHIPPED.table_properties("alongside"), shape)


def test_shipped_table_says_how_items_expire() -> None:
    assert SHIPPED.time_to_live == {"AttributeName": "expires_at", "Enabled": True}


def test_shipped_routes_include_the_forms() -> None:
    forms = "/forms/{form}/{page}"
    handler = "intake.handlers.submit_form.handle"
    assert SHIPPED.routes("PublicApi") == [
        Route("POST", forms, handler),
        Route("GET", forms, handler),
    ]


def test_shipped_desk_starts_at_the_root() -> None:
    assert Route("GET", "/", "intake.handlers.desk.handle") in SHIPPED.routes("DeskApi")


def test_shipped_stream_feeds_the_notifier_new_notices() -> None:
    pattern = {
        "eventName": ["INSERT"],
        "dynamodb": {"Keys": {"sk": {"S": [{"prefix": "NOTICE#"}]}}},
    }
    handler = "intake.handlers.notify_coordinators.handle"
    assert SHIPPED.stream_sources() == [StreamSource(handler, (pattern,), 10)]
