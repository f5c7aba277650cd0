import pytest

from intake.adapters.rates import Rates, network_of
from intake.adapters.table import Table
from tests.support.clock import Clock

ADDRESS = "192.0.2.77"
TEXT = "weofferyoumanythings"


@pytest.fixture
def rates(table: Table) -> Rates:
    return Rates(lambda: table, b"a key that protects nothing")


def counters(table: Table) -> list[dict[str, dict[str, str]]]:
    found = table._client.scan(TableName=table._name)["Items"]  # noqa: SLF001 a test may look
    return [item for item in found if item["pk"]["S"].startswith("COUNTER#")]


def test_each_submission_counts_one_more(rates: Rates, clock: Clock) -> None:
    assert [rates.of_address(ADDRESS, clock()) for _ in range(3)] == [1, 2, 3]
    assert [rates.of_text(TEXT, clock()) for _ in range(3)] == [1, 2, 3]


def test_an_hour_begins_anew(rates: Rates, clock: Clock) -> None:
    rates.of_address(ADDRESS, clock())
    clock.forward(hours=1)
    assert rates.of_address(ADDRESS, clock()) == 1


def test_a_text_counts_for_its_day(rates: Rates, clock: Clock) -> None:
    rates.of_text(TEXT, clock())
    clock.forward(hours=14)
    assert rates.of_text(TEXT, clock()) == 2
    clock.forward(hours=1)
    assert rates.of_text(TEXT, clock()) == 1


def test_neighbours_are_counted_apart(rates: Rates, clock: Clock) -> None:
    rates.of_address(ADDRESS, clock())
    assert rates.of_address("192.0.2.78", clock()) == 1


def test_a_household_counts_as_one(rates: Rates, clock: Clock) -> None:
    rates.of_address("2001:db8:1:2::1", clock())
    assert rates.of_address("2001:db8:1:2:ffff::9", clock()) == 2
    assert rates.of_address("2001:db8:1:3::1", clock()) == 1


@pytest.mark.parametrize("address", ["", "127.0.0.1", "::1", "::ffff:127.0.0.1", "unknown"])
def test_an_address_that_tells_nobody_apart_is_not_counted(
    rates: Rates, table: Table, clock: Clock, address: str
) -> None:
    assert rates.of_address(address, clock()) == 0
    assert counters(table) == []


def test_no_text_is_not_counted(rates: Rates, table: Table, clock: Clock) -> None:
    assert rates.of_text("", clock()) == 0
    assert counters(table) == []


def test_an_ipv4_address_in_ipv6_clothes_is_the_same() -> None:
    assert network_of("::ffff:192.0.2.77") == network_of(ADDRESS) == ADDRESS


def test_a_counter_holds_neither_address_nor_text(rates: Rates, table: Table, clock: Clock) -> None:
    rates.of_address(ADDRESS, clock())
    rates.of_text(TEXT, clock())
    kept = str(counters(table))
    assert len(counters(table)) == 2
    assert ADDRESS not in kept
    assert TEXT not in kept


def test_days_cannot_be_linked(rates: Rates, table: Table, clock: Clock) -> None:
    for _ in range(3):
        rates.of_address(ADDRESS, clock())
        clock.forward(days=1)
    assert len({item["pk"]["S"] for item in counters(table)}) == 3


def test_keys_differ_with_the_secret(table: Table, clock: Clock) -> None:
    Rates(lambda: table, b"one").of_address(ADDRESS, clock())
    assert Rates(lambda: table, b"two").of_address(ADDRESS, clock()) == 1


def test_a_counter_is_gone_after_48_hours(rates: Rates, table: Table, clock: Clock) -> None:
    rates.of_address(ADDRESS, clock())
    (item,) = counters(table)
    assert int(item["expires_at"]["N"]) - clock().timestamp() == 48 * 3600


def test_the_table_is_made_when_it_is_needed(table: Table, clock: Clock) -> None:
    made: list[Table] = []

    def make() -> Table:
        made.append(table)
        return table

    rates = Rates(make, b"key")
    assert made == []
    rates.of_address("127.0.0.1", clock())
    assert made == []
    rates.of_address(ADDRESS, clock())
    assert made == [table]
