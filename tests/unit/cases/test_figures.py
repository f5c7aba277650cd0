"""Figures of a period, in which no single person can be seen."""

from hypothesis import given
from hypothesis import strategies as st

from intake.cases.channel import Channel
from intake.cases.codes import REACHED
from intake.cases.figures import MILESTONES, OUTCOMES, Figures, Outcomes, Wait
from intake.cases.history import History
from intake.cases.small_numbers import FEWEST
from tests.support.histories import ended, happened, history, reached

FIRST_CONTACT = MILESTONES["first_contact"]
CASES = st.lists(
    st.builds(
        ended,
        st.sampled_from(OUTCOMES[:-1]),
        service=st.sampled_from(["mediation", "coaching", "mentoring"]),
        channel=st.sampled_from(list(Channel)),
        referred=st.booleans(),
    ),
    max_size=60,
)


def test_waiting_is_counted_in_days_from_the_day_of_arrival() -> None:
    wait = Wait.of([history(reached(days)) for days in (0, 1, 2, 3, 12)], FIRST_CONTACT)
    assert (wait.median, wait.longest) == (2, 12)


def test_the_share_in_time_counts_those_who_heard_by_what_was_promised() -> None:
    wait = Wait.of([history(reached(days)) for days in (0, 1, 2, 3, 3.1)], FIRST_CONTACT)
    assert wait.within == 0.8


def test_who_still_waits_is_in_no_waiting_time() -> None:
    cases = [*(history(reached(1)) for _ in range(5)), history(happened("read", 300))]
    assert Wait.of(cases, FIRST_CONTACT).longest == 1


def test_four_people_make_no_waiting_time() -> None:
    assert Wait.of([history(reached(1))] * 4, FIRST_CONTACT) == Wait()


def test_who_was_spoken_with_before_it_was_keyed_in_has_not_waited() -> None:
    cases = [history(happened("contacted", 0, REACHED, was=-2))] * 5
    assert Wait.of(cases, FIRST_CONTACT).longest == 0


def test_waiting_stands_by_source_too() -> None:
    slow = [history(reached(9), channel=Channel.PAPER)] * 5
    few = [history(reached(1), channel=Channel.TELEPHONE)] * 4
    waits = Figures.of([*slow, *few]).waits_by_source["channel"]
    assert waits["paper"]["first_contact"].median == 9
    assert waits["telephone"]["first_contact"] == Wait()


def test_outcomes_stand_by_group_with_their_totals() -> None:
    cases = [*[ended("completed")] * 9, *[ended("answered")] * 7, *[history()] * 6]
    counts = Outcomes.of(cases, lambda case: case.service)
    assert counts.groups == ["mediation"]
    assert counts.of_groups == [22]
    assert dict(zip(OUTCOMES, counts.of_outcomes, strict=True)) == {
        "completed": 9, "answered": 7, "declined": None, "not_taken_up": None, "going_on": None,
    }  # fmt: skip


def test_spam_and_our_own_trial_count_for_nothing() -> None:
    cases = [*[history()] * 5, ended("spam"), history(status="quarantined")]
    assert Figures.of([*cases, history(status="synthetic")]).total == 5


def test_fewer_than_five_cases_are_no_total() -> None:
    assert Figures.of([history()] * 4).total is None


def test_a_period_without_a_case_has_figures_too() -> None:
    figures = Figures.of([])
    assert figures.total is None
    assert figures.by_service.groups == []


def numbers(figures: Figures) -> list[int]:
    tables = [figures.by_service, *figures.by_source.values()]
    rows = [row for table in tables for row in (*table.counts, table.of_groups, table.of_outcomes)]
    return [count for row in rows for count in row if count is not None]


@given(CASES)
def test_no_figure_is_of_fewer_than_five(cases: list[History]) -> None:
    assert all(count >= FEWEST for count in numbers(Figures.of(cases)))


@given(CASES)
def test_totals_are_withheld_alike_in_every_table(cases: list[History]) -> None:
    figures = Figures.of(cases)
    totals = [figures.by_service, *figures.by_source.values()]
    assert len({tuple(table.of_outcomes) for table in totals}) == 1
