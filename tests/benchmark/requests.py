"""What one submission asks of AWS from its first page to its reading, for reckoning the cost.

`python -m tests.benchmark.requests`; on DynamoDB Local, which counts capacity as DynamoDB does.
The contact form, whose team has two addresses, with nothing odd, seen from the functions: API
Gateway, the stream and the queue have their own prices.
"""

import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any, Final

from botocore.session import get_session

from deployment.terminal import say
from intake.adapters.case_reader import CaseReader
from intake.adapters.notices import Notices
from intake.adapters.table import Table
from intake.cases.member import Member
from intake.services.read_case import ReadCase
from intake.services.record_receipts import RecordReceipts
from local_stack import dynamodb_local
from local_stack.environment import applied, isolated
from local_stack.places import TEMPLATE
from local_stack.template import Template
from tests.benchmark.function_warm import page_turn, submission
from tests.benchmark.meter import Meter
from tests.support.clock import Clock
from tests.support.door import door
from tests.support.notices import delivering
from tests.support.receipts import event_body

_JO: Final = Member("m-1", "Jo Field", ("general",), ("coordinator",))


class Taking:
    """A mail service that takes every email."""

    def __init__(self) -> None:
        self.taken = 0

    def send_email(self, **_: object) -> dict[str, str]:
        """Take it."""
        self.taken += 1
        return {"MessageId": "taken"}


def steps(table: Table, mail: Taking) -> Iterator[tuple[str, Callable[[], object]]]:
    """Give what happens to a submission, one step after another."""
    clock = Clock()
    send, notices, deliver = door(table, clock), Notices(table), delivering(table, mail, clock)
    yield "a page turn", partial(send, page_turn())
    yield "Send", partial(send, submission(1, begun=clock() - timedelta(hours=1)))
    due = [(owner, sk.removeprefix("NOTICE#")) for owner, sk in notices.due(clock(), 10)]
    for number, (owner, slot) in enumerate(due, 1):
        yield f"telling address {number}", partial(deliver.deliver, owner, slot)
    record = RecordReceipts(notices, deliver, clock)
    for number, (owner, slot) in enumerate(due, 1):
        notice = notices.read(owner, slot)
        assert notice is not None
        yield f"SES: delivered, {number}", partial(record, event_body(notice, "Delivery", clock()))
    case_id = due[0][0].removeprefix("CASE#")
    yield "opening it at the desk", partial(ReadCase(CaseReader(table), ()), _JO, case_id, clock())


def _main() -> int:
    with dynamodb_local.running() as endpoint, applied(isolated(endpoint)):
        client: Any = get_session().create_client("dynamodb")
        client.create_table(**Template.read(TEMPLATE).table_properties("alongside"))
        meter, mail = Meter(client), Taking()
        for name, step in steps(Table(client, "alongside"), mail):
            meter.reset()
            before = mail.taken
            step()
            asked = ", ".join(f"{times} {call}" for call, times in sorted(meter.requests.items()))
            sent = f", {mail.taken - before} SendEmail" * (mail.taken > before)
            say(f"{name:<26}{meter.units:>6.1f} units  {asked}{sent}")
    return 0


if __name__ == "__main__":
    sys.exit(_main())
