"""A case can be followed through all functions: what is logged about one names it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import intake

FOLDER = Path(intake.__file__).parent

WITHOUT_A_CASE = {
    "body_refused": "nothing was read of it",
    "counter_failed": "there is no case yet",
    "page_failed": "what was stored before it named its case",
    "answers_not_shown": "the same",
    "desk_failed": "the desk's own requests",
    "sign_in_refused": "somebody who signs in",
    "function_failed": "whatever the function was doing",
    "record_failed": "it cannot be read",
    "receipt_failed": "whatever it says it is about may be forged",
    "start_failed": "nothing was asked yet",
    "digest_made": "all teams at once",
    "digest_failed": "a team, with all of its cases",
    "cases_exported": "many cases at once, each with its own event",
    "retention_ran": "all cases at once",
    "receipt_ignored": "no event of ours",
    "receipt_unknown": "whatever it says it is about may be forged",
    "synthetic_failed": "it may not have come as far as a case",
}
"""Lines that are about no case, each with why."""


def lines() -> Iterator[tuple[str, set[str | None]]]:
    """Every line that is written under a fixed name, with its fields; None stands for `**`."""
    for path in sorted(FOLDER.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                named = node.args and isinstance(node.args[0], ast.Constant)
                if node.func.id in ("log", "log_error", "wordless") and named:
                    yield ast.literal_eval(node.args[0]), {each.arg for each in node.keywords}


def test_every_line_about_a_case_names_it() -> None:
    nameless = [
        event
        for event, fields in lines()
        if event not in WITHOUT_A_CASE and not {"case_id", None} & fields
    ]
    assert nameless == []


def test_lines_without_a_case_are_still_written() -> None:
    assert WITHOUT_A_CASE.keys() <= {event for event, _ in lines()}
