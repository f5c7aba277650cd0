from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from deployment.costs.prices import Price, dollars, read_prices, times, together

CALLS = Price("Calls", 0.20, 1_000_000, "a list", date(2026, 11, 28))
PRICES = {"call": CALLS, "secret": replace(CALLS, what="Secrets", dollars=0.40, per=1)}


def test_a_price_is_for_so_many() -> None:
    assert CALLS.of(500_000) == pytest.approx(0.10)


def test_dollars_are_the_sum_of_all_uses() -> None:
    assert dollars({"call": 1_000_000, "secret": 3}, PRICES) == pytest.approx(1.40)


def test_what_has_no_price_is_an_error() -> None:
    with pytest.raises(KeyError, match="dragon"):
        dollars({"dragon": 1}, PRICES)


def test_times_is_so_many_times_as_much() -> None:
    assert times({"call": 2, "secret": 1}, 3) == {"call": 6, "secret": 3}


def test_together_adds_what_is_in_either() -> None:
    assert together({"call": 2}, {"call": 1, "secret": 4}, {}) == {"call": 3, "secret": 4}


@pytest.mark.parametrize(("name", "price"), read_prices().items(), ids=lambda each: str(each)[:20])
def test_every_price_says_what_it_is_and_where_it_is_from(name: str, price: Price) -> None:
    assert price.what, name
    assert price.source, name
    assert price.dollars > 0, name
    assert price.per > 0, name
    assert isinstance(price.seen, date), name


def test_a_fact_that_no_price_has_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "prices.yml"
    file.write_text("call: {what: x, dollars: 1, per: 1, source: x, seen: 2026-11-28, colour: red}")
    with pytest.raises(TypeError, match="colour"):
        read_prices(file)
