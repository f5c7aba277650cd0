import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.forms.postcodes import read_postcode


@pytest.mark.parametrize(
    "kept",
    ["M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 0AX", "EC1A 1BB", "GIR 0AA", "BF1 0AX"],
)
@pytest.mark.parametrize(
    "dressed",
    [
        str,
        str.lower,
        lambda code: code.replace(" ", ""),
        " ".join,
        lambda code: f"\u200b {code.replace(' ', '.-_ ')}\u00a0",
    ],
    ids=["as it is", "small", "together", "apart", "with marks"],
)
def test_postcode_is_kept_in_one_form(kept: str, dressed: object) -> None:
    assert callable(dressed)
    assert read_postcode(dressed(kept)) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "BN27",
        "1AA",
        "BN27 1A",
        "BN27 1AAA",
        "BN277 1AA",
        "BNN27 1AA",
        "B 1AA",
        "QN27 1AA",
        "BI27 1AA",
        "BN27 1CA",
        "BN27 1AV",
        "GIR 0AB",
        "27 1AA",
        "BN27 1AA, Hailsham",
        "\uff22\uff2e27 1AA",
        "75008",
        "none",
    ],
)
def test_what_is_no_postcode_is_refused(typed: str) -> None:
    assert read_postcode(typed) is None


@given(st.text(max_size=30))
def test_kept_postcode_is_read_again_as_it_is(typed: str) -> None:
    kept = read_postcode(typed)
    assert kept is None or read_postcode(kept) == kept
