"""What is withheld can be told from nothing that is shown."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.cases.small_numbers import FEWEST, shown, shown_table

COUNTS = st.lists(st.integers(0, 40), max_size=9)
TABLES = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 40), min_size=width, max_size=width), min_size=1, max_size=5
    )
)


@given(COUNTS)
def test_no_number_below_five_is_shown(counts: list[int]) -> None:
    assert all(each is None or each >= FEWEST for each in shown(counts))


@given(COUNTS)
def test_what_is_shown_is_true(counts: list[int]) -> None:
    assert all(
        each is None or each == count for each, count in zip(shown(counts), counts, strict=True)
    )


@given(COUNTS)
def test_a_list_without_small_numbers_is_shown_whole(counts: list[int]) -> None:
    large = [count + FEWEST for count in counts]
    assert shown(large) == large


def public(counts: Sequence[int]) -> tuple[object, ...]:
    """All that a reader has: what is shown, and a total that is not small."""
    total = sum(counts)
    return (*shown(counts), total if total >= FEWEST else None)


@pytest.mark.parametrize(("length", "most"), [(2, 24), (3, 14), (4, 9)])
def test_a_reader_who_knows_the_rule_cannot_work_out_any_withheld_number(
    length: int, most: int
) -> None:
    """Of all lists that are shown alike, each withheld place has several numbers."""
    alike = defaultdict(list)
    for counts in product(range(most), repeat=length):
        alike[public(counts)].append(counts)
    for seen, group in alike.items():
        # near the edge of what was tried there may be no second list
        if max(map(sum, group)) >= most:
            continue
        for at in range(length):
            if seen[at] is None:
                assert len({counts[at] for counts in group}) > 1, (seen, group)


@given(TABLES)
def test_in_no_row_or_column_is_one_number_withheld_alone(table: list[list[int]]) -> None:
    rows = shown_table(table)
    lines = [*rows, *map(list, zip(*rows, strict=True))]
    assert all(line.count(None) != 1 for line in lines if len(line) > 1)


@given(TABLES)
def test_no_row_or_column_gives_its_withheld_numbers_away_by_their_sum(
    table: list[list[int]],
) -> None:
    rows = shown_table(table)
    pairs = [list(zip(*pair, strict=True)) for pair in zip(table, rows, strict=True)]
    for line in [*pairs, *map(list, zip(*pairs, strict=True))]:
        withheld = [count for count, seen in line if seen is None]
        if withheld and len(withheld) < len(line):
            assert sum(withheld) >= FEWEST
            assert set(withheld) != {FEWEST - 1}


@given(TABLES)
def test_no_table_shows_a_small_number(table: list[list[int]]) -> None:
    assert all(each is None or each >= FEWEST for row in shown_table(table) for each in row)


def test_one_small_number_takes_its_smallest_neighbour_along() -> None:
    assert shown([12, 2, 7, 9]) == [12, None, None, 9]
