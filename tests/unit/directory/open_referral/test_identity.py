from uuid import UUID

from intake.directory.open_referral.identity import Identity


def test_id_is_the_same_in_every_build() -> None:
    # a consumer that kept this id must find the service again
    assert Identity("talk").of("service", "talking") == "035c7239-f9d3-561f-910c-3b26ab955b42"


def test_id_is_a_uuid_made_from_a_name() -> None:
    assert UUID(Identity("talk").of("service", "talking")).version == 5


def test_kinds_owners_and_names_are_told_apart() -> None:
    ids = {
        Identity(owner).of(kind, name)
        for owner in ("talk", "walk")
        for kind in ("service", "term")
        for name in ("a", "b")
    }
    assert len(ids) == 8
