"""Close, reopen, hold, release, restrict and lift: decide how long a case is kept.

What would happen can be looked at before it is done.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from intake.adapters.events import Event
from intake.adapters.keepings import Keepings
from intake.cases.keeping import Keeping, NotPossible
from intake.cases.moments import kept
from intake.cases.retention import Period, delete_after


@dataclass(frozen=True)
class Change:
    """A case before and after, and the event that says so."""

    before: Keeping
    after: Keeping
    event: Event


class KeepCases:
    """Each method returns a change and does nothing; `do` writes it, event and all, or nothing.

    All raise NotPossible, whose words say why. `retention` is form, then outcome, then period.
    """

    def __init__(self, keepings: Keepings, retention: Mapping[str, Mapping[str, str]]) -> None:
        self._keepings = keepings
        self._retention = retention

    def do(self, change: Change) -> None:
        """Write a change; ConditionFailed when somebody else changed the case meanwhile."""
        self._keepings.save(change.before, change.after, change.event)

    def close(self, case_id: str, outcome: str, by: str, now: datetime) -> Change:
        """Close a case; the form says how long its outcome is kept, from today on in London."""
        case = self.find(case_id, now)
        ends = delete_after(now, self._period(case.form, outcome))
        event = Event("closed", by, now, {"outcome": outcome, "delete_after": kept(ends)})
        return Change(case, case.closed(outcome, ends, now), event)

    def reopen(self, case_id: str, by: str, now: datetime) -> Change:
        """Open a closed case again, as it was."""
        case = self.find(case_id, now)
        return Change(case, case.reopened(now), Event("reopened", by, now))

    def hold(self, case_id: str, until: datetime, because: str, by: str, now: datetime) -> Change:
        """Keep a case beyond its time until a moment, for a reason."""
        case = self.find(case_id, now)
        event = Event("held", by, now, {"until": kept(until), "because": because})
        return Change(case, case.held(until, because, now), event)

    def release(self, case_id: str, by: str, now: datetime) -> Change:
        """End a hold before its time; what is overdue goes with the next daily round."""
        case = self.find(case_id, now)
        return Change(case, case.released(now), Event("released", by, now))

    def restrict(self, case_id: str, by: str, now: datetime) -> Change:
        """Freeze a case: on no list, not to be opened, not deleted, until it is lifted."""
        case = self.find(case_id, now)
        return Change(case, case.restricted(now), Event("restricted", by, now))

    def lift(self, case_id: str, by: str, now: datetime) -> Change:
        """End a restriction."""
        case = self.find(case_id, now)
        return Change(case, case.lifted(now), Event("lifted", by, now))

    def find(self, case_id: str, now: datetime) -> Keeping:
        """Return a case that is there and not past its time; raises NotPossible."""
        case = self._keepings.find(case_id)
        if case is None or case.is_gone(now):
            raise NotPossible("There is no such case.")
        return case

    def _period(self, form: str, outcome: str) -> Period:
        periods = self._retention.get(form)
        if periods is None:
            raise NotPossible(f"The form {form} is not among the definitions: build the site.")
        if outcome not in periods:
            known = ", ".join(periods)
            raise NotPossible(f"The form {form} keeps nothing as {outcome}: it knows {known}.")
        return Period.read(periods[outcome])
