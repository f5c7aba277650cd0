"""What the build left for the functions: forms, chrome, organisation, teams, bank holidays."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property
from pathlib import Path
from typing import Any

from intake.cases.promise import Promise
from intake.cases.working_days import WorkingDays
from intake.cases.working_hours import WorkingHours
from intake.directory.availability import Availability, read_availability
from intake.directory.organisation import Organisation, read_organisation
from intake.directory.teams import Team, read_teams
from intake.forms.definition import Form
from intake.forms.reading import read_form


@dataclass(frozen=True)
class Definitions:
    """A folder of the build's; each part is read when it is first asked for."""

    folder: Path

    @cached_property
    def forms(self) -> Mapping[str, Form]:
        """Every form by its name, each read when it is first asked for."""
        return _Forms(sorted((self.folder / "forms").glob("*.json")))

    @cached_property
    def organisation(self) -> Organisation:
        """Who runs the site."""
        return read_organisation(_json(self.folder / "organisation.json"))

    @cached_property
    def teams(self) -> dict[str, Team]:
        """Every team by its id."""
        return read_teams(_json(self.folder / "teams.json"))

    @cached_property
    def services(self) -> dict[str, Availability]:
        """Whether each service of the directory takes people on, by its id."""
        return read_availability(_json(self.folder / "services.json"))

    @cached_property
    def working_days(self) -> WorkingDays:
        """The working days of the next ten years."""
        days = _json(self.folder / "calendar.json")["bank_holidays"]
        return WorkingDays(frozenset(map(date.fromisoformat, days)))

    @cached_property
    def promise(self) -> Promise:
        """What is promised to whoever writes, by the organisation's own numbers."""
        numbers = self.organisation.promises
        hours = WorkingHours(self.working_days, time(numbers.day_begins), time(numbers.day_ends))
        return Promise(hours, numbers.reply, numbers.urgent_hours)

    @cached_property
    def starts(self) -> dict[str, str]:
        """The path of the page on which each form starts."""
        starts: dict[str, str] = _json(self.folder / "pages.json")["forms"]
        return starts

    @cached_property
    def style_hash(self) -> str:
        """What names the style sheet that stands in the pages of the site, for their policy."""
        return str(_json(self.folder / "site.json")["style_hash"])

    def chrome(self, name: str) -> str:
        """Return the HTML around what a function shows: `public` or `desk`."""
        return (self.folder / "chrome" / f"{name}.html").read_text(encoding="utf-8")


class _Forms(Mapping[str, Form]):
    """Compiled forms: a function that has just been started reads the one it was asked for."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._files = {file.stem: file for file in files}
        self._read: dict[str, Form] = {}

    def __getitem__(self, name: str) -> Form:
        if name not in self._read:
            self._read[name] = read_form(name, _json(self._files[name]))
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def _json(path: Path) -> Any:  # noqa: ANN401
    return json.loads(path.read_text(encoding="utf-8"))
