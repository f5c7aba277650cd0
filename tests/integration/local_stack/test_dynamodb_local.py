import socket
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from botocore.session import get_session

from local_stack import dynamodb_local
from local_stack.places import TEMPLATE
from local_stack.storage import create_table
from local_stack.template import Template

KEYS = {"pk": {"S": "CASE#1"}, "sk": {"S": "CASE"}}


def database(endpoint: str) -> Any:
    return get_session().create_client("dynamodb", endpoint_url=endpoint)


def from_a_page(request: Any, **_: object) -> None:
    request.headers["Origin"] = "http://example.org"


def test_it_listens_on_the_loopback_address_only(dynamodb_endpoint: str) -> None:
    port = urlsplit(dynamodb_endpoint).port
    assert port
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", port), timeout=2)


def test_no_page_elsewhere_may_read_it(dynamodb_endpoint: str) -> None:
    client = database(dynamodb_endpoint)
    client.meta.events.register("before-sign.dynamodb", from_a_page)
    headers = client.list_tables()["ResponseMetadata"]["HTTPHeaders"]
    assert "access-control-allow-origin" not in headers


def test_what_it_holds_outlives_it(tmp_path: Path) -> None:
    template = Template.read(TEMPLATE)
    with dynamodb_local.running(tmp_path) as endpoint:
        create_table(database(endpoint), template, "alongside")
        database(endpoint).put_item(TableName="alongside", Item=KEYS)
    with dynamodb_local.running(tmp_path) as endpoint:
        create_table(database(endpoint), template, "alongside")
        found = database(endpoint).get_item(TableName="alongside", Key=KEYS)
    assert found["Item"] == KEYS


def test_it_ends_with_the_block(tmp_path: Path) -> None:
    with dynamodb_local.running(tmp_path) as endpoint:
        port = urlsplit(endpoint).port
        assert port
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=2)
