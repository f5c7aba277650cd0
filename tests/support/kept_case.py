"""Cases that are kept, closed, held and deleted, over any table."""

from collections.abc import Mapping
from datetime import datetime
from itertools import count

from intake.adapters.case_parts import CaseParts
from intake.adapters.keepings import Keepings
from intake.adapters.ledger import Ledger
from intake.adapters.persons import Persons
from intake.adapters.table import Table
from intake.cases.keeping import Keeping
from intake.cases.person import person_hash
from intake.services.delete_case import DeleteCase
from intake.services.erase_person import ErasePerson
from intake.services.find_person import FindPerson
from intake.services.keep_cases import KeepCases
from intake.services.replay_ledger import ReplayLedger
from intake.services.retention_round import RetentionRound
from tests.support.clock import Clock
from tests.support.stored_case import ABOUT_PERSON, MESSAGE, NAME, case_id, new_case, store

RETENTION: Mapping[str, Mapping[str, str]] = {
    "contact": {"answered": "6 months", "spam": "30 days"}
}
PERSON_KEY = b"a person key that protects nothing"
SAM, KIM, LEE = (
    person_hash(PERSON_KEY, "email", f"{name}@example.org") for name in ("sam", "kim", "lee")
)
BY = "jo"


class Office:
    """Everything that decides how long a case is kept, over two tables and one clock."""

    def __init__(self, table: Table, ledger: Table, clock: Clock) -> None:
        self.table = table
        self.clock = clock
        self.keepings = Keepings(table)
        self.parts = CaseParts(table)
        self.ledger = Ledger(ledger)
        self.cases = KeepCases(self.keepings, RETENTION)
        delete = DeleteCase(self.parts, self.ledger)
        self.round = RetentionRound(self.keepings, self.parts, delete)
        self.find = FindPerson(Persons(table), self.keepings, PERSON_KEY)
        self.erase = ErasePerson(self.keepings, self.parts, self.ledger, delete)
        self.replay = ReplayLedger(self.keepings, self.parts, self.ledger, delete)
        self._numbers = count(1)

    def receive(self) -> str:
        """Store a case about Sam, whom Kim referred, with Lee as the other party."""
        number = next(self._numbers)
        about = {**ABOUT_PERSON, "referrer": (NAME,), "other_party": (MESSAGE,)}
        persons = [(SAM, "person"), (KIM, "referrer"), (LEE, "other_party")]
        store(self.table, new_case(number), about, persons)
        return case_id(number)

    def close(self, case_id: str, outcome: str = "answered") -> Keeping:
        change = self.cases.close(case_id, outcome, BY, self.clock())
        self.cases.do(change)
        return change.after

    def hold(self, case_id: str, until: datetime) -> Keeping:
        change = self.cases.hold(case_id, until, "a complaint", BY, self.clock())
        self.cases.do(change)
        return change.after

    def kept(self, case_id: str) -> Keeping:
        found = self.keepings.find(case_id)
        assert found
        return found

    def run_round(self) -> None:
        self.round(self.clock())
