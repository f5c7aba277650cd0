"""`make admin ARGS="..."`: what a person does about somebody's data, from a terminal.

Nothing is changed without --really. Answers are never printed: an export writes them to files that
only its owner can read. Addresses, numbers and corrected answers come from standard input, so that
they stand in no list of commands.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import partial
from os import environ
from pathlib import Path
from typing import Final, TextIO

from intake.adapters.table import ConditionFailed
from intake.cases.keeping import NotPossible
from intake.cases.member import ROLES
from intake.forms.definition import ABOUT
from intake.handlers.admin_commands import COMMANDS
from intake.handlers.admin_office import Asked, Office, office
from intake.handlers.aws_says import AwsError, aws_says
from intake.settings import Settings

_WORDS: Final = {
    "find": "list the cases of a person",
    "export": "write what is held about a person to two files",
    "correct": "correct an answer; its fields come as JSON on standard input",
    "restrict": "freeze a case: on no list, not opened, not deleted",
    "unrestrict": "end a restriction",
    "hold": "keep a case beyond its time, for a reason",
    "release": "end a hold",
    "close": "close a case with an outcome of its form",
    "reopen": "open a closed case again",
    "erase": "erase a person, or one case, everywhere",
    "replay-ledger": "after a restore: delete again what was deleted",
    "unpark": "have a team's parked emails sent again",
    "retention": "list what will be deleted soon",
    "people": "list who may use the desk, and who signed in and may not",
    "admit": "let somebody use the desk, such as its first lead",
}
_SETTINGS: Final = {
    "TABLE_NAME": "TableName",
    "LEDGER_NAME": "LedgerTableName",
    "PERSON_SECRET": "PersonSecretArn",
}
"""What a deployment's stack calls each of them among its outputs."""

_PERSON: Final = "addresses and numbers come on standard input, one a line"
_AS: Final = "who asks, in a case where an address or number is that of more than one"
_WITH_CASE: Final = ("correct", "restrict", "unrestrict", "hold", "release", "close", "reopen")


def main(
    arguments: Sequence[str] | None = None,
    environment: Mapping[str, str] = environ,
    given: TextIO = sys.stdin,
    tell: Callable[[str], None] = print,
    clock: Callable[[], datetime] = partial(datetime.now, UTC),  # noqa: B008 it never changes
    parts: Callable[[Settings], Office] = office,
) -> int:
    """Do one command; returns 1 when it cannot be done, and says why."""
    typed = _parser().parse_args(arguments)
    if missing := [name for name in _SETTINGS if not environment.get(name)]:
        tell(_needed(missing))
        return 1
    asked = Asked(typed, given, tell, clock())
    try:
        COMMANDS[typed.command](parts(Settings.from_environment(environment)), asked)
    except NotPossible as error:
        tell(str(error))
        return 1
    except ConditionFailed:
        tell("Somebody else changed it at the same moment: look again, then repeat it.")
        return 1
    except AwsError as error:
        tell(aws_says(error))
        return 1
    return 0


def _needed(missing: Sequence[str]) -> str:
    outputs = ", ".join(f"{name} to {_SETTINGS[name]}" for name in missing)
    return (
        f"Set from the outputs of the stack alongside-STAGE: {outputs}"
        ' (docs/data-protection.md, "What the commands need").'
    )


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="make admin")
    parser.add_argument("--by", required=True, help="who does this; stands in the case's history")
    parser.add_argument("--really", action="store_true", help="do it; without it, only look")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    made = {name: commands.add_parser(name, help=words) for name, words in _WORDS.items()}
    for name in _WITH_CASE:
        made[name].add_argument("case", help="the reference or the id of a case")
    for name in ("find", "export", "erase"):
        made[name].epilog = _PERSON
        made[name].add_argument("--as", dest="asks", default="", choices=ABOUT, help=_AS)
    made["export"].add_argument("--to", type=Path, required=True, help="the files without ending")
    made["export"].add_argument("--with-serious-harm", action="store_true")
    made["correct"].add_argument("question", help="the id of the question")
    made["hold"].add_argument("--until", type=date.fromisoformat, required=True, metavar="DAY")
    made["hold"].add_argument("--because", required=True)
    made["close"].add_argument("--outcome", required=True)
    made["erase"].add_argument("--case", help="one case instead of a person")
    made["replay-ledger"].add_argument(
        "--since", type=date.fromisoformat, required=True, metavar="DAY"
    )
    made["unpark"].add_argument("team", help="the id of a team")
    made["retention"].add_argument("--days", type=int, default=30)
    made["admit"].add_argument("person", help="the beginning of the key that `people` lists")
    made["admit"].add_argument("--role", action="append", required=True, choices=ROLES)
    made["admit"].add_argument("--team", action="append", default=[], help="the id of a team")
    return parser


if __name__ == "__main__":
    sys.exit(main())
