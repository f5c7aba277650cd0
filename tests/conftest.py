"""What tests of several layers share: a clock, and the table as the template declares it."""

from collections.abc import Iterator
from itertools import count
from os import environ
from typing import Any

import pytest
from botocore.config import Config
from botocore.session import get_session
from moto import mock_aws

from intake.adapters.table import Table
from local_stack import dynamodb_local
from local_stack.environment import applied, isolated
from local_stack.places import TEMPLATE
from local_stack.template import Template
from tests.support import quick_moto, recording  # noqa: F401 before any session is made
from tests.support.clients import aws_client
from tests.support.clock import Clock
from tests.support.site import BUILT, built
from tests.support.streamless import streamless

_table_numbers = count(1)


def pytest_configure(config: pytest.Config) -> None:
    """Build the site before there are workers: each would have to, when it collects tests."""
    if config.getoption("numprocesses", 0):
        environ[BUILT] = str(built())


@pytest.fixture(scope="session", autouse=True)
def nobodys_account() -> Iterator[None]:
    """No test can reach a real account, whatever the machine's own settings are."""
    with applied(isolated()):
        yield


@pytest.fixture(scope="session", autouse=True)
def one_day() -> Iterator[None]:
    """Whatever is built is built on the day of the clock: no entry falls due while tests wait."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOURCE_DATE_EPOCH", str(int(Clock().moment.timestamp())))
        yield


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def aws() -> Iterator[None]:
    with mock_aws():
        yield


@pytest.fixture(scope="session")
def template() -> Template:
    """The template of the deployment: reading it takes a tenth of a second, so it is read once."""
    return Template.read(TEMPLATE)


@pytest.fixture
def table(aws: None, template: Template) -> Table:  # noqa: ARG001 it must stand before the table
    """The table in moto's memory: quick, for one thread."""
    database = aws_client("dynamodb")
    database.create_table(**template.table_properties("alongside"))
    return Table(database, "alongside")


@pytest.fixture
def ledger(aws: None, template: Template) -> Table:  # noqa: ARG001 it must stand before the table
    """The ledger of deletions in moto's memory."""
    database = aws_client("dynamodb")
    database.create_table(**template.table_properties("ledger", "LedgerTable"))
    return Table(database, "ledger")


@pytest.fixture(scope="session")
def dynamodb_endpoint() -> Iterator[str]:
    """The official engine, for what needs threads or volume."""
    with dynamodb_local.running() as endpoint:
        yield endpoint


@pytest.fixture
def local_table(dynamodb_endpoint: str, template: Template) -> Table:
    """A new table on the official engine, without a stream."""
    database: Any = get_session().create_client(
        "dynamodb", endpoint_url=dynamodb_endpoint, config=Config(max_pool_connections=64)
    )
    name = f"alongside-{next(_table_numbers)}"
    database.create_table(**streamless(template, name))
    return Table(database, name)
