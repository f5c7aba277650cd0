"""An editor asks whether the forms are right: their shape, their ways, their names and words."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from intake.content.mistakes import ContentMistakes, Mistake
from intake.content.plain_yaml import parse
from intake.content.section import Section
from intake.directory.services import service_teams
from intake.forms.definition import Form
from intake.forms.fields import MAX_BODY
from intake.forms.reachable import check_reachable
from intake.forms.reading import read_form
from intake.forms.routing import unknown_names
from intake.forms.source import compile_form, with_service_teams
from intake.forms.wording import wording_mistakes
from intake.rendering.words import WordsMistake, fill

BYTES_A_CHARACTER: Final = 12
"""Four bytes of UTF-8, each written as three characters of percent-encoding."""

SPARE: Final = 8 * 1024
"""Bytes of a post for field names, choices, the token and the button."""


def form_mistakes(
    folder: Path, names: Mapping[str, object], teams: Container[str] | None
) -> Iterator[str]:
    """Give all mistakes of all files of content/forms, each with its file.

    `names` are the facts that a text may name, and `teams` those of content/teams.yml; while the
    file that has them cannot be read, nothing is said of what they decide.
    """
    pages = {path.stem: path.read_bytes() for path in (folder / "services").glob("*.md")}
    content = _Content(folder, names, teams, service_teams(pages))
    for path in sorted((folder / "forms").glob("*.yml")):
        yield from (f"{path.name}: {mistake}" for mistake in content.mistakes_in(path))


@dataclass(frozen=True)
class _Content:
    """What stands around a form, and is named in it."""

    folder: Path
    names: Mapping[str, object]
    teams: Container[str] | None
    service_teams: Mapping[str, str]

    def mistakes_in(self, path: Path) -> Iterator[object]:
        try:
            data = parse(path.read_bytes())
        except ContentMistakes as error:
            yield from error.mistakes
            return
        yield from self._in_the_form(path.stem, data)
        yield from wording_mistakes(data)

    def _in_the_form(self, name: str, data: object) -> Iterable[object]:
        fill_in = partial(fill, names=self.names) if self.names else str
        try:
            compiled = compile_form(with_service_teams(data, self.service_teams), fill_in, str)
            read_form(name, compiled, check_reachable, self._check)
        except WordsMistake as error:
            return [error]
        except ContentMistakes as error:
            return error.mistakes
        return []

    def _check(self, top: Section, form: Form) -> None:
        for mistake in (*self._strangers(form), *_homeless(form, self.folder), *_too_long(form)):
            top.wrong(mistake.place, mistake.message)

    def _strangers(self, form: Form) -> Iterator[Mistake]:
        if self.teams is not None:
            yield from unknown_names(form, self.teams, self.service_teams)


def _homeless(form: Form, folder: Path) -> Iterator[Mistake]:
    if form.name not in map(_form_of, folder.rglob("*.md")):
        yield Mistake("", f"no page says `form: {form.name}`, so nobody can find this form")


def _too_long(form: Form) -> Iterator[Mistake]:
    longest = sum(question.longest for question in form.questions)
    most = (MAX_BODY - SPARE) // BYTES_A_CHARACTER
    if longest > most:
        yield Mistake(
            "pages", f"all answers together may have {longest} characters; at most {most} fit"
        )


def _form_of(page: Path) -> str:
    head, _, _ = page.read_text("utf-8", errors="replace").partition("\n---")
    found = re.search(r"""^form: *["']?([\w-]+)""", head, re.MULTILINE)
    return found[1] if head.startswith("---") and found else ""
