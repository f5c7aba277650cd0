"""The forms of what can be done with a case, filled with what was typed before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from intake.cases.actions import Action
from intake.cases.offers import Ask, Kind, Offer
from intake.rendering.desk_action_words import ACTIONS, ASKS, GROUPS, PROBLEMS, UNGUARDS, Labels
from intake.rendering.desk_history import Names, words


@dataclass(frozen=True)
class Field:
    """A field of a form; `choices` are value and words, `kind` decides how it is drawn."""

    id: str
    name: str
    kind: Kind
    label: str
    choices: Sequence[tuple[str, str]]
    value: str
    problem: str = ""


@dataclass(frozen=True)
class ActionForm:
    """A form that acts on a case as it was at a turn."""

    action: Action
    labels: Labels
    fields: Sequence[Field]


def grouped(
    offers: Mapping[Action, Offer], names: Names, now: str
) -> list[tuple[str, Sequence[ActionForm]]]:
    """Return a form for everything offered, in the order of the page.

    `now` fills in a moment that is over; one that is ahead is for the person to say.
    """
    groups = [
        (
            title,
            [action_form(offers[action], names, _filled(offers[action], now)) for action in each],
        )
        for title, wanted in GROUPS
        if (each := [action for action in wanted if action in offers])
    ]
    return [(title, forms) for title, forms in groups]


def action_form(
    offer: Offer,
    names: Names,
    typed: Mapping[str, str],
    problems: Mapping[str, str] | None = None,
) -> ActionForm:
    """Return the form of one action with what was typed."""
    fields = [_field(offer.action, ask, names, typed, problems or {}) for ask in offer.asks]
    labels = ACTIONS[offer.action]
    hint = f"{labels.hint} {UNGUARDS}" if offer.unguards else labels.hint
    return ActionForm(offer.action, labels._replace(hint=hint), fields)


def typed_words(
    typed: Mapping[str, str], offered: Iterable[str], names: Names
) -> list[tuple[str, str]]:
    """Return what was typed for an action that is offered no more, so that nobody must remember it.

    `offered` are the names that the desk asks for; nothing else was asked.
    """
    return [
        (ASKS[name], _choice_words(name, typed[name], names)) for name in offered if typed.get(name)
    ]


def _filled(offer: Offer, now: str) -> dict[str, str]:
    return {ask.name: now for ask in offer.asks if ask.kind == Kind.PAST}


def _field(
    action: Action,
    ask: Ask,
    names: Names,
    typed: Mapping[str, str],
    problems: Mapping[str, str],
) -> Field:
    code = problems.get(ask.name, "")
    optional = " (optional)" * ask.optional
    return Field(
        f"{action}-{ask.name}",
        ask.name,
        ask.kind,
        ASKS[ask.name] + optional,
        [(choice, _choice_words(ask.name, choice, names)) for choice in ask.choices],
        typed.get(ask.name, ""),
        PROBLEMS[code] if code else "",
    )


def _choice_words(name: str, choice: str, names: Names) -> str:
    match name:
        case "member":
            return names.member(choice)
        case "team":
            return names.teams.get(choice, choice)
        case "case":
            return names.cases.get(choice, "A case that you cannot open")
        case "session":
            return f"Session {choice}"
        case "text" | "reference" | "when" | "until":
            return choice
    return words(choice)
