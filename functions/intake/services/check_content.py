"""An editor asks whether everything in content/ is right: say all that is not, and what is missing.

Run as `python -m intake.services.check_content FOLDER`; `make check` does.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from intake.content.mistakes import ContentMistakes, Mistake
from intake.content.plain_yaml import parse
from intake.content.section import Section
from intake.directory.organisation import Organisation, read_organisation
from intake.directory.teams import Team, read_teams
from intake.forms.definition import Form
from intake.forms.fields import MAX_BODY
from intake.forms.reachable import check_reachable
from intake.forms.reading import Check, read_form
from intake.forms.routing import unknown_teams
from intake.forms.source import compile_form
from intake.forms.wording import wording_mistakes
from intake.rendering.words import WordsMistake, fill
from intake.services.check_directory import directory_mistakes, directory_reminders
from intake.services.check_finder import finder_mistakes

BYTES_A_CHARACTER: Final = 12
"""Four bytes of UTF-8, each written as three characters of percent-encoding."""

SPARE: Final = 8 * 1024
"""Bytes of a post for field names, choices, the token and the button."""

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
    for path in sorted((folder / "forms").glob("*.yml")):
        more = partial(_check_further, folder=folder, teams=teams)
        _read(path, partial(_compiled_form, path.stem, organisation, more), mistakes)
        mistakes += [f"{path.name}: {each}" for each in _wording_mistakes(path)]
    mistakes += directory_mistakes(folder, organisation)
    mistakes += finder_mistakes(folder, organisation)
    return Report(tuple(mistakes), tuple(_missing(folder, organisation)))


def _read(path: Path, read: Callable[[object], T], mistakes: list[str]) -> T | None:
    try:
        return read(parse(path.read_bytes()))
    except FileNotFoundError:
        mistakes.append(f"{path.name}: this file is missing")
    except WordsMistake as error:
        mistakes.append(f"{path.name}: {error}")
    except ContentMistakes as error:
        mistakes += [f"{path.name}: {mistake}" for mistake in error.mistakes]
    return None


def _compiled_form(
    name: str, organisation: Organisation | None, more: Check, data: object
) -> Form:
    names = organisation.names() if organisation else {}
    fill_in = partial(fill, names=names) if names else str
    return read_form(name, compile_form(data, fill_in, str), check_reachable, more)


def _check_further(
    top: Section, form: Form, folder: Path, teams: Mapping[str, Team] | None
) -> None:
    for mistake in _form_mistakes(form, folder, teams):
        top.wrong(mistake.place, mistake.message)


def _form_mistakes(form: Form, folder: Path, teams: Mapping[str, Team] | None) -> Iterator[Mistake]:
    if teams is not None:
        yield from unknown_teams(form, teams)
    if form.name not in map(_form_of, folder.rglob("*.md")):
        yield Mistake("", f"no page says `form: {form.name}`, so nobody can find this form")
    longest = sum(question.longest for page in form.pages for question in page.questions)
    most = (MAX_BODY - SPARE) // BYTES_A_CHARACTER
    if longest > most:
        yield Mistake(
            "pages", f"all answers together may have {longest} characters; at most {most} fit"
        )


def _wording_mistakes(path: Path) -> Iterator[Mistake]:
    with suppress(ContentMistakes):  # what is no YAML was named when it was read
        yield from wording_mistakes(parse(path.read_bytes()))


def _form_of(page: Path) -> str:
    head, _, _ = page.read_text("utf-8", errors="replace").partition("\n---")
    found = re.search(r"""^form: *["']?([\w-]+)""", head, re.MULTILINE)
    return found[1] if head.startswith("---") and found else ""


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
