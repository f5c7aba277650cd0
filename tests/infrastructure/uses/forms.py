"""What people do at the public door, and our own trial of it."""

from intake.cases.synthetic import TEAM, synthetic
from intake.handlers.http import Response
from tests.support.deployed import Deployed
from tests.support.robot import Place, Robot, Wishes
from tests.support.stored_case import ABOUT_PERSON, MESSAGE, NAME, case_id, new_case, store
from tests.support.walks import start_of

REFERRAL = {"asking_for": "work"}
"""Somebody asks for somebody else, and says who is on the other side."""

CALM: Wishes = {"which": "training", "safe": "no"}
DANGER = {"safe": "yes"}


def submit(world: Deployed, form: str, wishes: Wishes) -> tuple[Robot, Place]:
    """Fill in a form and send it; return the page from which it was sent."""

    def send(event: dict[str, object]) -> Response:
        answer: Response = world.call("SubmitForm", event)
        return answer

    robot = Robot(start_of(form), send)
    ready = robot.walk(wishes)[-1]
    robot.press(ready, {})
    return robot, ready


def people_send_forms(world: Deployed) -> None:
    """They also send one again, unchanged and changed, and so that it goes to another team."""
    submit(world, "mediation-referral", REFERRAL)
    robot, ready = submit(world, "ask-about-a-service", CALM)
    robot.press(ready, {})
    robot.press(ready, {"question": "Other words"})
    robot.press(ready, DANGER)


def we_try_the_door(world: Deployed) -> None:
    """The first trial is not told in time; the second finds what it left, and comes through.

    It finds one more, of an organisation whose contact form asks of everybody.
    """
    world.call("TryPublicDoor")
    about = {**ABOUT_PERSON, "referrer": (NAME,), "other_party": (MESSAGE,)}
    persons = [(synthetic(f"f00d{number}"), "person") for number in range(6)]
    case = new_case(
        id=synthetic(case_id(1)),
        reference=synthetic("AB12"),
        team=TEAM,
        received_at=world.now(),
    )
    store(world.table, case, about, persons)
    world.streaming = True
    world.call("TryPublicDoor")
    world.streaming = False
