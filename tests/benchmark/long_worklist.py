"""What the first page of the desk's list costs when a hundred cases wait, and a hundred thousand.

`python -m tests.benchmark.long_worklist`; ends with 1 when the long list breaks a bar.
"""

import sys
from collections.abc import Iterator, Mapping
from typing import Final

from botocore.session import get_session

from deployment.terminal import say
from local_stack import dynamodb_local
from local_stack.environment import applied, isolated
from local_stack.places import TEMPLATE
from local_stack.template import Template
from tests.support.long_worklist import FEW, MOST_UNITS, SLOWEST, Cost, filled, measured

MANY: Final = 100_000


def broken(costs: Mapping[int, Cost]) -> Iterator[str]:
    """Give each bar that the long list breaks."""
    few, many = costs[FEW], costs[MANY]
    if many.milliseconds > SLOWEST * few.milliseconds:
        yield f"The first page of {MANY:,} cases takes more than {SLOWEST} times that of {FEW}"
    if many.units > min(few.units, MOST_UNITS):
        yield f"The first page of {MANY:,} cases reads more than {FEW} cost, or {MOST_UNITS} units"


def _main() -> int:
    template = Template.read(TEMPLATE)
    with dynamodb_local.running() as endpoint, applied(isolated(endpoint)):
        client = get_session().create_client("dynamodb")
        costs = measured(client, {size: filled(client, template, size) for size in (FEW, MANY)})
    for size, cost in costs.items():
        say(f"{size:>7,} cases wait: {cost.milliseconds:.1f} ms, {cost.units:.1f} read units")
    times = costs[MANY].milliseconds / costs[FEW].milliseconds
    say(f"{times:.2f} times as long, of at most {SLOWEST}; at most {MOST_UNITS} read units")
    found = list(broken(costs))
    say("\n".join(found) or "A list costs no more when it is long.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(_main())
