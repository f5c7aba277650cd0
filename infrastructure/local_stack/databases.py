"""The engines that the table can be on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from local_stack import dynamodb_local
from local_stack.terminal import Say


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
    folder = build / "database"
    folder.mkdir(parents=True, exist_ok=True)
    with dynamodb_local.running(folder, tell=tell) as endpoint:
        tell(f"DynamoDB Local answers at {endpoint}; what it holds is kept in {folder}.")
        yield Engine(endpoint, folder)
