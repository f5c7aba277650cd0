"""From what an editor wrote to what the functions read: words filled in, Markdown made HTML."""

from collections.abc import Callable, Mapping
from typing import Any, Final

PASSAGES: Final = frozenset(
    {
        "before_you_start",
        "check_answers",
        "declaration",
        "what_happens_next",
        "body",
        "show",
        "text",
    }
)
"""The keys of a form that hold Markdown; every other text is plain."""

OPTION: Final = "value"
"""The key by which an option is told from what else may name a service."""

Filler = Callable[[str], str]


def compile_form(data: object, fill: Filler, to_html: Filler) -> Any:  # noqa: ANN401 JSON
    """Return the parsed file with every text filled and every passage made HTML.

    Mappings and lists are walked to any depth; what is no text stays as it is, so that mistakes
    of shape are found and named by `read_form`.
    """
    if isinstance(data, Mapping):
        return {
            key: to_html(fill(part))
            if key in PASSAGES and isinstance(part, str)
            else compile_form(part, fill, to_html)
            for key, part in data.items()
        }
    if isinstance(data, list):
        return [compile_form(part, fill, to_html) for part in data]
    return fill(data) if isinstance(data, str) else data


def with_service_teams(data: object, teams: Mapping[str, str]) -> Any:  # noqa: ANN401 YAML
    """Return the parsed file with the team of each option's service, by the directory's entries.

    A team that an option names itself stays.
    """
    if isinstance(data, list):
        return [with_service_teams(part, teams) for part in data]
    if not isinstance(data, Mapping):
        return data
    filled = {key: with_service_teams(part, teams) for key, part in data.items()}
    team = teams.get(str(data.get("service"))) if OPTION in data else ""
    return {"team": team, **filled} if team else filled
