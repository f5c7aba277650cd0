from dataclasses import replace

import pytest

from deployment.restore.__main__ import wanted
from deployment.restore.furnishing import Furnishing

BARE = Furnishing(frozenset(), "", "", recovery=False, deletion_protection=False, encryption=False)


def test_the_template_asks_for_all_that_a_restore_leaves_out() -> None:
    asked = wanted()
    assert asked.indexes == {"due", "worklist", "received", "expiry"}
    assert (asked.stream, asked.time_to_live) == ("KEYS_ONLY", "expires_at")
    assert asked.recovery
    assert asked.deletion_protection
    assert asked.encryption


def test_a_bare_table_lacks_every_thing() -> None:
    assert len(wanted().lacks(BARE)) == 6


def test_what_is_as_it_should_be_is_not_told() -> None:
    assert wanted().lacks(wanted()) == []


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (replace(wanted(), stream=""), "stream: off, should be KEYS_ONLY"),
        (replace(wanted(), stream="NEW_IMAGE"), "stream: NEW_IMAGE, should be KEYS_ONLY"),
        (replace(wanted(), recovery=False), "recovery: off, should be on"),
        (replace(wanted(), time_to_live=""), "time to live: off, should be expires_at"),
        (
            replace(wanted(), indexes=frozenset({"due", "expiry"})),
            "indexes: due, expiry, should be due, expiry, received, worklist",
        ),
    ],
)
def test_what_is_missing_is_told_in_a_line(found: Furnishing, told: str) -> None:
    assert wanted().lacks(found) == [told]


def test_descriptions_without_anything_are_a_bare_table() -> None:
    assert Furnishing.found({}, {"TimeToLiveStatus": "DISABLED"}, {}) == BARE


def test_descriptions_of_a_furnished_table_are_read() -> None:
    table = {
        "GlobalSecondaryIndexes": [{"IndexName": "due"}],
        "StreamSpecification": {"StreamEnabled": True, "StreamViewType": "KEYS_ONLY"},
        "DeletionProtectionEnabled": True,
        "SSEDescription": {"Status": "ENABLED"},
    }
    backups = {"PointInTimeRecoveryDescription": {"PointInTimeRecoveryStatus": "ENABLED"}}
    found = Furnishing.found(table, {"AttributeName": "expires_at"}, backups)
    assert found == replace(wanted(), indexes=frozenset({"due"}))
