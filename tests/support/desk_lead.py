"""A desk that has the lead's pages as well, with the forms and teams that the build made."""

from intake.adapters.table import Table
from intake.handlers.desk_lead import LeadDesk
from intake.handlers.desk_responses import DeskResponses
from tests.support.desk import CHROME, Stage
from tests.support.door import PERSON_KEY, definitions
from tests.support.walks import every_address

TOKEN_KEY = b"a desk's key that protects nothing"


def lead_stage(table: Table, ledger: Table | None = None) -> Stage:
    """A stage with keying in and the pages of leads besides all others."""
    stage = Stage(table)
    lead = LeadDesk(
        table,
        ledger or table,
        definitions(),
        every_address(),
        TOKEN_KEY,
        PERSON_KEY,
        stage.members,
        DeskResponses(CHROME),
        stage.clock,
    )
    stage.open_pages(*lead.pages)
    return stage
