"""Every day: delete the cases whose time is over, end holds, and stamp what was closed or held."""

from collections.abc import Callable
from datetime import datetime

from intake.adapters.case_parts import CaseParts
from intake.adapters.events import Event
from intake.adapters.keepings import Keepings
from intake.cases.keeping import RETENTION, Keeping
from intake.cases.retention import SECOND_NET
from intake.observability import Metric, log, log_error, measure
from intake.services.delete_case import DeleteCase


class RoundIncomplete(Exception):
    """Raised when a case could not be dealt with; the others were, and it is tried again."""


class RetentionRound:
    """One case that fails holds up no other."""

    def __init__(self, keepings: Keepings, parts: CaseParts, delete_case: DeleteCase) -> None:
        self._keepings = keepings
        self._parts = parts
        self._delete_case = delete_case

    def __call__(self, now: datetime) -> None:
        """Do the round; raises RoundIncomplete at its end, and then reports no heartbeat."""
        over = self._keepings.ending(now)
        done = [self._try(self._delete, case_id, now) for case_id in over]
        done += [self._try(self._settle, each, now) for each in self._keepings.to_look_at(now)]
        # an item that came after a case was stamped, such as the note of a reading, is stamped
        # while there is time
        soon = self._keepings.ending(now + SECOND_NET)
        done += [self._try(self._stamp, case_id, now) for case_id in soon]
        log("retention_ran", count=len(over))
        if not all(done):
            raise RoundIncomplete
        measure(Metric.RETENTION_RAN)

    def _try(self, work: Callable[[Keeping, datetime], None], case_id: str, now: datetime) -> bool:
        """Return whether it went well; a case that is not there any more has gone well."""
        try:
            if case := self._keepings.find(case_id):
                work(case, now)
        except Exception as error:  # noqa: BLE001 the other cases' time is over as well
            log_error("retention_failed", error, case_id=case_id)
            return False
        return True

    def _delete(self, case: Keeping, now: datetime) -> None:
        # the index may lag behind a hold
        if case.is_gone(now):
            self._delete_case(case, now)

    def _settle(self, case: Keeping, now: datetime) -> None:
        if case.held_until and case.held_until <= now:
            released = case.released(now)
            self._keepings.save(case, released, Event("released", RETENTION, now))
            case = released
        if case.is_gone(now):
            self._delete_case(case, now)
            return
        self._stamp(case, now)
        self._keepings.looked_at(case, now)
        if case.due and case.due[0] == RETENTION:
            self._keepings.save(case, case.settled())

    def _stamp(self, case: Keeping, now: datetime) -> None:
        if not case.is_gone(now):
            self._parts.stamp(case)
