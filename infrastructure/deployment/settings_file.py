"""What an operator fills in: `stages/NAME.toml`, checked against the templates' parameters.

The keys are the parameters' names in small letters: `alarm_address` for AlarmAddress. What is
allowed, and the words that explain it, stand in the templates alone.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Final

from deployment.settings_together import PLAIN, odd_together
from deployment.terminal import Refusal
from intake.directory.teams import Team

Parameters = Mapping[str, Mapping[str, Any]]
"""The parameters of all templates that an operator may set, by name."""

TEAMS: Final = "teams"
_ADDRESS: Final = re.compile(r'[^@\s<>"]+@[^@\s<>"]+')
_LONGEST: Final = 4096
"""Characters that CloudFormation takes as the value of a parameter (its quotas)."""

_CAPITAL: Final = re.compile(r"(?<!^)(?=[A-Z])")


def read_settings(
    file: str, text: str, parameters: Parameters, teams: Mapping[str, Team]
) -> dict[str, str]:
    """Return the parameters' values; raises Refusal with a line for everything that is wrong."""
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refusal(f"{file}: this is not TOML: {error}") from None
    named = {key_of(name): name for name in parameters}
    mistakes = [*_unknown(written, named), *_wrong_addresses(written.get(TEAMS, {}), teams)]
    values = {named[key]: _text(value) for key, value in written.items() if key in named}
    teams_in_json = json.dumps(written.get(TEAMS, {}), separators=(",", ":"), default=str)
    values["TeamAddresses"] = teams_in_json
    for name, rules in parameters.items():
        mistakes += _mistakes(key_of(name), values.get(name), rules)
    mistakes += odd_together(values)
    if mistakes:
        raise Refusal("\n".join(f"{file}: {each}" for each in mistakes))
    return values


def key_of(parameter: str) -> str:
    """Return the key of a parameter: `alarm_address` for AlarmAddress."""
    return TEAMS if parameter == "TeamAddresses" else _CAPITAL.sub("_", parameter).lower()


def _unknown(written: Mapping[str, Any], named: Mapping[str, str]) -> Iterator[str]:
    for key in written.keys() - named.keys() - {TEAMS}:
        (near, *_) = [*get_close_matches(key, named, 1), ""]
        yield f"{key}: there is no such setting" + (f"; did you mean {near}?" if near else "")


def _wrong_addresses(written: object, teams: Mapping[str, Team]) -> Iterator[str]:
    if not isinstance(written, dict) or not all(isinstance(v, dict) for v in written.values()):
        yield "teams: write a table for each team: [teams.general], and a line for each role"
        return
    for team, roles in written.items():
        if team not in teams:
            yield f"teams.{team}: there is no such team in content/teams.yml"
            continue
        known = (*teams[team].to, *teams[team].fallback)
        for role in known:
            if role not in roles:
                yield f"teams.{team}.{role}: an address is missing"
        for role, address in roles.items():
            if role not in known:
                yield f"teams.{team}.{role}: content/teams.yml has no such role"
            elif not isinstance(address, str) or not _ADDRESS.fullmatch(address):
                yield f"teams.{team}.{role}: write one plain email address"
            elif not address.isascii():
                yield f"teams.{team}.{role}: {PLAIN}"


def _mistakes(key: str, value: str | None, rules: Mapping[str, Any]) -> Iterator[str]:
    words = " ".join(str(rules.get("Description", "")).split())
    if value is None:
        if "Default" not in rules:
            yield f"{key} is missing. {words}"
    elif len(value) > (most := int(rules.get("MaxLength", _LONGEST))):
        yield f"{key}: {len(value)} characters in all, and {most} are allowed. {words}"
    elif chosen := [str(each) for each in rules.get("AllowedValues", ())]:
        if value not in chosen:
            yield f"{key}: write one of {', '.join(chosen)}"
    elif rules["Type"] == "Number":
        yield from _odd_number(key, value, rules)
    elif not re.fullmatch(rules.get("AllowedPattern", ".*"), value):
        yield f"{key}: {rules.get('ConstraintDescription') or words}"


def _odd_number(key: str, value: str, rules: Mapping[str, Any]) -> Iterator[str]:
    """Give a line unless it is a whole number in its range: nothing here is counted in parts."""
    lowest, highest = rules.get("MinValue", 0), rules.get("MaxValue")
    fits = value.isdecimal() and lowest <= int(value) <= (highest or int(value))
    if not fits:
        until = f"from {lowest} to {highest}" if highest else f"of {lowest} or more"
        yield f"{key}: write a whole number {until}"


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
