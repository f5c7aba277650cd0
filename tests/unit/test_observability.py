import json
import logging
from collections.abc import Iterator

import pytest

from intake import observability
from intake.observability import ALLOWED, FieldNotAllowed, Metric, log, log_error, measure
from local_stack.environment import UNWATCHED, applied

SECRET = "what somebody typed"


@pytest.fixture
def lines() -> Iterator[list[dict[str, object]]]:
    """Every line as it is written in production."""
    written: list[dict[str, object]] = []
    logger = observability._logger  # noqa: SLF001 as it is written

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            written.append(json.loads(logger.registered_formatter.format(record)))

    keep = Keep()
    logger.addHandler(keep)
    yield written
    logger._logger.removeHandler(keep)  # noqa: SLF001


def failure(error: Exception) -> Exception:
    """The error as it arrives where it is caught, with the way it came."""
    try:
        raise error
    except type(error) as caught:
        return caught


def test_line_holds_its_name_and_fields(lines: list[dict[str, object]]) -> None:
    log("notice_sent", case_id="01KAJ2Y7G0ABCDEFGHJKMNPQRS", attempts=2)
    (line,) = lines
    assert line["message"] == "notice_sent"
    assert (line["case_id"], line["attempts"]) == ("01KAJ2Y7G0ABCDEFGHJKMNPQRS", 2)


def test_line_holds_nothing_else(lines: list[dict[str, object]]) -> None:
    log("notice_sent", count=1)
    assert lines[0].keys() == {"level", "message", "timestamp", "service", "count"}


@pytest.mark.parametrize("name", sorted(ALLOWED))
def test_allowed_field_is_written(lines: list[dict[str, object]], name: str) -> None:
    log("event", **{name: "value"})
    assert lines[0][name] == "value"


@pytest.mark.parametrize("name", ["value", "email", "answer", "message", "error", "exc_info"])
def test_any_other_field_is_refused(lines: list[dict[str, object]], name: str) -> None:
    with pytest.raises(FieldNotAllowed, match=f"^{name}$"):
        log("event", form="contact", **{name: SECRET})
    assert lines == []


def test_refusal_does_not_repeat_the_value() -> None:
    with pytest.raises(FieldNotAllowed) as found:
        log("event", answer=SECRET)
    assert SECRET not in str(found.value)


def test_error_is_its_type_and_place(lines: list[dict[str, object]]) -> None:
    log_error("submission_failed", failure(ValueError(SECRET)), form="contact")
    (line,) = lines
    assert line["error_type"] == "ValueError"
    assert str(line["raised_in"]).startswith("failure:")
    assert line["form"] == "contact"


def test_words_of_an_error_are_never_written(lines: list[dict[str, object]]) -> None:
    cause = KeyError(SECRET)
    error = ValueError(SECRET)
    error.__cause__ = cause
    error.add_note(SECRET)
    log_error("submission_failed", failure(error))
    assert SECRET not in json.dumps(lines)


def test_error_that_was_never_raised_has_no_place(lines: list[dict[str, object]]) -> None:
    log_error("submission_failed", ValueError(SECRET))
    assert lines[0]["raised_in"] == "unknown"


def test_a_figure_is_a_line_without_a_dimension(capsys: pytest.CaptureFixture[str]) -> None:
    measure(Metric.NOTICES_UNSETTLED, 3)
    told = json.loads(capsys.readouterr().out)
    (listed,) = told["_aws"]["CloudWatchMetrics"]
    assert listed["Dimensions"] == [[]]
    assert told.keys() == {"_aws", "NoticesUnsettled"}
    assert told["NoticesUnsettled"] == [3.0]


def test_each_figure_is_a_line_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    measure(Metric.SWEEPER_RAN)
    measure(Metric.DIGEST_RAN)
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert "DigestRan" not in first
    assert "SweeperRan" not in second


def test_no_figure_is_written_where_nobody_reads_it(capsys: pytest.CaptureFixture[str]) -> None:
    with applied(UNWATCHED):
        measure(Metric.SWEEPER_RAN)
    assert capsys.readouterr().out == ""
