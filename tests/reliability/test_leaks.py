"""A word of an answer is found wherever it may not stand."""

from email.message import EmailMessage

import pytest

from tests.reliability.rig.faults import none
from tests.reliability.rig.generated import PHONE, POSTCODE, generated, ways
from tests.reliability.rig.leaks import Leaks
from tests.reliability.rig.printed import Printed
from tests.reliability.rig.ses import words_of
from tests.reliability.rig.submissions import WORD
from tests.support.clock import Clock
from tests.support.walks import form_names


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"location": "/contact?name=zanzibar"}, ""),
        ({}, '<form method="post" action="/forms/contact/Zanzibar">'),
        ({}, '<a href="mailto:zanzibar@example.org">'),
    ],
)
def test_a_word_in_an_address_is_found(headers: dict[str, str], body: str) -> None:
    leaks = Leaks(WORD)
    leaks.look_at_page({"headers": headers, "body": body})
    assert len(leaks.found) == 1


def test_a_visitor_may_see_their_own_words() -> None:
    leaks = Leaks(WORD)
    leaks.look_at_page({"headers": {}, "body": '<input name="name" value="zanzibar"> zanzibar'})
    assert leaks.found == []


def test_a_word_in_a_log_is_found() -> None:
    leaks = Leaks(WORD)
    Printed(Clock(), leaks).write('{"message": "failed", "code": "zanzibar"}\n')
    assert len(leaks.found) == 1


def test_a_word_split_by_the_end_of_an_encoded_line_is_found() -> None:
    email = EmailMessage()
    email.set_content("x" * 71 + WORD, cte="quoted-printable")
    assert WORD not in str(email)
    assert WORD in words_of(email)


def test_every_form_is_sent_with_words_to_look_for() -> None:
    sent = [generated(number, Clock()(), none()) for number in range(len(ways()))]
    assert {each.form for each in sent} == set(form_names())
    assert all(WORD in str(each.fields) for each in sent)
    assert {PHONE, POSTCODE} <= {value for each in sent for value in map(str, each.fields.values())}
