"""What coordinators do at the desk.

A new page or button of the desk gets its line here: tests/infrastructure/test_roles_exact.py then
says what DeskRole lacks, and what it allows that nobody needs.
"""

from datetime import timedelta

from intake.adapters.id_tokens import Identity
from intake.adapters.members import COORDINATOR, Members
from intake.cases.moments import kept
from local_stack.openid.people import CASEY
from tests.support.deployed import Deployed
from tests.support.kept import everything
from tests.support.stored_case import case_id, new_case, store
from tests.support.web import Browser

OLD, NEW = 101, 102


def coordinators_work(world: Deployed) -> None:
    """Casey signs in, reads a case twice, looks at the list a while later, and signs out."""
    casey = _signed_in(world, f"/cases/{case_id(OLD)}")
    casey.open(f"{world.addresses.desk}/cases/{case_id(OLD)}")
    _let_a_while_pass(world)
    casey.open(f"{world.addresses.desk}/")
    casey.press()


def _signed_in(world: Deployed, path: str) -> Browser:
    """Let Casey, a coordinator of every team, sign in on the way to a page."""
    for number in (OLD, NEW):
        store(world.table, new_case(number))
    Members(world.table).add(
        Identity(world.addresses.issuer, CASEY.subject),
        name=CASEY.name,
        teams=["general"],
        roles=[COORDINATOR],
    )
    casey = Browser()
    casey.open(f"{world.addresses.desk}{path}")
    casey.press({"person": "casey"})
    assert casey.reply.status == 200, casey.reply.text
    return casey


def _let_a_while_pass(world: Deployed) -> None:
    """So long that the desk notes once more that somebody is there."""
    earlier = kept(world.now() - timedelta(minutes=5))
    for item in everything(world.table):
        if item["pk"].startswith("DESK#"):
            world.table.put({**item, "seen_at": earlier})
