"""`make mutants` would prove nothing with defects that no longer fit the code."""

import pytest

from local_stack.places import ROOT
from tests.reliability.mutants import MUTANTS, Mutant


def test_there_are_twelve_defects() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == 12


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_the_text_to_change_stands_in_the_code_once(mutant: Mutant) -> None:
    assert mutant.found() == 1


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_the_tests_that_must_notice_it_exist(mutant: Mutant) -> None:
    assert all((ROOT / test).is_file() for test in mutant.tests)
