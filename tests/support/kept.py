"""What lies in the table after a form was sent."""

import json
from dataclasses import dataclass
from typing import Any

from intake.adapters.table import Item, Table
from intake.adapters.values import decode


def everything(table: Table) -> list[Item]:
    found = table._client.scan(TableName=table._name)["Items"]  # noqa: SLF001 a test may look
    return [decode(item) for item in found]


@dataclass(frozen=True)
class KeptCase:
    """One case with its answers and its notices."""

    case: Item
    answers: dict[str, list[dict[str, Any]]]
    notices: list[Item]
    places: dict[str, str]

    @classmethod
    def of(cls, table: Table, reference: str) -> "KeptCase":
        found = table.get(f"REF#{reference}", "REF")
        assert found
        kinds = ("CASE", "ANSWERS", "PARTY")
        own = [item for kind in kinds for item in table.query(f"{kind}#{found['case_id']}")]
        answered = [item for item in own if "answers" in item]
        return cls(
            case=next(item for item in own if item["sk"] == "CASE"),
            answers={item["about"]: item["answers"] for item in answered},
            notices=[item for item in own if item["sk"].startswith("NOTICE#")],
            places={item["about"]: item["pk"].partition("#")[0] for item in answered},
        )

    def said(self) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
        """Label and words of every answer, by whom it is about."""
        return {
            about: [(each["label"], tuple(each["words"])) for each in answers]
            for about, answers in self.answers.items()
        }

    def values(self, about: str = "person") -> dict[str, Any]:
        return {each["id"]: each["value"] for each in self.answers.get(about, ())}


def holding(table: Table, words: str) -> set[str]:
    """The kinds of item in which these words stand, by the first part of their keys."""
    return {
        item["pk"].partition("#")[0]
        for item in everything(table)
        if words in json.dumps(item, ensure_ascii=False)
    }
