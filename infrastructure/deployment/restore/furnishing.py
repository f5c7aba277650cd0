"""What a table has besides its items, much of which a restored copy comes without."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

Answer = Mapping[str, Any]
"""What DynamoDB says, as botocore returns it."""


@dataclass(frozen=True)
class Furnishing:
    """Indexes, the stream's view, the attribute of TTL, copies to restore from, protections."""

    indexes: frozenset[str]
    stream: str
    time_to_live: str
    recovery: bool
    deletion_protection: bool
    encryption: bool

    @classmethod
    def written(cls, properties: Answer) -> "Furnishing":
        """Take what the template says of the table."""
        return cls(
            frozenset(index["IndexName"] for index in properties["GlobalSecondaryIndexes"]),
            properties["StreamSpecification"]["StreamViewType"],
            properties["TimeToLiveSpecification"]["AttributeName"],
            properties["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"],
            properties["DeletionProtectionEnabled"],
            properties["SSESpecification"]["SSEEnabled"],
        )

    @classmethod
    def found(cls, table: Answer, time_to_live: Answer, backups: Answer) -> "Furnishing":
        """Take DynamoDB's descriptions of a table, of its TTL and of its continuous backups."""
        recovery = backups.get("PointInTimeRecoveryDescription", {})
        return cls(
            frozenset(index["IndexName"] for index in table.get("GlobalSecondaryIndexes", ())),
            table.get("StreamSpecification", {}).get("StreamViewType", ""),
            time_to_live.get("AttributeName", ""),
            recovery.get("PointInTimeRecoveryStatus") == "ENABLED",
            table.get("DeletionProtectionEnabled", False),
            table.get("SSEDescription", {}).get("Status") == "ENABLED",
        )

    def lacks(self, found: "Furnishing") -> list[str]:
        """Return a line for each thing that is not as it is here."""
        wanted, there = asdict(self), asdict(found)
        return [
            f"{name.replace('_', ' ')}: {_said(there[name])}, should be {_said(wanted[name])}"
            for name in wanted
            if wanted[name] != there[name]
        ]


def _said(value: frozenset[str] | str | bool) -> str:  # noqa: FBT001 a fact, not a switch
    if isinstance(value, frozenset):
        return ", ".join(sorted(value)) or "none"
    return str(value) if value not in (True, False, "") else ("on" if value is True else "off")
