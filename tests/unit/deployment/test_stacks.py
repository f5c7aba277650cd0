import pytest

from deployment.stacks import Stacks
from deployment.terminal import Refusal
from tests.support.cloud import FakeCloudFormation

BODY = {"TemplateBody": "{}"}


def never(_: float) -> None:
    raise AssertionError("there is nothing to wait for")


@pytest.fixture
def aws() -> FakeCloudFormation:
    return FakeCloudFormation({"a": {"Bucket": "the-bucket"}})


@pytest.fixture
def stacks(aws: FakeCloudFormation) -> Stacks:
    return Stacks(aws, wait=never)


def test_a_stack_is_made_and_gives_its_outputs(stacks: Stacks) -> None:
    assert stacks.apply("a", BODY, {}) == {"Bucket": "the-bucket"}


def test_a_stack_is_made_once_and_then_changed(stacks: Stacks, aws: FakeCloudFormation) -> None:
    stacks.apply("a", BODY, {})
    stacks.apply("a", BODY, {})
    assert [each["ChangeSetType"] for each in aws.asked] == ["CREATE", "UPDATE"]


def test_a_refused_first_attempt_can_be_repeated(stacks: Stacks, aws: FakeCloudFormation) -> None:
    aws.refuses = "Parameter Days is odd"
    with pytest.raises(Refusal):
        stacks.apply("a", BODY, {})
    aws.refuses = ""
    assert stacks.apply("a", BODY, {}) == {"Bucket": "the-bucket"}


def test_a_failed_first_attempt_can_be_looked_at_and_repeated(
    stacks: Stacks, aws: FakeCloudFormation
) -> None:
    aws.fails = {"a": "no such key"}
    with pytest.raises(Refusal):
        stacks.apply("a", BODY, {})
    assert aws.stacks["a"]["StackStatus"] == "ROLLBACK_COMPLETE"
    aws.fails = {}
    assert stacks.apply("a", BODY, {}) == {"Bucket": "the-bucket"}


def test_an_attempt_is_no_stack(stacks: Stacks, aws: FakeCloudFormation) -> None:
    aws.fails = {"a": "no such key"}
    with pytest.raises(Refusal):
        stacks.apply("a", BODY, {})
    assert stacks.standing("a") is None


def test_a_parameter_keeps_its_value_where_that_was_asked(
    stacks: Stacks, aws: FakeCloudFormation
) -> None:
    stacks.apply("a", BODY, {"Secret": "x", "Days": "7"}, ["Secret"])
    stacks.apply("a", BODY, {"Days": "30"}, ["Secret", "Unknown"])
    assert aws.asked[1]["Parameters"] == [
        {"ParameterKey": "Days", "ParameterValue": "30"},
        {"ParameterKey": "Secret", "UsePreviousValue": True},
    ]


def test_that_nothing_would_change_is_no_mistake(stacks: Stacks, aws: FakeCloudFormation) -> None:
    stacks.apply("a", BODY, {})
    aws.refuses = "The submitted information didn't contain changes."
    assert stacks.apply("a", BODY, {}) == {"Bucket": "the-bucket"}


def test_a_refused_template_says_why(stacks: Stacks, aws: FakeCloudFormation) -> None:
    aws.refuses = "Parameter Days is odd"
    with pytest.raises(Refusal, match="refuses the template: Parameter Days is odd"):
        stacks.apply("a", BODY, {})


def test_a_failure_names_what_failed_first(stacks: Stacks, aws: FakeCloudFormation) -> None:
    aws.fails = {"a": "no such key"}
    with pytest.raises(Refusal, match=r"Queue: no such key; Desk: no reason"):
        stacks.apply("a", BODY, {})


def test_a_failure_tells_no_reason_of_an_earlier_one(
    stacks: Stacks, aws: FakeCloudFormation
) -> None:
    for reason in ("no such key", "no such queue"):
        aws.fails = {"a": reason}
        with pytest.raises(Refusal, match=rf"^The stack a is ROLLBACK_COMPLETE: Queue: {reason}"):
            stacks.apply("a", BODY, {})


def test_a_failure_names_what_is_left(stacks: Stacks, aws: FakeCloudFormation) -> None:
    aws.fails = {"a": "no such key"}
    with pytest.raises(Refusal, match=r"\nTable stays: the-table$"):
        stacks.apply("a", BODY, {})


def test_what_was_deleted_is_no_resource(stacks: Stacks) -> None:
    assert stacks.resources("a") == {"Table": "the-table"}


def test_a_stack_that_is_not_there_can_be_removed(stacks: Stacks) -> None:
    stacks.remove("a")


def test_a_removed_stack_is_gone(stacks: Stacks) -> None:
    stacks.apply("a", BODY, {})
    stacks.remove("a")
    assert stacks.find("a") is None
