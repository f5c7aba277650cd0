import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from intake.forms.contact_details import read_email, read_phone, spoken_phone


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("robin@example.org", "robin@example.org"),
        (" robin@example.org\n", "robin@example.org"),
        ("Robin.West@Example.ORG", "Robin.West@example.org"),
        ("robin+tag@mail.example.co.uk", "robin+tag@mail.example.co.uk"),
        ("o'neil@example.org", "o'neil@example.org"),
        ("r@exämple.org", "r@exämple.org"),
        ("robin@xn--exmple-cua.org", "robin@exämple.org"),
        ("Zoe\u0308@example.org", "Zoë@example.org"),
    ],
)
def test_email_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert read_email(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "robin",
        "robin@",
        "@example.org",
        "robin@example",
        "robin@localhost",
        "robin@@example.org",
        "robin @example.org",
        "robin@example.org, sam@example.org",
        "Robin <robin@example.org>",
        "robin@[192.0.2.1]",
        "robin@example..org",
        "robin@example.org\nBcc: sam@example.org",
        "robin@" + "a" * 250 + ".org",
    ],
)
def test_anything_else_is_no_email(typed: str) -> None:
    assert read_email(typed) is None


@given(st.text(max_size=40) | st.emails())
@example("\ud800@example.org")
def test_email_in_its_one_form_stays_so(typed: str) -> None:
    kept = read_email(typed)
    assert kept is None or read_email(kept) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "01632 960001",
        "01632960001",
        " 01632 960 001 ",
        "(01632) 960001",
        "(0)1632 960001",
        "01632-960-001",
        "01632.960.001",
        "01632/960001",
        "01632\u2013960001",
        "01632\u00a0960001",
        "+44 1632 960001",
        "+44 (0)1632 960001",
        "+44(0) 1632 960001",
        "+44 01632 960001",
        "0044 1632 960001",
        "0044 (0)1632 960001",
        "\u202a+44 1632 960001\u202c",
        "\u200e01632 960001",
    ],
)
def test_phone_is_kept_in_one_form(typed: str) -> None:
    assert read_phone(typed) == "+441632960001"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("+1 212 555 0123", "+12125550123"),
        ("0033 1 99 00 12 34", "+33199001234"),
        ("+49 (0)30 901820", "+4930901820"),
        ("+353 20 910 1234", "+353209101234"),
        ("01632 96000", "+44163296000"),
    ],
)
def test_other_countries_and_short_numbers_are_kept_too(typed: str, kept: str) -> None:
    assert read_phone(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "+",
        "0",
        "00",
        "+44",
        "abc",
        "1632 960001",
        "01632 96000a",
        "01632 960001 ext 2",
        "01632 9600",
        "01632 9600011",
        "+0 1632 960001",
        "++44 1632 960001",
        "+44 1632 960001 +44",
        "+123456",
        "+1234567890123456",
        "0 1 6 3 2",
        "\u0660\u0661\u0666\u0663\u0662\u0669\u0666\u0660\u0660\u0660\u0661",
        "01632 960001, 07700 900001",
    ],
)
def test_anything_else_is_no_phone(typed: str) -> None:
    assert read_phone(typed) is None


@pytest.mark.parametrize(
    "number",
    [
        "01632 960001",
        "07700 900001",
        "020 7946 0001",
        "028 9018 0001",
        "0113 496 0001",
        "0121 496 0001",
        "0191 498 0001",
        "0306 999 0001",
        "0808 157 0001",
        "01204 96000",
        "0800 123 456",
    ],
)
def test_phone_is_shown_as_it_is_read_aloud(number: str) -> None:
    kept = read_phone(number)
    assert kept is not None
    assert spoken_phone(kept) == number


@pytest.mark.parametrize("number", ["+12125550123", "+33199001234", "+353209101234", "", "+44"])
def test_number_of_another_country_is_shown_as_it_is_kept(number: str) -> None:
    assert spoken_phone(number) == number


@given(st.text("+0123456789 ()-.", max_size=24) | st.text(max_size=24))
def test_phone_in_its_one_form_stays_so(typed: str) -> None:
    kept = read_phone(typed)
    assert kept is None or read_phone(kept) == kept


@given(st.from_regex(r"0[1-9][0-9]{8,9}", fullmatch=True))
def test_shown_phone_is_the_same_phone(typed: str) -> None:
    kept = read_phone(typed)
    assert kept is not None
    assert read_phone(spoken_phone(kept)) == kept
