from datetime import UTC, datetime

from deployment.restore.steps import name_of_copy, steps

AT = datetime(2026, 11, 27, 23, 30, tzinfo=UTC)


def test_the_copy_is_called_by_its_moment() -> None:
    assert name_of_copy("alongside", AT) == "alongside-at-20261127T233000"


def test_the_ledger_is_replayed_on_the_copy_from_its_day() -> None:
    (replay,) = [step for step in steps("alongside", AT) if step.startswith("4.")]
    assert "TABLE_NAME=alongside-at-20261127T233000 make admin" in replay
    assert "--since 2026-11-27" in replay


def test_what_was_deleted_goes_before_anybody_uses_the_copy() -> None:
    text = "\n".join(steps("alongside", AT))
    assert text.index("replay-ledger") < text.index("CloudFormation")


def test_new_cases_are_brought_over_before_the_change_and_after_it() -> None:
    text = "\n".join(steps("alongside", AT))
    assert text.index("carry") < text.index("CloudFormation") < text.rindex("carry")
