"""What the requests of a client of DynamoDB cost, as DynamoDB counts."""

from collections import Counter
from collections.abc import Mapping
from typing import Any


class Meter:
    """Asks for the cost of every request of a client and adds it up."""

    def __init__(self, client: Any) -> None:
        self.units = 0.0
        """Capacity units, of reading and writing together."""
        self.requests: Counter[str] = Counter()
        client.meta.events.register("provide-client-params.dynamodb.*", _ask)
        client.meta.events.register("after-call.dynamodb.*", self._add)

    def reset(self) -> None:
        """Begin anew."""
        self.units = 0.0
        self.requests.clear()

    def _add(self, model: Any, parsed: Mapping[str, Any], **_: object) -> None:
        self.requests[model.name] += 1
        told = parsed.get("ConsumedCapacity", [])
        costs = told if isinstance(told, list) else [told]
        self.units += sum(each["CapacityUnits"] for each in costs)


def _ask(params: dict[str, Any], **_: object) -> None:
    params["ReturnConsumedCapacity"] = "TOTAL"
