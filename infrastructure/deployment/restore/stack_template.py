"""The stack's template with another table in the place of its own, in two steps.

First every reference becomes the other table's own name, so that the stack lets go of the old one,
which AWS keeps (DeletionPolicy). Then the other is imported under the old one's name.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

Document = Mapping[str, Any]
TABLE: Final = "Table"


@dataclass(frozen=True)
class Place:
    """Where a table is: its name, its ARN and the ARN of its stream."""

    name: str
    arn: str
    stream_arn: str

    def of(self, attribute: str) -> str:
        """Return what a reference stands for; raises KeyError for one that is not known."""
        return {"": self.name, "Arn": self.arn, "StreamArn": self.stream_arn}[attribute]


def without_table(document: Document, place: Place) -> dict[str, Any]:
    """Return a template whose every reference to the table leads to another one."""
    resources = {n: each for n, each in document["Resources"].items() if n != TABLE}
    rewritten = _rewritten({**document, "Resources": resources}, place)
    return dict(rewritten)


def with_table(document: Document, place: Place) -> dict[str, Any]:
    """Return the same with the table as a resource again, to import the other one under."""
    lighter = without_table(document, place)
    table = document["Resources"][TABLE]
    return {**lighter, "Resources": {**lighter["Resources"], TABLE: table}}


def _rewritten(value: Any, place: Place) -> Any:  # noqa: ANN401 whatever the template holds
    match value:
        case {"Ref": "Table"}:
            return place.name
        case {"Fn::GetAtt": ["Table", attribute]}:
            return place.of(attribute)
        case dict():
            return {key: _rewritten(each, place) for key, each in value.items()}
        case list():
            return [_rewritten(each, place) for each in value]
        case str():
            # ${Table} and ${Table.Arn} stand in texts of Fn::Sub alone
            return re.sub(r"\$\{Table(?:\.(\w+))?\}", lambda found: place.of(found[1] or ""), value)
    return value
