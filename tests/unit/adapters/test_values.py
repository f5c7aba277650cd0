import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.adapters.values import decode, encode
from intake.notices.notice import Kind

VALUES = st.recursive(
    st.text() | st.booleans() | st.integers(-(10**37), 10**37),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), VALUES, max_size=4))
def test_values_come_back_as_they_were(values: dict[str, object]) -> None:
    assert decode(encode(values)) == values


@pytest.mark.parametrize(
    ("value", "wire"),
    [
        ("", {"NULL": True}),
        (["a", ""], {"L": [{"S": "a"}, {"NULL": True}]}),
        ("words", {"S": "words"}),
        (Kind.NEW, {"S": "new"}),
        (0, {"N": "0"}),
        (-12, {"N": "-12"}),
        (True, {"BOOL": True}),
        (False, {"BOOL": False}),
        ([], {"L": []}),
        (["a", 1], {"L": [{"S": "a"}, {"N": "1"}]}),
        (("a",), {"L": [{"S": "a"}]}),
        ({}, {"M": {}}),
        ({"a": {"b": ["c"]}}, {"M": {"a": {"M": {"b": {"L": [{"S": "c"}]}}}}}),
    ],
)
def test_wire_form_of_each_kind_of_value(value: object, wire: object) -> None:
    assert encode({"key": value}) == {"key": wire}


def test_true_is_no_number() -> None:
    assert decode(encode({"key": True}))["key"] is True


@pytest.mark.parametrize("value", [None, 1.5, b"bytes", {"a", "b"}, object(), [None], {"a": 1.5}])
def test_value_without_a_wire_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        encode({"key": value})


def test_refusal_names_the_kind_and_not_the_value() -> None:
    with pytest.raises(TypeError, match=r"^bytes$"):
        encode({"key": b"what somebody wrote"})


@pytest.mark.parametrize("wire", [{"B": b"x"}, {"SS": ["a"]}])
def test_wire_form_we_never_write_is_refused(wire: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        decode({"key": wire})
