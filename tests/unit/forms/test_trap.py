import re

from hypothesis import given
from hypothesis import strategies as st

from intake.forms.fields import Fields
from intake.forms.trap import trap_name, trapped
from tests.support.forms import sent

VALUE_OF_A_BROWSER = re.compile(
    "mail|name|phone|tel|addr|street|city|town|post|zip|url|web|site|user|login|pass|card|org"
)
"""What browsers and password managers look for in the names of fields."""


@given(st.text(min_size=1))
def test_name_is_no_questions_name_and_nothing_a_browser_fills(signed: str) -> None:
    assert re.fullmatch(r"_[b-df-hj-np-tv-xz]{12}", trap_name(signed))
    assert not VALUE_OF_A_BROWSER.search(trap_name(signed))


def test_each_token_has_its_own_name() -> None:
    assert len({trap_name(f"1.contact.{number}") for number in range(1000)}) == 1000


def test_what_was_typed_is_found_by_the_token() -> None:
    assert trapped(sent({trap_name("token"): "x"}), "token") == "x"


def test_another_tokens_field_is_not_the_trap() -> None:
    assert trapped(sent({trap_name("other"): "x"}), "token") == ""


def test_page_without_a_token_has_no_trap() -> None:
    assert trapped(sent({trap_name(""): "x"}), "") == ""
    assert trapped(Fields(), "token") == ""
