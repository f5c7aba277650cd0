"""The table's stream: a notice was stored, so tell its coordinator."""

from datetime import UTC, datetime
from functools import cache, partial
from typing import Any

from aws_lambda_powertools.utilities.batch import (
    BatchProcessor,
    EventType,
    process_partial_response,
)
from aws_lambda_powertools.utilities.data_classes.dynamo_db_stream_event import DynamoDBRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from intake.adapters import clients
from intake.adapters.mailer import Mailer
from intake.adapters.notices import Notices
from intake.adapters.table import Table
from intake.services.deliver_notices import Addresses, DeliverNotices
from intake.settings import Settings


@cache
def application() -> DeliverNotices:
    """Make the use case and everything behind it, once for each execution environment."""
    settings = Settings.from_environment()
    table = Table(clients.database(), settings.table_name)
    return DeliverNotices(
        table,
        Notices(table),
        Mailer(clients.mail(), settings.sender, settings.configuration_set),
        Addresses(settings.team_addresses),
        settings.desk_url,
        partial(datetime.now, UTC),
    )


def handle(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Deliver the notice of each record; the records that failed are handed back one by one."""
    return dict(
        process_partial_response(
            event=event,
            record_handler=_deliver,
            processor=BatchProcessor(event_type=EventType.DynamoDBStreams),
            context=context,
        )
    )


def _deliver(record: DynamoDBRecord) -> None:
    keys = record["dynamodb"]["Keys"]
    case_id = keys["pk"]["S"].removeprefix("CASE#")
    application().deliver(case_id, keys["sk"]["S"].removeprefix("NOTICE#"))
