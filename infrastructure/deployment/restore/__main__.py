"""`make restore ARGS="..."`: print the steps of a restore, or do one of them.

Without a step nothing is asked of AWS. `copy` and `carry` change something with --really alone.
"""

import argparse
import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from botocore.session import get_session

from deployment.restore.furnishing import Furnishing
from deployment.restore.stack_template import TABLE, Place, with_table, without_table
from deployment.restore.steps import name_of_copy, steps
from deployment.restore.tables import Tables
from deployment.template_file import load
from deployment.terminal import Refusal, say
from intake.handlers.aws_says import AwsError, aws_says

_ROOT: Final = Path(__file__).parents[3]
_TEMPLATE: Final = _ROOT / "infrastructure" / "template.yaml"
_NEEDS_REALLY: Final = "Nothing was changed. Add --really before the step to do it."
Client = Callable[[str], Any]


def main(
    arguments: Sequence[str] | None = None,
    client: Client = lambda service: get_session().create_client(service),
    into: Path = _ROOT / "build" / "restore",
) -> int:
    """Print the steps, or do one; returns 1 and says why in one line when that cannot be."""
    asked = _parser().parse_args(arguments)
    try:
        if asked.step:
            _STEPS[asked.step](asked, client, into)
        else:
            _say_all(steps(asked.table, asked.at))
    except Refusal as why:
        say(str(why))
        return 1
    except AwsError as error:
        say(aws_says(error))
        return 1
    return 0


@cache
def wanted() -> Furnishing:
    """Return what the template says the table has."""
    document = load(_TEMPLATE.read_text(encoding="utf-8"))
    return Furnishing.written(document["Resources"][TABLE]["Properties"])


def _copy(asked: Namespace, client: Client, _: Path) -> None:
    copy = name_of_copy(asked.table, asked.at)
    if not asked.really:
        raise Refusal(f"{asked.table} would be restored into {copy}. {_NEEDS_REALLY}")
    tables = Tables(client("dynamodb"))
    say(f"Restoring into {copy}: AWS needs some minutes, or some hours.")
    tables.copy(asked.table, asked.at, copy)
    tables.furnish(copy, wanted())
    _say_all(wanted().lacks(tables.furnishing(copy)) or [f"{copy} has all that it should have."])


def _compare(asked: Namespace, client: Client, _: Path) -> None:
    tables, copy = Tables(client("dynamodb")), name_of_copy(asked.table, asked.at)
    now, then = tables.kinds(asked.table), tables.kinds(copy)
    say(f"{'':20}{'now':>10}{'copy':>10}")
    _say_all(f"{kind:20}{now[kind]:>10}{then[kind]:>10}" for kind in sorted(now | then))
    missing = tables.carry(asked.table, copy, really=False).total()
    say(f"{missing} items stand in {asked.table} alone." if missing else "Nothing is missing.")
    _say_all(wanted().lacks(tables.furnishing(copy)))


def _carry(asked: Namespace, client: Client, _: Path) -> None:
    copy = name_of_copy(asked.table, asked.at)
    carried = Tables(client("dynamodb")).carry(asked.table, copy, really=asked.really)
    _say_all(f"{kind}: {count}" for kind, count in sorted(carried.items()))
    say(f"{carried.total()} items are brought over." if asked.really else _NEEDS_REALLY)


def _switch(asked: Namespace, client: Client, into: Path) -> None:
    if not asked.stack:
        raise Refusal("Say --stack and the stack's name before the step.")
    copy = name_of_copy(asked.table, asked.at)
    place = Place(copy, *Tables(client("dynamodb")).place(copy))
    asked_for = {"StackName": asked.stack, "TemplateStage": "Processed"}
    body = client("cloudformation").get_template(**asked_for)["TemplateBody"]
    document: Mapping[str, Any] = load(body) if isinstance(body, str) else body
    into.mkdir(parents=True, exist_ok=True)
    made = {"1-let-go.json": without_table, "2-take-in.json": with_table}
    for name, make in made.items():
        (into / name).write_text(json.dumps(make(document, place), indent=1), encoding="utf-8")
        say(f"build/restore/{name}")


_STEPS: Final = {"copy": _copy, "compare": _compare, "carry": _carry, "switch": _switch}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make restore")
    parser.add_argument("--table", required=True, help="the table's name, an output of the stack")
    parser.add_argument("--at", type=_moment, required=True, help="2026-11-27T09:00:00+00:00")
    parser.add_argument("--stack", default="", help="the stack's name, for the step switch")
    parser.add_argument("--really", action="store_true", help="do it; without it, only look")
    parser.add_argument("step", nargs="?", choices=_STEPS, help="none: print all the steps")
    return parser


def _moment(written: str) -> datetime:
    """Return a moment; without a zone it is UTC."""
    moment = datetime.fromisoformat(written)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _say_all(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)


if __name__ == "__main__":
    sys.exit(main())
