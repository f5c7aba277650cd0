"""The queue of SES's events: what became of an email."""

from functools import cache
from typing import Any

from aws_lambda_powertools.utilities.batch import (
    BatchProcessor,
    EventType,
    process_partial_response,
)
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from intake.handlers.notice_wiring import notice_parts
from intake.handlers.wordless import wordless
from intake.services.record_receipts import ComesEarly, RecordReceipts


@cache
def application() -> RecordReceipts:
    """Make the use case and everything behind it, once for each execution environment."""
    parts = notice_parts()
    return RecordReceipts(parts.notices, parts.deliver, parts.clock)


@wordless("function_failed")
def handle(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Record each event; those that failed or came early are handed back one by one."""
    return dict(
        process_partial_response(
            event=event,
            record_handler=_record,
            processor=BatchProcessor(event_type=EventType.SQS, raise_on_entire_batch_failure=False),
            context=context,
        )
    )


@wordless("receipt_failed", ComesEarly)
def _record(record: SQSRecord) -> None:
    application()(record.body)
