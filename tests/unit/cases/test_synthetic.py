from datetime import UTC, datetime

import pytest

from intake.cases.identity import new_id
from intake.cases.record import is_case_id
from intake.cases.reference import draw_reference, read_reference
from intake.cases.synthetic import ADDRESSES, ROLE, TEAM, synthetic
from intake.content.mistakes import ContentMistakes
from intake.directory.teams import read_teams

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def test_no_page_of_the_desk_takes_the_id_of_a_trial() -> None:
    assert is_case_id(new_id(NOW))
    assert not is_case_id(synthetic(new_id(NOW)))


def test_no_command_takes_the_reference_of_a_trial() -> None:
    drawn = draw_reference(lambda letters: letters[0])
    assert read_reference(drawn)
    assert read_reference(synthetic(drawn)) is None


def test_no_organisation_can_have_the_team_of_a_trial() -> None:
    entry = {"name": "Nobody", "label": "Nobody", "to": [ROLE]}
    with pytest.raises(ContentMistakes):
        read_teams({TEAM: entry})


def test_a_trial_tells_the_simulator_of_ses() -> None:
    assert ADDRESSES[TEAM][ROLE] == "success@simulator.amazonses.com"
