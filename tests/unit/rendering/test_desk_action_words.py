import pytest

from intake.cases import codes
from intake.cases.actions import Action
from intake.cases.casework import Casework
from intake.cases.offers import _ASKS, Around
from intake.cases.steps import KINDS
from intake.rendering.desk_action_words import ACTIONS, ASKS, GROUPS, WORDS
from intake.rendering.desk_history import _SENTENCES


def test_every_action_stands_on_the_page_once_and_has_words() -> None:
    placed = [action for _, actions in GROUPS for action in actions]
    assert sorted(placed) == sorted(Action) == sorted(ACTIONS)


def test_everything_asked_has_words() -> None:
    around = Around("m", two_parties=True, workers=frozenset({"m", "n"}))
    case = Casework("01", 0, "open", "general", "contact", held=True)
    asked = {ask.name for asks in _ASKS.values() for ask in asks(case, around) or ()}
    assert asked == set(ASKS)


@pytest.mark.parametrize(
    "code",
    [
        *codes.CONTACTED_HOW, *codes.CONTACT_OUTCOMES, *codes.PREFERENCES, *codes.FUNDING,
        *codes.SESSION_OUTCOMES, *codes.MISSED_BECAUSE, *codes.HELD_BECAUSE, *codes.RELATIONS,
        *codes.PARTY_STAGES,
        *(f"{outcome}:{reason}" for outcome, why in codes.REASONS.items() for reason in why),
    ],
)  # fmt: skip
def test_every_code_has_words(code: str) -> None:
    assert code in WORDS


def test_everything_that_happens_has_a_sentence() -> None:
    assert set(KINDS.values()) <= set(_SENTENCES)
