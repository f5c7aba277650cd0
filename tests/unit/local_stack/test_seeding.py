import json
import os
from pathlib import Path

import pytest

from intake.adapters.definitions import Definitions
from intake.adapters.id_tokens import Identity
from intake.adapters.members import Members, member_key
from intake.adapters.table import Table
from intake.cases.member import Member
from intake.directory.teams import Team
from local_stack.environment import applied
from local_stack.openid.people import CASEY, NIA
from local_stack.seeding import seed, team_addresses

ISSUER = "http://127.0.0.1:8000/_local/openid"
TEAM = {"name": "General", "label": "a service", "to": ["coordinator"], "fallback": ["office"]}


def definitions(folder: Path, *teams: str) -> Definitions:
    (folder / "teams.json").write_text(json.dumps(dict.fromkeys(teams, TEAM)))
    return Definitions(folder)


def member(table: Table, subject: str) -> Member | None:
    return Members(table).find(member_key(Identity(ISSUER, subject)))


def test_every_role_has_an_address_that_nobody_can_have() -> None:
    teams = {"general": Team("general", "General", "a service", ("lead",), ("office",))}
    assert team_addresses(teams) == {
        "general": {"lead": "lead.general@example.org", "office": "office.general@example.org"}
    }


@pytest.fixture
def seeded(table: Table, tmp_path: Path) -> Table:
    with applied({**os.environ}):
        seed(definitions(tmp_path, "general", "mediation"), ISSUER)
        assert json.loads(os.environ["TEAM_ADDRESSES"]).keys() == {"general", "mediation"}
        return table


def test_casey_is_a_coordinator_of_every_team(seeded: Table) -> None:
    casey = member(seeded, CASEY.subject)
    assert casey
    assert casey.reads_cases
    assert casey.teams == ("general", "mediation")


def test_nia_is_no_member(seeded: Table) -> None:
    assert member(seeded, NIA.subject) is None


def test_a_new_team_is_added_the_next_time(seeded: Table, tmp_path: Path) -> None:
    with applied({**os.environ}):
        seed(definitions(tmp_path, "general", "new"), ISSUER)
    casey = member(seeded, CASEY.subject)
    assert casey
    assert casey.teams == ("general", "new")
