import pytest

from intake.directory.mailboxes import personal_mailboxes

PERSONAL = [
    "robin.example@example.org",
    "robin.example1@example.org",
    "r.example@example.org",
    "r.example7@example.org",
    "Robin.Example@example.org",
    "robin_example@example.org",
    "robin-example@example.org",
    "robin.a.example@example.org",
    "rexample2@example.org",
    "robin.runion@example.org",
    "zoë.example@example.org",
    "robin.o'example@example.org",
    "robin.o\u2019example@example.org",
]
ROLES = [
    "info@example.org",
    "office2@example.org",
    "example-tr.mediation@example.org",
    "therapyservices@example.org",
    "therapyservices1@example.org",
    "speak.up.guardian@example.org",
    "staff.network@example.org",
    "duty.desk@example.org",
    "hr-team@example.org",
    "robin@example.org",
]


@pytest.mark.parametrize("address", PERSONAL)
def test_this_looks_like_one_persons(address: str) -> None:
    assert personal_mailboxes(f"Write to {address}.") == [address]


@pytest.mark.parametrize("address", ROLES)
def test_this_does_not(address: str) -> None:
    assert personal_mailboxes(f"Write to {address}.") == []


def test_mailbox_is_found_in_a_link() -> None:
    text = "[Write](mailto:robin.example@example.org?subject=Hello)"
    assert personal_mailboxes(text) == ["robin.example@example.org"]


@pytest.mark.parametrize(
    "written",
    [
        "robin%2Eexample@example.org",
        "robin&#46;example@example.org",
        "robin.example&#64;example.org",
        "robin.example%40example.org",
        "robin.example&commat;example.org",
    ],
)
def test_mailbox_that_a_browser_would_decode_is_found(written: str) -> None:
    assert personal_mailboxes(f"[Write](mailto:{written})") == ["robin.example@example.org"]


def test_quotation_marks_are_no_part_of_it() -> None:
    assert personal_mailboxes("'info@example.org', 'r.example@example.org'") == [
        "r.example@example.org"
    ]


def test_each_is_told_once() -> None:
    assert personal_mailboxes("r.example@example.org, r.example@example.org") == [
        "r.example@example.org"
    ]


@pytest.mark.parametrize("text", ["", "robin.example at example.org", "@example", "a.b@localhost"])
def test_what_is_no_address_is_left_alone(text: str) -> None:
    assert personal_mailboxes(text) == []
