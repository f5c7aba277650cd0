from intake.directory.groups import groups
from tests.support.services import FOR_STAFF, a_service


def test_services_are_parted_by_who_may_ask() -> None:
    public, staff = a_service("talking"), a_service("coaching", **FOR_STAFF)
    first, second = groups([staff, public])
    assert (first.title, first.services) == ("Support for you", (public,))
    assert (second.title, second.services) == ("Support at work", (staff,))


def test_group_says_who_may_ask() -> None:
    first, second = groups([a_service(), a_service("coaching", **FOR_STAFF)])
    assert first.words == "Anyone can ask for these."
    assert second.words.startswith("These are only for people who work for the employer")


def test_empty_group_is_left_out() -> None:
    assert [group.open_to for group in groups([a_service(**FOR_STAFF)])] == ["staff"]
    assert groups([]) == []


def test_services_keep_their_order() -> None:
    found = [a_service("b"), a_service("a")]
    assert [each.id for each in groups(found)[0].services] == ["b", "a"]
