"""Submissions under random faults at every boundary; the seed stands in a failure's name.

`make soak` runs the same with more of everything, and one seed again with SEED=.
"""

import pytest

from tests.reliability.rig.faults import BOUNDARIES, everywhere
from tests.reliability.rig.runs import combined

FOUND = ("lost", "doubled", "half", "untold", "slips")


@pytest.mark.parametrize("seed", [20261121])
def test_nothing_is_lost_or_doubled_and_everybody_is_told_once(
    dynamodb_endpoint: str, seed: int
) -> None:
    world, found = combined(dynamodb_endpoint, everywhere(seed, 0.05), 120)
    assert {name: getattr(found, name) for name in (*FOUND, "twice") if getattr(found, name)} == {}
    assert found.acknowledged > 110
    struck = {name for name in BOUNDARIES if world.faults.struck[name]}
    assert struck == set(BOUNDARIES)


@pytest.mark.parametrize("seed", [20261122])
def test_nothing_is_lost_when_events_are_lost_as_well(dynamodb_endpoint: str, seed: int) -> None:
    found = combined(dynamodb_endpoint, everywhere(seed, 0.05), 50, event_loss=0.01)[1]
    assert {name: getattr(found, name) for name in FOUND if getattr(found, name)} == {}
