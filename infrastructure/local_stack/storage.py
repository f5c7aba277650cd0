"""What the functions expect to find: the table of the template, their secrets, a sender."""

from typing import Any

from botocore.exceptions import ClientError
from botocore.session import get_session

from local_stack.environment import LEDGER, SENDER, TABLE
from local_stack.keys import Keys
from local_stack.template import Template
from local_stack.terminal import Refusal


def client(service: str) -> Any:  # noqa: ANN401 botocore's clients have no static type
    """Return a client for whatever the environment points to."""
    return get_session().create_client(service)


def prepare(template: Template, keys: Keys) -> None:
    """Create both tables, secrets and the sender's identity where the environment points to."""
    create_table(client("dynamodb"), template, TABLE)
    create_ledger(client("dynamodb"), template, LEDGER)
    secrets = client("secretsmanager")
    for name, value in keys.items():
        secrets.create_secret(Name=name, SecretString=value)
    client("sesv2").create_email_identity(EmailIdentity=SENDER)


def create_table(database: Any, template: Template, name: str) -> None:  # noqa: ANN401
    """Create the table, or go on with the one that is kept; raises Refusal if that is another.

    `database` is a dynamodb client.
    """
    wanted = template.table_properties(name)
    try:
        database.create_table(**wanted)
    except ClientError as error:
        if error.response["Error"]["Code"] != "ResourceInUseException":
            raise
        _compare(database.describe_table(TableName=name)["Table"], wanted)
        return
    database.update_time_to_live(TableName=name, TimeToLiveSpecification=template.time_to_live)


def create_ledger(database: Any, template: Template, name: str) -> None:  # noqa: ANN401
    """Create the ledger of deletions, or go on with the one that is kept."""
    try:
        database.create_table(**template.table_properties(name, "LedgerTable"))
    except ClientError as error:
        if error.response["Error"]["Code"] != "ResourceInUseException":
            raise


def _compare(kept: dict[str, Any], wanted: dict[str, Any]) -> None:
    if _shape(kept) != _shape(wanted):
        raise Refusal(
            "The kept table is not the one in infrastructure/template.yaml any more:"
            " remove build/database to begin anew."
        )


def _shape(table: dict[str, Any]) -> dict[str, Any]:
    indexes = table.get("GlobalSecondaryIndexes", [])
    return {
        "keys": table["KeySchema"],
        "stream": table["StreamSpecification"],
        "indexes": {
            index["IndexName"]: (
                index["KeySchema"],
                index["Projection"]["ProjectionType"],
                sorted(index["Projection"].get("NonKeyAttributes", [])),
            )
            for index in indexes
        },
    }
