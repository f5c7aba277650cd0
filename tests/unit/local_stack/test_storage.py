from dataclasses import replace
from typing import Any

import pytest

from intake.adapters.secrets import read_secret
from local_stack.environment import LEDGER, SENDER, TABLE
from local_stack.keys import make_keys
from local_stack.places import TEMPLATE
from local_stack.storage import client, create_ledger, create_table, prepare
from local_stack.template import Template
from local_stack.terminal import Refusal

pytestmark = pytest.mark.usefixtures("aws")


@pytest.fixture
def template() -> Template:
    return Template.read(TEMPLATE)


def described(database: Any) -> Any:
    return database.describe_table(TableName=TABLE)["Table"]


def test_the_table_has_the_templates_indexes_and_stream(template: Template) -> None:
    create_table(client("dynamodb"), template, TABLE)
    table = described(client("dynamodb"))
    names = {index["IndexName"] for index in table["GlobalSecondaryIndexes"]}
    assert names == {"due", "worklist", "received", "expiry"}
    assert table["StreamSpecification"]["StreamViewType"] == "KEYS_ONLY"


def test_items_expire_by_the_templates_attribute(template: Template) -> None:
    create_table(client("dynamodb"), template, TABLE)
    found = client("dynamodb").describe_time_to_live(TableName=TABLE)["TimeToLiveDescription"]
    assert found["AttributeName"] == "expires_at"


def test_a_kept_table_is_used_again(template: Template) -> None:
    database = client("dynamodb")
    create_table(database, template, TABLE)
    database.put_item(TableName=TABLE, Item={"pk": {"S": "a"}, "sk": {"S": "b"}})
    create_table(database, template, TABLE)
    assert database.scan(TableName=TABLE)["Count"] == 1


def with_another_index(template: Template) -> Template:
    document = dict(template.document)
    resources = {**document["Resources"]}
    table = {**resources["Table"], "Properties": {**resources["Table"]["Properties"]}}
    *indexes, last = table["Properties"]["GlobalSecondaryIndexes"]
    other = {**last, "Projection": {"ProjectionType": "ALL"}}
    table["Properties"]["GlobalSecondaryIndexes"] = [*indexes, other]
    return replace(template, document={**document, "Resources": {**resources, "Table": table}})


def test_a_kept_table_of_another_shape_is_refused(template: Template) -> None:
    create_table(client("dynamodb"), with_another_index(template), TABLE)
    with pytest.raises(Refusal, match="remove build/database"):
        create_table(client("dynamodb"), template, TABLE)


def test_the_ledger_lies_in_a_table_of_its_own_and_is_used_again(template: Template) -> None:
    for _ in range(2):
        create_ledger(client("dynamodb"), template, LEDGER)
    assert client("dynamodb").describe_table(TableName=LEDGER)["Table"]["KeySchema"]


def test_functions_find_their_secrets(template: Template) -> None:
    keys = make_keys(None)
    prepare(template, keys)
    found = {name: read_secret(client("secretsmanager"), name).decode() for name in keys}
    assert found == keys


def test_the_sender_may_send(template: Template) -> None:
    prepare(template, make_keys(None))
    identities = client("sesv2").list_email_identities()["EmailIdentities"]
    assert [identity["IdentityName"] for identity in identities] == [SENDER]
