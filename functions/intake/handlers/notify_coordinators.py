"""The table's stream: a notice was stored, so tell its coordinator."""

from functools import cache
from typing import Any

from aws_lambda_powertools.utilities.batch import (
    BatchProcessor,
    EventType,
    process_partial_response,
)
from aws_lambda_powertools.utilities.data_classes.dynamo_db_stream_event import DynamoDBRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from intake.handlers.notice_wiring import notice_parts
from intake.handlers.wordless import wordless
from intake.services.deliver_notices import DeliverNotices


@cache
def application() -> DeliverNotices:
    """Make the use case and everything behind it, once for each execution environment."""
    return notice_parts().deliver


@wordless("function_failed")
def handle(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Deliver the notice of each record; the records that failed are handed back one by one."""
    return dict(
        process_partial_response(
            event=event,
            record_handler=_deliver,
            processor=BatchProcessor(
                event_type=EventType.DynamoDBStreams, raise_on_entire_batch_failure=False
            ),
            context=context,
        )
    )


@wordless("record_failed")
def _deliver(record: DynamoDBRecord) -> None:
    keys = record["dynamodb"]["Keys"]
    owner, slot = keys["pk"]["S"], keys["sk"]["S"].removeprefix("NOTICE#")
    with wordless("delivery_failed", case_id=owner.partition("#")[2], notice=slot):
        application().deliver(owner, slot)
