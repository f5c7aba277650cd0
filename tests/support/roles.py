"""The functions' roles as the template gives them, and whether one of them may do something."""

from functools import cache

from tests.support.policy import Call, allows
from tests.support.template import properties, translated

SUBMIT, NOTIFY, DESK = "SubmitFormRole", "NotifyCoordinatorsRole", "DeskRole"
SWEEP, DIGEST, RECEIPTS = "SweepNoticesRole", "SendDigestRole", "RecordReceiptsRole"
RETENTION, TRIAL = "KeepRetentionRole", "TryPublicDoorRole"
ROLES = (SUBMIT, NOTIFY, DESK, SWEEP, DIGEST, RECEIPTS, RETENTION, TRIAL)

TRANSACTION = "TransactWriteItems"
NEW_ITEMS = ("CASE#1", "ANSWERS#1", "PARTY#1", "REF#AB12", "PERSON#f00d", "RECEIPT#1")
"""A key in every partition that a submission writes to."""

INDEXES = ("due", "worklist", "received", "expiry")


@cache
def _role(name: str) -> dict[str, object]:
    return dict(translated()["Resources"][name])


def may(role: str, call: Call) -> bool:
    return allows(_role(role), call)


def listed_by(role: str) -> list[str]:
    """The indexes that a role may query."""
    return [i for i in INDEXES if may(role, Call("dynamodb:Query", f"Table.Arn/index/{i}"))]


def roles_of_functions() -> set[str]:
    functions = properties(translated(), "AWS::Lambda::Function")
    return {function["Role"]["Fn::GetAtt"][0] for function in functions}
