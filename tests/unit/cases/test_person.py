from intake.cases.person import person_hash

KEY = b"a key"


def test_capitals_do_not_make_somebody_else() -> None:
    one = person_hash(KEY, "email", "Sam@example.org")
    assert one == person_hash(KEY, "email", "sam@EXAMPLE.org")


def test_hash_depends_on_key_channel_and_address() -> None:
    hashes = {
        person_hash(KEY, "email", "sam@example.org"),
        person_hash(b"another key", "email", "sam@example.org"),
        person_hash(KEY, "phone", "sam@example.org"),
        person_hash(KEY, "email", "sam@example.com"),
    }
    assert len(hashes) == 4
