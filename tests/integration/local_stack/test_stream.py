"""On moto and on DynamoDB Local: the two engines that a stack can have."""

from typing import Any

import pytest

from local_stack.environment import applied, isolated
from local_stack.places import TEMPLATE
from local_stack.pump.stream import Stream
from local_stack.storage import client
from local_stack.template import Template

ENGINES = ["aws", "dynamodb_endpoint"]
KEYS = {"pk": {"S": "CASE#1"}, "sk": {"S": "NOTICE#1"}}


class Written:
    """A table of the template with a stream, written to by a test."""

    def __init__(self, name: str, endpoint: str) -> None:
        with applied(isolated(endpoint)):
            self.database, self.streams = client("dynamodb"), client("dynamodbstreams")
        self.name = name
        self.database.create_table(**Template.read(TEMPLATE).table_properties(name))
        self.stream = self.again()

    def again(self) -> Stream:
        return Stream(self.database, self.streams, self.name)

    def put(self, **item: str) -> None:
        values = {name: {"S": value} for name, value in item.items()}
        self.database.put_item(TableName=self.name, Item={**KEYS, **values})

    def fail_to_put(self) -> None:
        put = {
            "TableName": self.name,
            "Item": KEYS,
            "ConditionExpression": "attribute_not_exists(pk)",
        }
        with pytest.raises(self.database.exceptions.TransactionCanceledException):
            self.database.transact_write_items(TransactItems=[{"Put": put}])

    def delete(self) -> None:
        self.database.delete_item(TableName=self.name, Key=KEYS)


@pytest.fixture(params=ENGINES)
def written(request: pytest.FixtureRequest) -> Written:
    endpoint = request.getfixturevalue(request.param)
    return Written(f"stream-{id(request)}", endpoint or "")


def names(records: list[dict[str, Any]]) -> list[str]:
    return [record["eventName"] for record in records]


def test_each_change_becomes_a_record(written: Written) -> None:
    written.put()
    written.put(status="new")
    written.delete()
    assert names(written.stream.read()) == ["INSERT", "MODIFY", "REMOVE"]


def test_a_record_has_keys_and_no_values(written: Written) -> None:
    written.put(status="new")
    (record,) = written.stream.read()
    assert record["dynamodb"]["Keys"] == KEYS
    assert record["dynamodb"]["StreamViewType"] == "KEYS_ONLY"
    assert "new" not in str(record)


def test_a_record_is_as_lambda_gives_it(written: Written) -> None:
    written.put()
    (record,) = written.stream.read()
    assert record["eventSource"] == "aws:dynamodb"
    assert record["eventSourceARN"].startswith("arn:aws:dynamodb:")
    assert isinstance(record["eventID"], str)
    assert isinstance(record["dynamodb"]["SequenceNumber"], str)
    assert isinstance(record["dynamodb"]["ApproximateCreationDateTime"], float)


def test_each_record_is_read_once(written: Written) -> None:
    written.put()
    written.stream.read()
    assert written.stream.read() == []


def test_later_records_come_with_the_next_reading(written: Written) -> None:
    written.put()
    written.stream.read()
    written.delete()
    assert names(written.stream.read()) == ["REMOVE"]


def test_a_transaction_that_fails_does_not_end_the_stream(written: Written) -> None:
    written.put()
    written.stream.read()
    written.fail_to_put()
    written.delete()
    assert names(written.stream.read()) == ["REMOVE"]


def test_a_new_reader_begins_with_the_oldest_record(written: Written) -> None:
    written.put()
    written.stream.read()
    assert names(written.again().read()) == ["INSERT"]


def test_an_expired_iterator_is_replaced_at_the_same_place(written: Written) -> None:
    written.put()
    streams = Expiring(written.streams)
    stream = Stream(written.database, streams, written.name)
    stream.read()
    streams.expired = True
    written.delete()
    assert stream.read() == []
    assert names(stream.read()) == ["REMOVE"]


class Expiring:
    """A client whose current iterator expires once when told."""

    def __init__(self, streams: Any) -> None:
        self.streams = streams
        self.expired = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self.streams, name)

    def get_records(self, **arguments: Any) -> Any:
        if self.expired:
            self.expired = False
            raise self.streams.exceptions.ExpiredIteratorException(
                {"Error": {"Code": "ExpiredIteratorException"}}, "GetRecords"
            )
        return self.streams.get_records(**arguments)
