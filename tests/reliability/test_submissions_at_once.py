"""Many people, or one person's many clicks, at the same moment, on the official engine."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Lock
from typing import Any, Final
from urllib.parse import urlencode

import pytest

from intake.adapters.notices import Notices
from intake.adapters.table import Table
from intake.cases.identity import new_id
from intake.forms.token import Token
from intake.notices.notice import State
from intake.services.deliver_notices import MOST_AN_HOUR
from tests.support.clock import Clock
from tests.support.door import TOKEN_KEY, Door, definitions, door
from tests.support.events import post
from tests.support.forms import marks
from tests.support.notices import delivering

SEND: Final = "/forms/contact/check-your-answers"
SUBMISSIONS: Final = 1000
FIELDS: Final = {
    "topic": "mediation",
    "name": "Al",
    "reply-channels": "email",
    "reply-email": "al@example.org",
}


class CountingMail:
    """Accepts every email at once and counts them by address and subject."""

    def __init__(self) -> None:
        self.sent: Counter[str] = Counter()
        self._lock = Lock()

    def send_email(self, *, Content: Any, **_: Any) -> dict[str, str]:  # noqa: N803 the client's word
        head = Content["Raw"]["Data"].decode().partition("\r\n\r\n")[0]
        with self._lock:
            self.sent[head] += 1
        return {"MessageId": "accepted"}


def reference(answer: dict[str, Any]) -> str:
    found = re.search(r'class="reference">([^<]+)<', answer["body"])
    assert found, answer["body"][:2000]
    return found[1]


def begun() -> str:
    """The token that a first POST answered with, a minute before all is sent."""
    now = Clock()() - timedelta(minutes=1)
    form = definitions().forms["contact"]
    return Token.begin(form.name, form.digest, now, new_id(now)).signed(TOKEN_KEY)


def confirm(send: Door, token: str, message: str) -> dict[str, Any]:
    seen = marks(definitions().forms["contact"])
    fields = {**FIELDS, "message": message, "_token": token, "_seen": seen}
    body = urlencode(fields, doseq=True).encode()
    return send(post(SEND, body))


def counts(table: Table) -> Counter[str]:
    pages = table._client.get_paginator("scan").paginate(TableName=table._name)  # noqa: SLF001
    keys = [
        (i["pk"]["S"].split("#")[0], i["sk"]["S"].split("#")[0]) for p in pages for i in p["Items"]
    ]
    return Counter("/".join(key) if key[0] == "CASE" else key[0] for key in keys)


def test_fifty_confirms_at_once_are_one_case_one_reference_and_one_notice_an_address(
    local_table: Table, clock: Clock
) -> None:
    send = door(local_table, clock)
    token = begun()
    with ThreadPoolExecutor(50) as threads:
        answers = list(threads.map(lambda _: confirm(send, token, "the same"), range(50)))
    assert {answer["statusCode"] for answer in answers} == {200}
    assert len({reference(answer) for answer in answers}) == 1
    assert counts(local_table) == {
        "CASE/CASE": 1, "CASE/NOTICE": 2, "REF": 1, "RECEIPT": 1, "ANSWERS": 1, "PERSON": 1,
    }  # fmt: skip


def test_a_thousand_submissions_from_sixteen_threads_are_a_thousand_cases_each_told(
    local_table: Table, clock: Clock
) -> None:
    send = door(local_table, clock)
    tokens = [begun() for _ in range(SUBMISSIONS)]
    with ThreadPoolExecutor(16) as threads:
        answers = list(threads.map(partial(confirm, send), tokens, map(str, range(SUBMISSIONS))))
        assert len({reference(answer) for answer in answers}) == SUBMISSIONS
        mail = CountingMail()
        notices = Notices(local_table)
        deliver = delivering(local_table, mail, clock)
        due = notices.due(clock(), 10 * SUBMISSIONS)
        # some are handed over twice, as a stream may
        told = [(owner, sk.removeprefix("NOTICE#")) for owner, sk in due]
        list(threads.map(lambda each: deliver.deliver(*each), told + told[:200]))
    assert counts(local_table)["CASE/CASE"] == SUBMISSIONS
    assert len(due) == 2 * SUBMISSIONS
    assert set(mail.sent.values()) == {1}
    assert len(mail.sent) <= 2 * MOST_AN_HOUR
    states = Counter(
        notice.state(clock()) for each in told if (notice := notices.read(*each)) is not None
    )
    assert states == {
        State.SENT: len(mail.sent),
        State.SUMMARISED: 2 * SUBMISSIONS - len(mail.sent),
    }
    assert notices.due(clock(), 1) == []
    # each of the two addresses hears of the rest in one email
    assert len(notices.due(clock() + timedelta(hours=1), 10)) == 2


@pytest.mark.parametrize("copies", [10])
def test_edited_answers_at_once_are_all_kept(local_table: Table, clock: Clock, copies: int) -> None:
    send = door(local_table, clock)
    token = begun()
    with ThreadPoolExecutor(copies) as threads:
        answers = list(threads.map(partial(confirm, send, token), map(str, range(copies))))
    assert len({reference(a) for a in answers if a["statusCode"] == 200}) == 1
    stored = counts(local_table)
    assert stored["CASE/CASE"] == 1
    assert stored["ANSWERS"] == sum(a["statusCode"] == 200 for a in answers)
