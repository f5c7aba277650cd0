"""What the template says of the parts that the rig plays, and an address for everybody."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from local_stack.places import TEMPLATE as PATH
from local_stack.template import Template
from tests.support.door import definitions

TEMPLATE: Final = Template.read(PATH)


def addresses() -> Mapping[str, Mapping[str, str]]:
    """An address for every role of every team, the fallback's too."""
    return {
        team.id: {role: f"{role}@{team.id}.example.org" for role in (*team.to, *team.fallback)}
        for team in definitions().teams.values()
    }


def timeouts() -> dict[str, int]:
    """Seconds that each function has, by its module."""
    functions = [
        resource["Properties"]
        for resource in TEMPLATE.document["Resources"].values()
        if resource["Type"] == "AWS::Serverless::Function"
    ]
    return {each["Handler"].split(".")[-2]: each["Timeout"] for each in functions}


def redrive() -> tuple[timedelta, int]:
    """After how long a receipt is seen again, and how often at most."""
    queue = TEMPLATE.document["Resources"]["Receipts"]["Properties"]
    again = timedelta(seconds=queue["VisibilityTimeout"])
    return again, queue["RedrivePolicy"]["maxReceiveCount"]
