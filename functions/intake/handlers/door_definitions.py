"""What the public door reads of the build's definitions."""

from collections.abc import Mapping
from typing import Protocol

from intake.directory.availability import Availability
from intake.directory.organisation import Organisation
from intake.directory.teams import Team
from intake.forms.definition import Form


class Definitions(Protocol):
    """The forms, the pages they start on, and who is told and what is open."""

    @property
    def forms(self) -> Mapping[str, Form]: ...  # noqa: D102

    @property
    def teams(self) -> Mapping[str, Team]: ...  # noqa: D102

    @property
    def starts(self) -> Mapping[str, str]: ...  # noqa: D102

    @property
    def services(self) -> Mapping[str, Availability]: ...  # noqa: D102

    @property
    def organisation(self) -> Organisation: ...  # noqa: D102
