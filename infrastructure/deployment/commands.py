"""`make deploy`, `make publish` and `make destroy`, with what they need checked first."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from os import environ
from re import fullmatch
from typing import Final

from botocore.session import get_session

from deployment.account import read_account
from deployment.deploy import Client, Deployment
from deployment.destroy import destroy, destruction
from deployment.layout import stacks_of
from deployment.places import BUILD, ROOT
from deployment.plan import Plan
from deployment.planning import built_site, definitions, plan_of, settings_of
from deployment.site_address import address_to_write, check_address
from deployment.smoke import Doors, over_https, wait_for
from deployment.terminal import Refusal, Say, say
from intake.handlers.aws_says import AwsError, aws_says

MACHINE: Final = "aarch64"
"""The processor of the functions, as in infrastructure/template.yaml."""

Command = Callable[[Namespace, Client, Say], None]


def main(
    arguments: Sequence[str] | None = None, client: Client | None = None, tell: Say = say
) -> int:
    """Do one command; returns 1 when it cannot be done, and says why in a line for each reason."""
    asked = _parser().parse_args(arguments)
    try:
        _check_name(asked.stage)
        COMMANDS[asked.command](asked, client or _aws(), tell)
    except Refusal as why:
        tell(str(why))
    except AwsError as error:
        tell(aws_says(error))
    else:
        return 0
    return 1


def deploy(asked: Namespace, client: Client, tell: Say) -> None:
    """Bring everything of a stage to what is here."""
    settings = settings_of(asked.stage, environ)
    if not asked.dry_run:
        account = read_account(client)
        if mistakes := list(account.mistakes(settings)):
            raise Refusal("\n".join(mistakes))
        settings |= account.settings
        tell(f"Deploying the stage {asked.stage} in the account {account.number}.")
        for each in account.warnings():
            tell(each)
    plan = plan_of(asked.stage, settings, MACHINE)
    if asked.dry_run:
        _only_say([*plan.lines(), *address_to_write(definitions().organisation)], tell)
        return
    deployment = Deployment(plan, client, tell)
    check_address(definitions().organisation, settings, deployment.known)
    deployment.run(other_key=asked.other_key)
    _try(deployment, tell)


def publish(asked: Namespace, client: Client, tell: Say) -> None:
    """Bring words and forms alone."""
    plan = Plan(asked.stage, {}, {}, stacks_of(asked.stage), built_site(), definitions().style_hash)
    if asked.dry_run:
        _only_say([*plan.site_lines(), *address_to_write(definitions().organisation)], tell)
        return
    deployment = Deployment(plan, client, tell)
    check_address(definitions().organisation, {}, deployment.known)
    deployment.publish(BUILD / "definitions", ROOT / "functions")
    _try(deployment, tell)


def remove(asked: Namespace, client: Client, tell: Say) -> None:
    """Take a stage away, except what people have told."""
    if not asked.dry_run and asked.really != asked.stage:
        raise Refusal(f"To take {asked.stage} away, write its name again: REALLY={asked.stage}")
    stacks = stacks_of(asked.stage)
    lines = list(destruction(stacks, client))
    if not lines:
        raise Refusal(f"This account has nothing of a stage {asked.stage}.")
    if asked.dry_run:
        _only_say(lines, tell)
    else:
        destroy(stacks, client, tell)


_STAGE: Final = r"[a-z][a-z0-9-]{1,19}"
COMMANDS: Final[Mapping[str, Command]] = {"deploy": deploy, "publish": publish, "destroy": remove}


def _check_name(stage: str) -> None:
    if not fullmatch(_STAGE, stage):
        raise Refusal(
            f'STAGE="{stage}": write the name of a stage, 2 to 20 small letters, digits and'
            " hyphens, beginning with a letter."
        )


def _try(deployment: Deployment, tell: Say) -> None:
    tell("Opening the site, a form and the desk at their public addresses.")
    form = next(iter(definitions().forms.values()))
    page = f"/forms/{form.name}/{form.pages[0].id}"
    doors = Doors.of(deployment.known, page, BUILD / "site" / "index.html")
    if wrong := wait_for(doors, over_https):
        raise Refusal("\n".join(["Everything is in place, and this does not work yet:", *wrong]))
    tell(f"It works: {doors.site} and {doors.desk}")
    for line in address_to_write(definitions().organisation, doors.site):
        tell(f"{line} and use `make publish`.")


def _only_say(lines: Iterable[str], tell: Say) -> None:
    tell("Nothing is changed: this only says what would be done.")
    for line in lines:
        tell(line)


def _aws() -> Client:
    session = get_session()
    return cache(session.create_client)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="make")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in COMMANDS:
        made = commands.add_parser(name)
        made.add_argument("--stage", required=True)
        made.add_argument("--dry-run", action="store_true")
    commands.choices["deploy"].add_argument("--other-key", action="store_true")
    commands.choices["destroy"].add_argument("--really", default="")
    return parser


if __name__ == "__main__":
    sys.exit(main())
