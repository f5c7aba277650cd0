"""Times calls of the submitting function and of the table in turn; run by function_warm.

Run by the deployed Python with the unpacked package alone, so that it imports nothing of the tests.
Its first argument is a JSON file with the events of each kind of call and the item of the put. The
second is a file that it writes: for each kind the seconds of its calls and of the put before each.
"""

import json
import sys
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import Any

from intake.adapters import clients
from intake.handlers.submit_form import handle

_numbers = count(1)


def put_seconds(client: Any, item: dict[str, Any]) -> float:
    """Put an item under a key of its own."""
    pk = {"S": f"CASE#{next(_numbers)}"}
    began = perf_counter()
    client.put_item(TableName="alongside", Item={**item, "pk": pk})
    return perf_counter() - began


def call_seconds(event: dict[str, Any]) -> float:
    """Call the function as Lambda does."""
    began = perf_counter()
    answer = handle(event, None)
    taken = perf_counter() - began
    if answer["statusCode"] != 200:
        sys.exit(f"The function answered {answer['statusCode']}.")
    return taken


def main() -> None:
    """Measure every kind in turn, round by round."""
    told = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    kinds, item, client = told["events"], told["item"], clients.database()
    seconds: dict[str, list[tuple[float, float]]] = {kind: [] for kind in kinds}
    for turn in zip(*kinds.values(), strict=True):
        for kind, event in zip(kinds, turn, strict=True):
            put = put_seconds(client, item)
            seconds[kind].append((call_seconds(event), put))
    Path(sys.argv[2]).write_text(json.dumps(seconds), encoding="utf-8")


main()
