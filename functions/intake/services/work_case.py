"""Do something with a case: check who, on which turn and what, then write it or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from intake.adapters.case_history import CaseHistory
from intake.adapters.case_reader import CaseReader
from intake.adapters.casework import Caseworks
from intake.adapters.table import ConditionFailed
from intake.cases.actions import OFFERED, Action
from intake.cases.casework import Casework
from intake.cases.choices import choose
from intake.cases.happenings import Happening
from intake.cases.keeping import NotPossible
from intake.cases.member import Member
from intake.cases.record import is_case_id
from intake.cases.repeats import repeats
from intake.services.case_offers import CaseOffers
from intake.services.keep_from_desk import KEPT, KeepFromDesk
from intake.services.link_cases import LINKS, LinkCases, NotLinked
from intake.services.take_steps import TakeSteps


class NotHere(Exception):
    """Raised when there is nothing here for this member, whatever the reason is."""


class Overtaken(Exception):
    """Raised when somebody else was quicker; `since` is what happened after the turn seen."""

    def __init__(self, since: tuple[Happening, ...]) -> None:
        super().__init__()
        self.since = since


class NotChosen(Exception):
    """Raised for what cannot be taken; `problems` are codes by the name of what was asked."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__()
        self.problems = problems


@dataclass(frozen=True)
class Wish:
    """What a member asked for: an action with what was typed, on a case as they saw it."""

    case_id: str
    action: str
    seen: int
    typed: Mapping[str, str]


@dataclass(frozen=True)
class WorkCase:
    """Every act of a person on a case goes through here."""

    reader: CaseReader
    caseworks: Caseworks
    history: CaseHistory
    offers: CaseOffers
    steps: TakeSteps
    link: LinkCases
    keep: KeepFromDesk

    def __call__(self, member: Member, wish: Wish, now: datetime) -> None:
        """Do it; raises NotHere, Overtaken or NotChosen and then has done nothing."""
        action, case = self._reached(member, wish, now)
        if case.turn != wish.seen:
            raise self._overtaken(wish)
        offer = self.offers.of(case, member).get(action)
        if offer is None:
            raise NotChosen({"": "not_now"})
        chosen, problems = choose(offer, wish.typed, now)
        if problems:
            raise NotChosen(problems)
        try:
            self._do(member, case, action, chosen, now)
        except ConditionFailed:
            raise self._overtaken(wish) from None

    def is_repeated(self, member: Member, wish: Wish) -> bool:
        """Tell whether a member has just done this, and nobody has done anything since."""
        if not is_case_id(wish.case_id) or wish.action not in set(Action):
            return False
        history = self.history.of(wish.case_id)
        return repeats(history, wish.seen, member.key, Action(wish.action), wish.typed)

    def _do(
        self,
        member: Member,
        case: Casework,
        action: Action,
        chosen: Mapping[str, str],
        now: datetime,
    ) -> None:
        try:
            if action in KEPT:
                self.keep(case, action, chosen, member.key, now)
            elif action in LINKS:
                self.link(member, case, action, chosen, now)
            else:
                self.steps(case, action, chosen, member.key, now)
        except NotLinked as error:
            raise NotChosen({"reference": error.code}) from None
        except NotPossible:
            raise NotChosen({"": "not_now"}) from None

    def _reached(self, member: Member, wish: Wish, now: datetime) -> tuple[Action, Casework]:
        if not is_case_id(wish.case_id) or wish.action not in set(Action):
            raise NotHere
        record = self.reader.find(wish.case_id)
        case = self.caseworks.find(wish.case_id)
        if record is None or case is None or record.is_hidden(now):
            raise NotHere
        action = Action(wish.action)
        if not self.offers.may(member, OFFERED[action][0], case.standing):
            raise NotHere
        return action, case

    def _overtaken(self, wish: Wish) -> Overtaken:
        return Overtaken(self.history.of(wish.case_id).since(wish.seen))
