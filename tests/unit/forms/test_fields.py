from unicodedata import is_normalized, normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from intake.forms.fields import Fields
from intake.forms.typed import without_controls

PAIRS = st.lists(st.tuples(st.sampled_from(["a", "b", "_go"]), st.text(max_size=8)), max_size=6)


def test_field_that_was_not_sent_is_empty() -> None:
    assert Fields().one("name") == ""
    assert Fields().many("name") == ()


def test_first_value_counts() -> None:
    assert Fields.from_pairs([("a", "1"), ("b", "2"), ("a", "3")]).one("a") == "1"


def test_values_keep_their_order() -> None:
    assert Fields.from_pairs([("a", "2"), ("b", "x"), ("a", "1")]).many("a") == ("2", "1")


def test_empty_values_are_none_of_many() -> None:
    assert Fields.from_pairs([("a", ""), ("a", "1"), ("a", "")]).many("a") == ("1",)


def test_values_are_tidied() -> None:
    assert Fields.from_pairs([("a", "Zoe\u0308\r\n")]).one("a") == "Zoë\n"


def test_control_characters_go_and_their_field_is_named() -> None:
    fields = Fields.from_pairs([("a", "be\x00fore"), ("b", "fine")])
    assert fields.one("a") == "before"
    assert fields.controls == {"a"}


@pytest.mark.parametrize("value", ["a\r\nb", "a\tb", "Zoe\u0308"])
def test_tidying_alone_names_no_field(value: str) -> None:
    assert Fields.from_pairs([("a", value)]).controls == frozenset()


def test_control_in_any_value_of_a_field_names_it() -> None:
    assert Fields.from_pairs([("a", "x"), ("a", "\x00")]).controls == {"a"}


def test_hidden_fields_carry_every_value_of_a_repeating_name() -> None:
    fields = Fields.from_pairs([("a", "1"), ("a", "2"), ("b", "3")])
    assert fields.pairs(["b", "a"], {"a"}) == [("b", "3"), ("a", "1"), ("a", "2")]


def test_hidden_fields_carry_one_value_of_any_other_name() -> None:
    assert Fields.from_pairs([("a", "1"), ("a", "2")]).pairs(["a"], set()) == [("a", "1")]


def test_hidden_fields_carry_nothing_empty_or_unasked() -> None:
    fields = Fields.from_pairs([("a", ""), ("b", "x")])
    assert fields.pairs(["a", "c"], {"c"}) == []


@given(PAIRS)
def test_hidden_fields_bring_the_same_answers_back(pairs: list[tuple[str, str]]) -> None:
    fields = Fields.from_pairs(pairs)
    again = Fields.from_pairs(fields.pairs(["a", "b", "_go"], {"a"}))
    assert again.many("a") == fields.many("a")
    assert [again.one(name) for name in ("b", "_go")] == [fields.one(n) for n in ("b", "_go")]
    assert again.controls == frozenset()


@given(st.text())
@example("e\x00\u0301")
def test_every_value_is_nfc_without_controls(typed: str) -> None:
    value = Fields.from_pairs([("a", typed)]).one("a")
    assert is_normalized("NFC", value)
    assert without_controls(value) == value
    assert "\r" not in value


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_text_without_controls_is_kept_whole(typed: str) -> None:
    assert Fields.from_pairs([("a", typed)]).one("a") == normalize("NFC", typed)
