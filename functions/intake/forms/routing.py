"""Which team a submission goes to."""

from collections.abc import Container, Iterator

from intake.content.mistakes import Mistake
from intake.forms.definition import Form
from intake.forms.questions.base import Choosable
from intake.forms.walk import Walk


def team_of(form: Form, walk: Walk, told: Container[str]) -> str:
    """Return the id of the team for these answers, out of those that can be `told`.

    A flag goes to the urgent team, whatever was chosen; otherwise the team of the chosen option is
    told. The form's own team takes what nobody else can.
    """
    if walk.flags and form.urgent_team:
        return form.urgent_team
    return walk.team if walk.team in told else form.team


def unknown_names(form: Form, teams: Container[str], services: Container[str]) -> Iterator[Mistake]:
    """Give a mistake for each team of a form and each service of an option that does not exist."""
    yield from _unknown("team", form.team, teams, "teams.yml")
    yield from _unknown("urgent_team", form.urgent_team, teams, "teams.yml")
    for place, option in _options(form):
        yield from _unknown(f"{place} > team", option.team, teams, "teams.yml")
        yield from _unknown(f"{place} > service", option.service, services, "content/services")


def _unknown(place: str, name: str, known: Container[str], where: str) -> Iterator[Mistake]:
    if name and name not in known:
        yield Mistake(place, f'"{name}" is not in {where}')


def _options(form: Form) -> Iterator[tuple[str, Choosable]]:
    for page in form.pages:
        for question in page.questions:
            for option in question.choices:
                place = f"pages > {page.id} > questions > {question.id} > options > {option.value}"
                yield place, option
