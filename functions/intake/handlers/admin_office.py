"""What the commands need: the parts behind them, and what was asked."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TextIO

from intake.adapters import clients
from intake.adapters.case_history import CaseHistory
from intake.adapters.case_parts import CaseParts
from intake.adapters.definitions import Definitions
from intake.adapters.keepings import Keepings
from intake.adapters.ledger import Ledger
from intake.adapters.members import Members
from intake.adapters.notices import Notices
from intake.adapters.persons import Persons
from intake.adapters.records import Records
from intake.adapters.secrets import read_secret
from intake.adapters.table import Table
from intake.cases.keeping import Keeping, NotPossible
from intake.cases.record import is_case_id
from intake.cases.reference import read_reference
from intake.directory.teams import Team
from intake.services.correct_answer import CorrectAnswer
from intake.services.delete_case import DeleteCase
from intake.services.erase_person import ErasePerson
from intake.services.export_person import ExportPerson
from intake.services.find_person import FindPerson
from intake.services.keep_cases import KeepCases
from intake.services.replay_ledger import ReplayLedger
from intake.services.unpark_notices import UnparkNotices
from intake.settings import Settings


@dataclass(frozen=True)
class Office:
    """The use cases."""

    keepings: Keepings
    cases: KeepCases
    find: FindPerson
    export: ExportPerson
    correct: CorrectAnswer
    erase: ErasePerson
    replay: ReplayLedger
    unpark: UnparkNotices
    members: Members
    teams: Mapping[str, Team]


@dataclass(frozen=True)
class Asked:
    """A command with its arguments, where it reads and writes, and the moment it was given."""

    arguments: Namespace
    given: TextIO
    tell: Callable[[str], None]
    now: datetime

    @property
    def by(self) -> str:
        """Who asked."""
        return str(self.arguments.by)

    def goes_ahead(self) -> bool:
        """Tell whether to do it; says so when not."""
        if not self.arguments.really:
            self.tell("Nothing was changed. Add --really before the command to do it.")
        return bool(self.arguments.really)

    def lines(self) -> Iterator[str]:
        """Return what came on standard input, without empty lines."""
        return (line.strip() for line in self.given if line.strip())


def office(settings: Settings) -> Office:
    """Make everything behind the commands, from the same settings as the functions."""
    database = clients.database()
    table = Table(database, settings.table_name)
    ledger = Ledger(Table(database, settings.ledger_name))
    definitions = Definitions(settings.definitions)
    forms = definitions.forms
    key = read_secret(clients.secrets(), settings.person_secret)
    keepings, parts, records = Keepings(table), CaseParts(table), Records(table)
    retention: Mapping[str, Mapping[str, str]] = {n: form.retention for n, form in forms.items()}
    delete = DeleteCase(parts, ledger)
    return Office(
        keepings,
        KeepCases(keepings, retention),
        FindPerson(Persons(table), keepings, key),
        ExportPerson(records, CaseHistory(table), keepings),
        CorrectAnswer(records, forms, definitions.teams, key),
        ErasePerson(keepings, parts, ledger, delete),
        ReplayLedger(keepings, parts, ledger, delete),
        UnparkNotices(Notices(table)),
        Members(table),
        definitions.teams,
    )


def case_asked_for(office: Office, asked: Asked) -> Keeping:
    """Return the case that was named by its reference or its id; NotPossible without one."""
    written = asked.arguments.case
    reference = read_reference(written)
    case_id = office.keepings.id_of(reference) if reference else written
    if not case_id or not is_case_id(case_id):
        raise NotPossible("There is no such case.")
    return office.cases.find(case_id, asked.now)


def line(case: Keeping) -> str:
    """Return what tells a case apart, without a word of what was told."""
    states = (("held", case.held_until), ("restricted", case.restricted_at))
    kept_by = [name for name, since in states if since]
    return f"{case.reference} {case.case_id} {case.form} {' '.join([case.status, *kept_by])}"
