"""Which team a submission goes to."""

from collections.abc import Container, Iterator

from intake.content.mistakes import Mistake
from intake.forms.definition import Form
from intake.forms.walk import Walk


def team_of(form: Form, walk: Walk, told: Container[str]) -> str:
    """Return the id of the team for these answers, out of those that can be `told`.

    A flag goes to the urgent team, whatever was chosen; otherwise the team of the chosen option is
    told. The form's own team takes what nobody else can.
    """
    if walk.flags and form.urgent_team:
        return form.urgent_team
    return walk.team if walk.team in told else form.team


def unknown_teams(form: Form, known: Container[str]) -> Iterator[Mistake]:
    """Give a mistake for each team that a form names and content/teams.yml does not."""
    for place, team in _named(form):
        if team and team not in known:
            yield Mistake(place, f'"{team}" is not in teams.yml')


def _named(form: Form) -> Iterator[tuple[str, str]]:
    yield from (("team", form.team), ("urgent_team", form.urgent_team))
    for page in form.pages:
        for question in page.questions:
            for option in question.choices:
                place = f"pages > {page.id} > questions > {question.id} > options > {option.value}"
                yield f"{place} > team", option.team
