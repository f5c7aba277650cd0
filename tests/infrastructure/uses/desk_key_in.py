"""How a referral by telephone is keyed in at the desk."""

from base64 import b64decode
from typing import Any
from urllib.parse import parse_qs

from intake.handlers.http import Response
from tests.infrastructure.uses.desk import together
from tests.infrastructure.uses.forms import CALM, DANGER, REFERRAL
from tests.support.at_the_desk import Worker
from tests.support.deployed import Deployed
from tests.support.robot import Robot, reference
from tests.support.visitor import form_of

READ_ALOUD = {"_read_aloud": "yes"}


def coordinators_key_in(world: Deployed) -> None:
    """Casey sends it, sends it once more, and once with other words."""
    casey, _, _ = together(world)
    casey.open("/key-in")
    robot = _robot(casey, "ask-about-a-service")
    ready = robot.walk(CALM)[-1]
    for typed in ({}, {}, {"question": "Other words"}, DANGER):
        reference(robot.press(ready, {**READ_ALOUD, **typed}))
    robot = _robot(casey, "mediation-referral")
    reference(robot.press(robot.walk(REFERRAL)[-1], READ_ALOUD))


def _robot(casey: Worker, form: str) -> Robot:
    """A robot that sees of each page the form alone, where there is one."""

    def send(event: dict[str, Any]) -> Response:
        sent = b64decode(event["body"]).decode()
        reply = casey.post(event["rawPath"], parse_qs(sent, keep_blank_values=True))
        return {"statusCode": reply.status, "headers": {}, "body": form_of(reply.text)}

    return Robot(form_of(casey.open(f"/key-in/telephone/{form}")), send)
