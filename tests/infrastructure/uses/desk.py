"""How people come to the desk and leave it, and what they look for there.

A new page or button of the desk gets its line here or in a neighbour (`desk_cases.py` and so on):
tests/infrastructure/test_roles_exact.py then says what DeskRole lacks, and what it allows that
nobody needs.
"""

from itertools import count

from intake.cases.member import COACH, COORDINATOR, LEAD
from intake.cases.person import person_hash
from intake.cases.reference import draw_reference
from intake.services.list_cases import View
from local_stack.openid.people import CASEY, COLE, LEE, NIA
from tests.support.at_the_desk import Worker
from tests.support.deployed import Deployed
from tests.support.stored_case import ABOUT_PERSON, MESSAGE, NAME, case_id, new_case, store


def reference(number: int) -> str:
    """A reference that can be read aloud, for a case that is numbered."""
    digits = count()
    return draw_reference(lambda of: of[number // len(of) ** next(digits) % len(of)])


def receive(world: Deployed, number: int, form: str = "mediation-referral") -> str:
    """Store a case about Sam, whom Kim referred, with Lou as the other party."""
    key = world.secrets["PersonSecret"].encode()
    whose = {"sam": "person", "kim": "referrer", "lou": "other_party"}
    persons = [
        (person_hash(key, "email", f"{name}@example.org"), about) for name, about in whose.items()
    ]
    about = {**ABOUT_PERSON, "referrer": (NAME,), "other_party": (MESSAGE,)}
    case = new_case(number, form=form, reference=reference(number), received_at=world.now())
    store(world.table, case, about, persons)
    return case_id(number)


def people_come_and_go(world: Deployed) -> None:
    """Casey reads a case twice, looks at lists a while later, and goes; once everywhere."""
    case = f"/cases/{receive(world, 101)}"
    casey = Worker(world, CASEY)
    casey.join(COORDINATOR)
    casey.sign_in(case)
    casey.open(case)
    casey.stay_away(5)
    for each in View:
        casey.open(f"/?list={each}")
    casey.sign_out()
    casey.sign_in()
    casey.send("/", "/sign-out/everywhere")


def coordinators_search(world: Deployed) -> None:
    """By a reference, by an address; and once with a form that came too late."""
    receive(world, 102)
    casey = Worker(world, CASEY)
    casey.join(COORDINATOR)
    casey.sign_in()
    casey.send("/search", "/search", {"what": reference(102)})
    draft = casey.send_too_late("/search", "/search", {"what": "sam@example.org"})
    fields = {"draft": draft.rpartition("/")[2], "what": "sam@example.org"}
    found = casey.send(draft, "/search", fields)
    assert reference(102) in found.text


def leads_decide_who_works_here(world: Deployed) -> None:
    """Nia is let in as a second lead, signed out, made a coordinator, and let in no more."""
    lee, nia = Worker(world, LEE), Worker(world, NIA)
    lee.join(LEAD)
    lee.sign_in()
    nia.sign_in(status=403)
    person = f"/people/{nia.key}"
    lee.open("/people")
    for role in (LEAD, COORDINATOR):
        lee.send(person, person, {"name": NIA.name, "teams": ["general"], "roles": [role]})
    lee.send(person, f"{person}/sign-out")
    lee.send(person, f"{person}/remove")


def together(world: Deployed) -> tuple[Worker, Worker, Worker]:
    """Let a coordinator, a lead and a coach sign in."""
    casey, lee, cole = Worker(world, CASEY), Worker(world, LEE), Worker(world, COLE)
    for worker, role in ((casey, COORDINATOR), (lee, LEAD), (cole, COACH)):
        worker.join(role)
        worker.sign_in()
    return casey, lee, cole
