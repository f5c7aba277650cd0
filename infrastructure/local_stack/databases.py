"""The engines that the table can be on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from local_stack import dynamodb_local
from local_stack.terminal import Say

FOLDER: Final = "database"
"""Where kept data is, in the folder of all that is made."""

NOTE: Final = "endpoint"
"""The file there that says where a running engine answers."""


class Database(StrEnum):
    """What DATABASE=... may say."""

    EMBEDDED = "embedded"
    DYNAMODB_LOCAL = "dynamodb-local"


@dataclass(frozen=True)
class Engine:
    """Where the table is: an endpoint, or nothing for moto; and the folder of kept data, if any."""

    endpoint: str = ""
    folder: Path | None = None


@contextmanager
def opened(database: Database, build: Path, tell: Say) -> Iterator[Engine]:
    """Run an engine for the block; raises Refusal when it cannot be had."""
    if database is Database.EMBEDDED:
        tell("The table is embedded: it begins empty and ends with this program.")
        yield Engine()
        return
    folder = build / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with dynamodb_local.running(folder, tell=tell) as endpoint:
        tell(f"DynamoDB Local answers at {endpoint}; what it holds is kept in {folder}.")
        (folder / NOTE).write_text(endpoint, encoding="utf-8")
        try:
            yield Engine(endpoint, folder)
        finally:
            (folder / NOTE).unlink(missing_ok=True)
