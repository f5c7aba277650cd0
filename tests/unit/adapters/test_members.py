from intake.adapters.id_tokens import Identity
from intake.adapters.members import Members, member_key
from intake.adapters.table import Table

JO = Identity("https://identity.example.org", "person-1")


def test_key_is_the_hash_of_issuer_and_subject() -> None:
    # printf 'https://identity.example.org\nperson-1' | sha256sum
    expected = "2b8ea426f80825e336ab8af577f4cdc1a6cf5a10b7a825c55a2b6b904fb2b133"
    assert member_key(JO) == expected


def test_same_subject_of_another_issuer_is_another_person() -> None:
    assert member_key(JO) != member_key(Identity("https://other.example.org", "person-1"))


def test_stranger_is_no_member(table: Table) -> None:
    assert Members(table).find(member_key(JO)) is None


def test_member_is_found(table: Table) -> None:
    members = Members(table)
    members.add(JO, name="Jo Field", teams=["general", "one-to-one"], roles=["coordinator"])
    member = members.find(member_key(JO))
    assert member is not None
    assert (member.name, member.teams) == ("Jo Field", ("general", "one-to-one"))
    assert member.reads_cases


def test_role_decides_about_reading(table: Table) -> None:
    member = Members(table).add(JO, name="Jo Field", teams=["general"], roles=["director"])
    assert not member.reads_cases


def test_item_without_roles_and_teams_allows_nothing(table: Table) -> None:
    table.put({"pk": f"MEMBER#{member_key(JO)}", "sk": "MEMBER", "name": "Jo Field"})
    member = Members(table).find(member_key(JO))
    assert member is not None
    assert (member.teams, member.reads_cases) == ((), False)


def test_removed_member_is_gone(table: Table) -> None:
    members = Members(table)
    member = members.add(JO, name="Jo Field", teams=["general"], roles=["coordinator"])
    members.remove(member.key)
    assert members.find(member.key) is None
