"""Link a case to another one, or part them: both say so, each as an act of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from intake.adapters.case_reader import CaseReader
from intake.adapters.casework import Caseworks, Write
from intake.adapters.events import Event
from intake.adapters.keepings import Keepings
from intake.cases.access import Act
from intake.cases.actions import Action
from intake.cases.casework import Casework
from intake.cases.member import Member
from intake.cases.steps import linked, step, unlinked
from intake.services.case_offers import CaseOffers

Chosen = Mapping[str, str]
LINKS = (Action.LINK, Action.UNLINK)


class NotLinked(Exception):
    """Raised when a case cannot be linked to the one named; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class LinkCases:
    """Writes both cases in one transaction; ConditionFailed when somebody else was quicker."""

    caseworks: Caseworks
    reader: CaseReader
    keepings: Keepings
    offers: CaseOffers

    def __call__(
        self, member: Member, case: Casework, action: Action, chosen: Chosen, now: datetime
    ) -> None:
        """Do what was offered with what was chosen; raises NotLinked."""
        other = self._other(member, case, chosen, now)
        if action == Action.LINK and other is None:
            raise NotLinked("not_found")
        named = {**chosen, "case": other.case_id if other else chosen["case"]}
        taken = step(case, action, named, member.key)
        happened = Event(taken.kind, member.key, now, taken.details)
        writes = [Write(case, taken.after, happened)]
        if other:
            writes.append(_there(other, case.case_id, chosen.get("relation", ""), happened))
        self.caseworks.save(writes)

    def _other(
        self, member: Member, case: Casework, chosen: Chosen, now: datetime
    ) -> Casework | None:
        """Return the other case if the member reaches it."""
        found = chosen.get("case") or self.keepings.id_of(chosen["reference"])
        if found == case.case_id:
            raise NotLinked("this_case")
        if "reference" in chosen and found in case.links:
            raise NotLinked("linked_already")
        record = self.reader.find(found) if found else None
        if not found or record is None or record.is_hidden(now):
            return None
        if not self.offers.may(member, Act.READ, record.standing):
            return None
        return self.caseworks.find(found)


def _there(other: Casework, here: str, relation: str, happened: Event) -> Write:
    """Return the same thing as the other case has it."""
    after = linked(other, here, relation) if relation else unlinked(other, here)
    event = Event(happened.kind, happened.by, happened.at, {**happened.details, "case": here})
    return Write(other, after, event)
