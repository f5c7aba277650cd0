"""The lead's pages over any table, as a desk's own wiring makes them."""

from collections.abc import Callable
from datetime import datetime
from secrets import choice

from intake.adapters.case_histories import CaseHistories
from intake.adapters.case_parts import CaseParts
from intake.adapters.case_reader import CaseReader
from intake.adapters.casework import Caseworks
from intake.adapters.exports import Exports
from intake.adapters.keepings import Keepings
from intake.adapters.ledger import Ledger
from intake.adapters.persons import Persons
from intake.adapters.records import Records
from intake.adapters.submissions import Submissions
from intake.adapters.table import Table
from intake.directory.teams import told_teams
from intake.handlers.desk_case_requests import CaseRequestPages
from intake.handlers.desk_key_in import KeyInPages
from intake.handlers.desk_reports import ReportPages
from intake.handlers.desk_requests import RequestPages
from intake.handlers.desk_responses import DeskResponses
from intake.handlers.desk_routes import Desk
from intake.handlers.desk_sign_in import SignInPages
from intake.handlers.desk_visit import Pages
from intake.handlers.desk_worklist import WorklistPages
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
from tests.support.desk import ADDRESS, CHROME, GUARDED, Stage
from tests.support.door import PERSON_KEY, definitions
from tests.support.walks import every_address

SERVICES = {"one-to-one-support": "One-to-one support", "mediation": "Mediation"}
NAMES: dict[str, str] = {}
TOKEN_KEY = b"a desk's key that protects nothing"


def lead_stage(table: Table, ledger: Table | None = None) -> Stage:
    """A desk that has the lead's pages as well."""
    stage = Stage(table)
    responses = DeskResponses(CHROME)
    entrance = SignInPages(stage.sign_in, responses, ADDRESS)
    groups = [
        WorklistPages(CaseReader(table), responses).pages,
        key_in_pages(table, responses, stage.clock),
        report_pages(table, responses),
        *request_pages(table, ledger or table, responses),
    ]
    stage.desk = Desk(stage.sign_in, entrance, responses, stage.clock, *groups)
    return stage


def key_in_pages(table: Table, responses: DeskResponses, clock: Callable[[], datetime]) -> Pages:
    """The pages of keying in, with the forms and teams that the build made."""
    known = definitions()
    told = told_teams(known.teams, every_address())
    accept = AcceptSubmission(
        Submissions(table), told, known.promise, not_weighed, PERSON_KEY, clock, choice
    )
    key_in = KeyIn(known.forms, told, GUARDED, accept, TOKEN_KEY, clock)
    return KeyInPages(key_in, responses).pages


def report_pages(table: Table, responses: DeskResponses) -> Pages:
    """The pages of figures, exports and lists."""
    reports = Reports(CaseHistories(table), GUARDED)
    return ReportPages(
        reports,
        ExportPeriod(reports, Exports(table)),
        Keepings(table),
        Reach(CaseReader(table), GUARDED),
        responses,
        GUARDED,
        SERVICES,
        lambda: NAMES,
    ).pages


def request_pages(table: Table, ledger: Table, responses: DeskResponses) -> list[Pages]:
    """The pages of what persons ask for."""
    keepings, records, forms = Keepings(table), Records(table), definitions().forms
    reach = Reach(CaseReader(table), GUARDED)
    parts, deletions = CaseParts(table), Ledger(ledger)
    erase = ErasePerson(keepings, parts, deletions, DeleteCase(parts, deletions))
    requests = PersonRequests(
        FindPerson(Persons(table), keepings, PERSON_KEY),
        ExportPerson(records, keepings),
        erase,
        keepings,
        reach,
    )
    reports = Reports(CaseHistories(table), GUARDED)
    tell = TellOtherParty(
        reports, records, Caseworks(table), forms_about_others(forms.values()) | {"contact"}
    )
    correct = CorrectAnswer(records, forms, PERSON_KEY)
    cases = KeepCases(keepings, {name: form.retention for name, form in forms.items()})
    return [
        RequestPages(requests, tell, responses, GUARDED).pages,
        CaseRequestPages(cases, keepings, correct, tell, forms, reach, responses).pages,
    ]
