"""A desk that has the lead's pages as well, with the forms and teams that the build made."""

from intake.adapters.case_reader import CaseReader
from intake.adapters.table import Table
from intake.handlers.desk_lead import LeadDesk
from intake.handlers.desk_responses import DeskResponses
from intake.handlers.desk_routes import Desk
from intake.handlers.desk_sign_in import SignInPages
from intake.handlers.desk_worklist import WorklistPages
from tests.support.desk import ADDRESS, CHROME, Stage
from tests.support.door import PERSON_KEY, definitions
from tests.support.walks import every_address

TOKEN_KEY = b"a desk's key that protects nothing"


def lead_stage(table: Table, ledger: Table | None = None) -> Stage:
    """A stage with the list, keying in, and the pages of leads."""
    stage = Stage(table)
    responses = DeskResponses(CHROME)
    lead = LeadDesk(
        table,
        ledger or table,
        definitions(),
        every_address(),
        TOKEN_KEY,
        PERSON_KEY,
        stage.members,
        responses,
        stage.clock,
    )
    entrance = SignInPages(stage.sign_in, stage.keep, responses, ADDRESS)
    worklist = WorklistPages(CaseReader(table), responses).pages
    stage.desk = Desk(stage.sign_in, entrance, responses, stage.clock, worklist, *lead.pages)
    return stage
