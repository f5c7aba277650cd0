"""What a table's stream holds, read from where the last reading ended."""

from datetime import datetime
from typing import Any, Final

from botocore.exceptions import ClientError

Record = dict[str, Any]
"""A record as Lambda hands it to a function."""

_LOST: Final = ("ExpiredIteratorException", "TrimmedDataAccessException")


class Stream:
    """Reads the stream of one table from its oldest record on."""

    def __init__(self, database: Any, streams: Any, table: str) -> None:  # noqa: ANN401
        """`database` and `streams` are clients of dynamodb and dynamodbstreams."""
        self._streams = streams
        self._arn = database.describe_table(TableName=table)["Table"]["LatestStreamArn"]
        self._iterators: dict[str, str | None] = {}
        self._last: dict[str, str] = {}

    def read(self) -> list[Record]:
        """Return the records that came since the last call, the oldest first."""
        return [record for shard in self._shards() for record in self._read(shard)]

    def _shards(self) -> list[str]:
        shards: list[str] = []
        start: dict[str, str] = {}
        while True:
            found = self._streams.describe_stream(StreamArn=self._arn, **start)["StreamDescription"]
            shards += [shard["ShardId"] for shard in found["Shards"]]
            if not found.get("LastEvaluatedShardId"):
                return shards
            start = {"ExclusiveStartShardId": found["LastEvaluatedShardId"]}

    def _read(self, shard: str) -> list[Record]:
        records: list[Record] = []
        while True:
            page = self._page(shard)
            records += [_lambda_record(record, self._arn) for record in page]
            if not page:
                self._let_go(shard)
                return records
            self._last[shard] = page[-1]["dynamodb"]["SequenceNumber"]

    def _page(self, shard: str) -> list[Record]:
        if shard not in self._iterators:
            self._iterators[shard] = self._iterator(shard)
        iterator = self._iterators[shard]
        if iterator is None:  # a closed shard, read to its end
            return []
        try:
            found = self._streams.get_records(ShardIterator=iterator)
        except ClientError as error:
            if error.response["Error"]["Code"] not in _LOST:
                raise
            del self._iterators[shard]
            return []
        self._iterators[shard] = found.get("NextShardIterator")
        return list(found["Records"])

    def _let_go(self, shard: str) -> None:
        # a transaction that fails makes moto put a copy in the table's place, and an iterator from
        # before reads what nobody writes to any more
        if self._iterators.get(shard):
            del self._iterators[shard]

    def _iterator(self, shard: str) -> str:
        after = self._last.get(shard)
        place = (
            {"ShardIteratorType": "AFTER_SEQUENCE_NUMBER", "SequenceNumber": after}
            if after
            else {"ShardIteratorType": "TRIM_HORIZON"}
        )
        found = self._streams.get_shard_iterator(StreamArn=self._arn, ShardId=shard, **place)
        return str(found["ShardIterator"])


def _lambda_record(record: Record, arn: str) -> Record:
    change = record["dynamodb"]
    created = change["ApproximateCreationDateTime"]
    if isinstance(created, datetime):
        # Lambda gives seconds since 1970 where botocore gives a datetime
        change = {**change, "ApproximateCreationDateTime": created.timestamp()}
    return {**record, "dynamodb": change, "eventSourceARN": arn}
