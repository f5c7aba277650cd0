"""Our own trial submissions in the table: looked at and deleted."""

from intake.adapters.case_parts import CaseParts
from intake.adapters.keepings import Keepings
from intake.adapters.notices import Notices
from intake.adapters.table import Table
from intake.cases.keeping import Keeping
from intake.cases.synthetic import ROLE, STATUS, synthetic
from intake.notices.notice import Kind


class SyntheticCases:
    """What trials left in the table; no other case can be reached through this."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._keepings = Keepings(table)
        self._parts = CaseParts(table)
        self._notices = Notices(table)

    def find(self, plain_id: str) -> Keeping | None:
        """Return a case by the id that an ordinary one would have; None when there is none."""
        return self._keepings.find(synthetic(plain_id))

    def is_told(self, case: Keeping) -> bool:
        """Tell whether SES has taken the case's notice."""
        notice = self._notices.read(f"CASE#{case.case_id}", f"{Kind.NEW}-1-{ROLE}")
        return notice is not None and notice.sent_at is not None

    def delete(self, case: Keeping) -> None:
        """Delete a case with everything that belongs to it."""
        self._parts.delete(case)

    def delete_all(self) -> None:
        """Delete every case that an earlier trial left."""
        for item in self._table.query_index("due", "due_shard", STATUS):
            if case := self._keepings.find(item["pk"].removeprefix("CASE#")):
                self._parts.delete(case)
