"""Conditions said to somebody who fills in a form on paper."""

from collections.abc import Mapping

from intake.forms.conditions import Combined, Condition, Test
from intake.forms.questions.base import Question

Questions = Mapping[str, Question]

_SAID = {
    "is": "you answered “{wanted}” to “{label}”",
    "is_not": "you did not answer “{wanted}” to “{label}”",
    "contains": "you ticked “{wanted}” at “{label}”",
    "does_not_contain": "you did not tick “{wanted}” at “{label}”",
}
_JOINED = {"all": " and ", "any": " or "}


def condition_words(condition: Condition, questions: Questions) -> str:
    """Return what follows "only if" for a condition of a form with these questions by id."""
    match condition:
        case Test(verb="is_answered", wanted=wanted):
            left = "answered" if wanted else "left out"
            return f"you {left} “{questions[condition.question].label}”"
        case Test():
            question = questions[condition.question]
            wanted = _choice_words(question, str(condition.wanted))
            return _SAID[condition.verb].format(wanted=wanted, label=question.label)
        case Combined(how="not"):
            return f"this is not so: {condition_words(condition.parts[0], questions)}"
        case Combined():
            return _JOINED[condition.how].join(_part(part, questions) for part in condition.parts)
    raise TypeError(type(condition).__name__)


def _part(part: Condition, questions: Questions) -> str:
    words = condition_words(part, questions)
    several = isinstance(part, Combined) and len(part.parts) > 1
    return f"({words})" if several else words


def _choice_words(question: Question, value: str) -> str:
    return next((each.label for each in question.choices if each.value == value), value)
