"""The pages of leads, and of keying in, with everything behind them."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from intake.adapters.case_histories import CaseHistories
from intake.adapters.case_history import CaseHistory
from intake.adapters.case_parts import CaseParts
from intake.adapters.case_reader import CaseReader
from intake.adapters.casework import Caseworks
from intake.adapters.definitions import Definitions
from intake.adapters.exports import Exports
from intake.adapters.keepings import Keepings
from intake.adapters.ledger import Ledger
from intake.adapters.members import Members
from intake.adapters.persons import Persons
from intake.adapters.records import Records
from intake.adapters.submissions import Submissions
from intake.adapters.table import Table
from intake.directory.teams import guarded_teams, told_teams
from intake.handlers.desk_case_requests import CaseRequestPages
from intake.handlers.desk_corrections import CorrectionPages
from intake.handlers.desk_key_in import KeyInPages
from intake.handlers.desk_reports import ReportPages
from intake.handlers.desk_requests import RequestPages
from intake.handlers.desk_responses import DeskResponses
from intake.handlers.desk_visit import Pages
from intake.services.accept_submission import AcceptSubmission
from intake.services.correct_answer import CorrectAnswer
from intake.services.delete_case import DeleteCase
from intake.services.erase_person import ErasePerson
from intake.services.export_period import ExportPeriod
from intake.services.export_person import ExportPerson
from intake.services.find_person import FindPerson
from intake.services.keep_cases import KeepCases
from intake.services.key_in import KeyIn, not_weighed
from intake.services.person_requests import PersonRequests
from intake.services.reach import Reach
from intake.services.report_period import Reports
from intake.services.tell_other_party import TellOtherParty, forms_about_others
from intake.settings import TeamAddresses


@dataclass(frozen=True)
class LeadDesk:
    """What the pages are made of."""

    table: Table
    ledger: Table
    definitions: Definitions
    addresses: TeamAddresses
    token_key: bytes
    person_key: bytes
    members: Members
    responses: DeskResponses
    clock: Callable[[], datetime]

    @property
    def pages(self) -> list[Pages]:
        """Every group of pages."""
        return [self._key_in(), self._reports(), *self._requests()]

    def _key_in(self) -> Pages:
        known = self.definitions
        told = told_teams(known.teams, self.addresses)
        accept = AcceptSubmission(
            Submissions(self.table),
            told,
            known.promise,
            not_weighed,
            self.person_key,
            self.clock,
            secrets.choice,
        )
        guarded = guarded_teams(known.teams)
        key_in = KeyIn(known.forms, told, guarded, accept, self.token_key, self.clock)
        return KeyInPages(key_in, self.responses).pages

    def _reports(self) -> Pages:
        reach = self._reach()
        reports = self._cases()
        return ReportPages(
            reports,
            ExportPeriod(reports, Exports(self.table)),
            Keepings(self.table),
            reach,
            self.responses,
            self._service_names(),
            self._names,
        ).pages

    def _service_names(self) -> dict[str, str]:
        # a letter is about no service of the directory: it is called what its form is
        forms = {form.service: form.title for form in self.definitions.forms.values()}
        services = self.definitions.services.values()
        return forms | {each.id: each.name for each in services}

    def _requests(self) -> list[Pages]:
        keepings, records, reach = Keepings(self.table), Records(self.table), self._reach()
        forms, parts, ledger = self.definitions.forms, CaseParts(self.table), Ledger(self.ledger)
        requests = PersonRequests(
            FindPerson(Persons(self.table), keepings, self.person_key),
            ExportPerson(records, CaseHistory(self.table), keepings),
            ErasePerson(keepings, parts, ledger, DeleteCase(parts, ledger)),
            keepings,
            reach,
        )
        about_others = forms_about_others(forms.values())
        tell = TellOtherParty(self._cases(), records, Caseworks(self.table), about_others)
        cases = KeepCases(keepings, {name: form.retention for name, form in forms.items()})
        correct = CorrectAnswer(records, forms, self.definitions.teams, self.person_key)
        return [
            RequestPages(requests, tell, self.responses).pages,
            CaseRequestPages(cases, keepings, tell, forms, reach, self.responses).pages,
            CorrectionPages(keepings, correct, reach, self.responses).pages,
        ]

    def _cases(self) -> Reports:
        teams = self.definitions.teams
        return Reports(CaseHistories(self.table), guarded_teams(teams), frozenset(teams))

    def _names(self) -> dict[str, str]:
        return {member.key: member.name for member in self.members.everybody()}

    def _reach(self) -> Reach:
        return Reach(CaseReader(self.table), guarded_teams(self.definitions.teams))
