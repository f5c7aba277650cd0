"""The first page of a list costs the same however many cases wait, on the official engine.

`python -m tests.benchmark.long_worklist` asks the same of a list twenty times as long.
"""

from typing import Final

import pytest
from botocore.session import get_session

from local_stack.template import Template
from tests.support.long_worklist import FEW, MOST_UNITS, SLOWEST, Cost, filled, measured

MANY: Final = 5_000


@pytest.fixture(scope="module")
def costs(dynamodb_endpoint: str, template: Template) -> dict[int, Cost]:
    client = get_session().create_client("dynamodb", endpoint_url=dynamodb_endpoint)
    return measured(client, {size: filled(client, template, size) for size in (FEW, MANY)})


def test_first_page_reads_no_more_of_a_long_list(costs: dict[int, Cost]) -> None:
    assert costs[MANY].units <= costs[FEW].units <= MOST_UNITS


def test_first_page_of_a_long_list_is_as_quick(costs: dict[int, Cost]) -> None:
    assert costs[MANY].milliseconds <= SLOWEST * costs[FEW].milliseconds
