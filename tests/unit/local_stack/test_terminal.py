import json

from local_stack.schedules import UnknownExpression, next_time
from local_stack.template import Schedule
from local_stack.terminal import describe


def raised(text: str) -> Exception:
    try:
        json.loads(text)
    except ValueError as error:
        return error
    raise AssertionError("that was no mistake")


def test_an_error_is_told_by_its_type() -> None:
    told = describe(raised("robin@example.org"))
    assert told.startswith("JSONDecodeError")
    assert "robin@" not in told


def test_places_in_our_code_are_told() -> None:
    try:
        next_time(Schedule("a.handle", "never", "UTC"), None)  # type: ignore[arg-type]
    except UnknownExpression as error:
        told = describe(error)
    assert "local_stack/schedules.py:" in told
    assert "in next_time" in told
