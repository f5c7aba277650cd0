"""The calls to DynamoDB of a restore, made by a person with their own sign-in.

The only place that scans: it compares two whole tables, and no function may do it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from time import sleep
from typing import Any, Final

from botocore.exceptions import ClientError

from deployment.restore.furnishing import Furnishing
from deployment.terminal import Refusal

Item = Mapping[str, Mapping[str, Any]]
"""An item in wire form."""

_PATIENCE: Final = 8 * 3600
"""Seconds; AWS restores most tables within the hour, large ones take longer."""

_FLEETING: Final = ("COUNTER#", "DESK#")
"""Counts and sessions of the desk: nothing is lost without them."""


class Tables:
    """Tables of one account and region; `pause` is how many seconds lie between two looks."""

    def __init__(
        self,
        client: Any,  # noqa: ANN401 botocore's clients have no static type
        pause: float = 20,
        wait: Callable[[float], None] = sleep,
    ) -> None:
        self._client = client
        self._pause = pause
        self._wait = wait

    def copy(self, name: str, at: datetime, copy: str) -> None:
        """Restore a table as it was into a new one, with its encryption, and wait for it.

        A copy that is there already, or on its way, is waited for and not made again.
        """
        sse = self._described(name).get("SSEDescription", {})
        key = {"KMSMasterKeyId": sse["KMSMasterKeyArn"]} if "KMSMasterKeyArn" in sse else {}
        override = {"SSEEnabled": True, "SSEType": "KMS", **key} if sse else None
        with _unless("TableAlreadyExistsException"):
            self._client.restore_table_to_point_in_time(
                SourceTableName=name,
                TargetTableName=copy,
                RestoreDateTime=at,
                **({"SSESpecificationOverride": override} if override else {}),
            )
        self._wait_for(copy)

    def furnish(self, name: str, wanted: Furnishing) -> None:
        """Give a copy what a restore leaves out."""
        stream = {"StreamEnabled": True, "StreamViewType": wanted.stream}
        recovery = {"PointInTimeRecoveryEnabled": wanted.recovery}
        ttl = {"AttributeName": wanted.time_to_live, "Enabled": True}
        there = self.furnishing(name)
        if there.stream != wanted.stream:
            self._client.update_table(TableName=name, StreamSpecification=stream)
            self._wait_for(name)
        self._client.update_table(
            TableName=name, DeletionProtectionEnabled=wanted.deletion_protection
        )
        self._wait_for(name)
        self._client.update_continuous_backups(
            TableName=name, PointInTimeRecoverySpecification=recovery
        )
        if there.time_to_live != wanted.time_to_live:
            self._client.update_time_to_live(TableName=name, TimeToLiveSpecification=ttl)

    def furnishing(self, name: str) -> Furnishing:
        """Look at what a table has."""
        ttl = self._client.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
        backups = self._client.describe_continuous_backups(TableName=name)
        return Furnishing.found(self._described(name), ttl, backups["ContinuousBackupsDescription"])

    def kinds(self, name: str) -> Counter[str]:
        """Count the items of a table by the first words of their keys."""
        read = self._scan(name, ProjectionExpression="pk, sk")
        return Counter(_kind(item) for item in read)

    def carry(self, name: str, copy: str, *, really: bool) -> Counter[str]:
        """Count what stands in a table and not in its copy, and with `really` put it there.

        What stands in both stays as the copy has it. Safe to repeat.
        """
        kept = {_key(item) for item in self._scan(copy, ProjectionExpression="pk, sk")}
        missing = [
            item
            for item in self._scan(name)
            if _key(item) not in kept and not item["pk"]["S"].startswith(_FLEETING)
        ]
        for item in missing if really else ():
            self._put_new(copy, item)
        return Counter(map(_kind, missing))

    def place(self, name: str) -> tuple[str, str]:
        """Return a table's ARN and its stream's."""
        table = self._described(name)
        return table["TableArn"], table["LatestStreamArn"]

    def _described(self, name: str) -> dict[str, Any]:
        return dict(self._client.describe_table(TableName=name)["Table"])

    def _scan(self, name: str, **only: str) -> Iterator[Item]:
        pages = self._client.get_paginator("scan").paginate(
            TableName=name, ConsistentRead=True, **only
        )
        return (item for page in pages for item in page["Items"])

    def _put_new(self, name: str, item: Item) -> None:
        with _unless("ConditionalCheckFailedException"):
            self._client.put_item(
                TableName=name, Item=item, ConditionExpression="attribute_not_exists(pk)"
            )

    def _wait_for(self, name: str) -> None:
        for _ in range(int(_PATIENCE / self._pause)):
            if self._described(name)["TableStatus"] == "ACTIVE":
                return
            self._wait(self._pause)
        raise Refusal(f"The table {name} is not ready after eight hours: look in the console.")


@contextmanager
def _unless(code: str) -> Iterator[None]:
    """Let a refusal with this code pass: what was asked for is there already."""
    try:
        yield
    except ClientError as error:
        if error.response["Error"]["Code"] != code:
            raise


def _key(item: Item) -> tuple[str, str]:
    return item["pk"]["S"], item["sk"]["S"]


def _kind(item: Item) -> str:
    pk, sk = _key(item)
    within = sk.partition("#")[0]
    # a person's item has the id of a case there, and answers whose they are
    return f"{pk.partition('#')[0]} {within}" if pk.startswith("CASE#") else pk.partition("#")[0]
