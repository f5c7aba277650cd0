"""What a started function takes for a page and for a submission, beside one plain PutItem.

`python -m tests.benchmark.function_warm`; ends with 1 when a bar is broken. The unpacked package on
the runtime's Python and DynamoDB Local; each call is measured right after a put of botocore's that
stores the same message as a single item. A submission is whole: seven items in a transaction. One
that looks odd also asks the two counters of spam, one after the other. The engine keeps its data in
a folder: in memory it would store without storing, which makes the bare put quicker than any table
that outlives its process.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from math import inf
from os import getloadavg
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final
from urllib.parse import urlencode

from botocore.session import get_session

from deployment.terminal import say
from intake.adapters.table import Table
from intake.cases.identity import new_id
from intake.forms.token import Token
from local_stack import dynamodb_local
from local_stack.environment import applied, isolated
from local_stack.places import TEMPLATE
from local_stack.template import Template
from tests.benchmark.unpacked import PLACE, Unpacked, unpacked
from tests.reliability.rig.secrets import running
from tests.support.door import ADDRESSES, TOKEN_KEY, definitions, door
from tests.support.events import post
from tests.support.forms import marks

ROUNDS: Final = 150
PRACTICE: Final = 300
"""Rounds that do not count: the engine's own code is slow until it has been used."""

MOST: Final[Mapping[str, float]] = {"a page turn": 0.5, "a submission": 2.5}
"""Times one PutItem of botocore's, the median of the pairs."""

ODD: Final = "one that looks odd"

FORM: Final = "contact"
PAGE: Final = {"topic": "mediation", "message": "The people upstairs play music until two."}
ANSWERS: Final = {
    **PAGE, "name": "Al", "reply-channels": "email", "reply-email": "al@example.org",
}  # fmt: skip


@dataclass(frozen=True)
class Calls:
    """One kind of call: seconds of each, and of the put before it."""

    kind: str
    pairs: Sequence[tuple[float, float]]

    @property
    def ratio(self) -> float:
        """The median of the pairs."""
        return median(call / put for call, put in self.pairs)

    def line(self) -> str:
        """Return a row of the table."""
        call, put = (median(each) * 1000 for each in zip(*self.pairs, strict=True))
        bar = MOST.get(self.kind, "-")
        return f"{self.kind:<24}{call:>8.2f} ms{put:>8.2f} ms{self.ratio:>8.2f}{bar:>8}"

    def broken(self) -> Iterator[str]:
        """Give the bar if it breaks it."""
        if self.ratio > MOST.get(self.kind, inf):
            yield f"{self.kind} takes more than {MOST[self.kind]} times a put"


def page_turn() -> dict[str, object]:
    """Return the first POST of a visitor: one page's answers, the next page comes back."""
    form = definitions().forms[FORM]
    return post(f"/forms/{FORM}/{form.pages[0].id}", urlencode(PAGE).encode())


def submission(number: int, *, begun: datetime) -> dict[str, object]:
    """Return what Send posts, under a token of its own."""
    form = definitions().forms[FORM]
    token = Token.begin(FORM, form.digest, begun, new_id(begun)).signed(TOKEN_KEY)
    # addresses for documentation (RFC 5737): everybody writes from another one
    address = f"198.51.100.{number % 250}"
    own = {"message": f"{number} nights", "reply-email": f"al-{number}@example.org"}
    fields = {**ANSWERS, **own, "_token": token, "_seen": marks(form)}
    body = urlencode(fields, doseq=True).encode()
    return post(f"/forms/{FORM}/check-your-answers", body, address=address)


def calls(package: Unpacked) -> Iterator[Calls]:
    """Make all calls in a process of the deployed kind, and give them by kind."""
    rounds = range(PRACTICE + ROUNDS)
    calm = datetime.now(UTC) - timedelta(hours=1)
    # whoever is done before the measuring has begun was in a hurry
    hasty = calm + timedelta(hours=2)
    events = {
        "a page turn": [page_turn() for _ in rounds],
        "a submission": [submission(number, begun=calm) for number in rounds],
        ODD: [submission(number, begun=hasty) for number in rounds],
    }
    told, timed = PLACE / "calls.json", PLACE / "timed.json"
    with (
        TemporaryDirectory() as folder,
        dynamodb_local.running(Path(folder), long=True) as database,
        running() as secrets,
    ):
        item = _as_one_item(database, submission(len(rounds), begun=calm))
        told.write_text(json.dumps({"events": events, "item": item}), encoding="utf-8")
        environment = package.environment(
            AWS_ENDPOINT_URL_SECRETS_MANAGER=secrets, AWS_ENDPOINT_URL_DYNAMODB=database,
            AWS_ACCOUNT_ID_ENDPOINT_MODE="disabled", TEAM_ADDRESSES=json.dumps(ADDRESSES),
        )  # fmt: skip
        command = [package.python, "tests/benchmark/warm_calls.py", str(told), str(timed)]
        # its log lines are of no interest here
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 our own command
    for kind, pairs in json.loads(timed.read_text(encoding="utf-8")).items():
        yield Calls(kind, pairs[PRACTICE:])


def _as_one_item(endpoint: str, event: dict[str, object]) -> dict[str, Any]:
    """Make the table, store one submission, and return it as the single item it could have been."""
    with applied(isolated(endpoint)):
        client: Any = get_session().create_client("dynamodb")
    client.create_table(**Template.read(TEMPLATE).table_properties("alongside"))
    door(Table(client, "alongside"), partial(datetime.now, UTC))(event)
    items = client.scan(TableName="alongside")["Items"]
    (case,) = (item for item in items if item["sk"]["S"] == "CASE")
    (answers,) = (item["answers"] for item in items if "answers" in item)
    return {**case, "answers": answers}


def _main() -> int:
    say(f"{'call':<24}{'call':>11}{'put':>11}{'times':>8}{'bar':>8}")
    broken: list[str] = []
    for each in calls(unpacked()["public"]):
        say(each.line())
        broken += each.broken()
    say(f"load {getloadavg()[0]:.1f}")
    say("\n".join(broken) or "Pages and submissions keep their bars.")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(_main())
