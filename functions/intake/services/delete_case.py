"""Delete a case that has ended: note it in the ledger first, then take away every item."""

from datetime import datetime

from intake.adapters.case_parts import CaseParts
from intake.adapters.ledger import WHOLE, Deletion, Ledger
from intake.cases.keeping import RETENTION, Keeping
from intake.observability import log


class DeleteCase:
    """Safe to call again after it died half way: the case's own item goes last."""

    def __init__(self, parts: CaseParts, ledger: Ledger) -> None:
        self._parts = parts
        self._ledger = ledger

    def __call__(self, case: Keeping, now: datetime) -> None:
        """Delete a case; NotPossible or ConditionFailed unless its time is over."""
        because = case.delete_because or RETENTION
        self._ledger.note(Deletion(case.case_id, WHOLE, because, now))
        self._parts.delete(case)
        log("case_deleted", case_id=case.case_id, code=because)
