"""Close, reopen, hold or release a case, or call it spam, on the turn that somebody saw."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from intake.adapters.table import ConditionFailed
from intake.cases.actions import Action
from intake.cases.casework import Casework
from intake.cases.moments import moment_of
from intake.services.keep_cases import Change, KeepCases

Chosen = Mapping[str, str]


@dataclass(frozen=True)
class KeepFromDesk:
    """Does what changes how a case is kept."""

    cases: KeepCases

    def __call__(
        self, case: Casework, action: Action, chosen: Chosen, by: str, now: datetime
    ) -> None:
        """Do it; ConditionFailed when the case has had another turn, NotPossible as KeepCases."""
        change = KEPT[action](self.cases, case.case_id, chosen, by, now)
        if change.before.turn != case.turn:
            raise ConditionFailed
        self.cases.do(change)


def _close(cases: KeepCases, case_id: str, chosen: Chosen, by: str, now: datetime) -> Change:
    outcome, _, reason = chosen["ending"].partition(":")
    change = cases.close(case_id, outcome, by, now)
    details = {**change.event.details, "reason": reason}
    return replace(change, event=replace(change.event, details=details))


def _spam(cases: KeepCases, case_id: str, _chosen: Chosen, by: str, now: datetime) -> Change:
    change = cases.close(case_id, "spam", by, now)
    return replace(change, event=replace(change.event, kind="judged_spam"))


def _reopen(cases: KeepCases, case_id: str, _chosen: Chosen, by: str, now: datetime) -> Change:
    return cases.reopen(case_id, by, now)


def _hold(cases: KeepCases, case_id: str, chosen: Chosen, by: str, now: datetime) -> Change:
    return cases.hold(case_id, moment_of(chosen["until"]), chosen["held_because"], by, now)


def _end_hold(cases: KeepCases, case_id: str, _chosen: Chosen, by: str, now: datetime) -> Change:
    return cases.release(case_id, by, now)


KEPT: Final[Mapping[Action, Callable[[KeepCases, str, Chosen, str, datetime], Change]]] = {
    Action.CLOSE: _close,
    Action.REOPEN: _reopen,
    Action.SPAM: _spam,
    Action.HOLD: _hold,
    Action.END_HOLD: _end_hold,
}
"""The actions that change how a case is kept."""
