"""An editor asks whether everything in content/ is right: say all that is not, and what is missing.

Run as `python -m intake.services.check_content FOLDER`; `make check` does.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from intake.content.mistakes import ContentMistakes
from intake.content.plain_yaml import parse
from intake.directory.organisation import Organisation, read_organisation
from intake.directory.teams import read_teams
from intake.services.check_directory import directory_mistakes, directory_reminders
from intake.services.check_finder import finder_mistakes
from intake.services.check_forms import form_mistakes

T = TypeVar("T")


@dataclass(frozen=True)
class Report:
    """What has to be put right, and what is merely not set yet, a line each."""

    mistakes: tuple[str, ...]
    missing: tuple[str, ...]


def check_content(folder: Path) -> Report:
    """Read every file of content/ that is not a page, and report on all of them at once."""
    mistakes: list[str] = []
    organisation = _read(folder / "organisation.yml", read_organisation, mistakes)
    teams = _read(folder / "teams.yml", read_teams, mistakes)
    mistakes += form_mistakes(folder, organisation.names() if organisation else {}, teams)
    mistakes += directory_mistakes(folder, organisation)
    mistakes += finder_mistakes(folder, organisation)
    return Report(tuple(mistakes), tuple(_missing(folder, organisation)))


def _read(path: Path, read: Callable[[object], T], mistakes: list[str]) -> T | None:
    try:
        return read(parse(path.read_bytes()))
    except FileNotFoundError:
        mistakes.append(f"{path.name}: this file is missing")
    except ContentMistakes as error:
        mistakes += [f"{path.name}: {mistake}" for mistake in error.mistakes]
    return None


def _missing(folder: Path, organisation: Organisation | None) -> list[str]:
    if organisation is None:
        return []
    unset = [f"organisation.yml: {each}" for each in organisation.missing()]
    return [*unset, *directory_reminders(folder, organisation, datetime.now(UTC).date())]


def main(folder: str) -> int:
    """Print the report; 1 when something has to be put right."""
    report = check_content(Path(folder))
    for line in report.mistakes:
        print(f"Put right: {line}")  # noqa: T201 a command's answer
    for line in report.missing:
        print(f"Missing: {line}")  # noqa: T201
    return 1 if report.mistakes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
