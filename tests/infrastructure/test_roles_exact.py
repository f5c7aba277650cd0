"""Each function's role allows what the function does, all of it and nothing else.

Every function runs as the template deploys it, through every use case (tests/infrastructure/uses),
and what it asks of AWS is noted. Beside that stands what Lambda asks with the same role.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import pytest

from tests.infrastructure.uses import (
    desk,
    desk_cases,
    desk_key_in,
    desk_lead,
    forms,
    notices,
    retention,
)
from tests.support.deployed import Deployed
from tests.support.deployment import deployed
from tests.support.granted import granted, is_used
from tests.support.lambda_calls import calls_by_lambda
from tests.support.policy import Call, allows, as_list, statements_of
from tests.support.template import Document, resources, translated

USES: Sequence[Callable[[Deployed], None]] = (
    forms.people_send_forms,
    forms.we_try_the_door,
    notices.the_stream_tells,
    notices.the_round_tells,
    notices.ses_tells,
    notices.teams_hear_how_things_stand,
    retention.the_nightly_round_runs,
    desk.people_come_and_go,
    desk.coordinators_search,
    desk.leads_decide_who_works_here,
    desk_cases.a_case_goes_its_way,
    desk_cases.cases_are_judged,
    desk_lead.leads_look_after_cases,
    desk_lead.people_ask_about_themselves,
    desk_key_in.coordinators_key_in,
)


@cache
def noted() -> Mapping[str, Sequence[Call]]:
    """What each function, by its name, asks of AWS; and what Lambda asks for it."""
    document = translated()
    with deployed() as world:
        for use in USES:
            use(world)
    calls = world.noted.calls
    return {name: [*calls[name], *calls_by_lambda(document, name)] for name in calls}


def roles(document: Document) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, function in resources(document, "AWS::Lambda::Function").items():
        yield name, document["Resources"][function["Properties"]["Role"]["Fn::GetAtt"][0]]


def refused(document: Document) -> list[str]:
    return sorted(
        f"{name}: {call}"
        for name, role in roles(document)
        for call in noted()[name]
        if not allows(role, call)
    )


def unused(document: Document) -> list[str]:
    return sorted(
        f"{n}: {grant}"
        for n, role in roles(document)
        for grant in granted(role)
        if not is_used(grant, noted()[n])
    )


def test_every_function_was_used() -> None:
    assert noted().keys() == {name for name, _ in roles(translated())}


def test_roles_allow_everything_that_functions_do() -> None:
    assert refused(translated()) == []


def test_roles_allow_nothing_that_functions_do_not_do() -> None:
    assert unused(translated()) == []


def broken(role: str, sid: str, change: Callable[[dict[str, Any]], None]) -> Document:
    """The template with one statement of a role changed."""
    document = translated()
    (statement,) = (s for s in statements_of(document["Resources"][role]) if s["Sid"] == sid)
    change(statement)
    return document


def forget_a_prefix(statement: dict[str, Any]) -> None:
    statement["Condition"]["ForAllValues:StringLike"]["dynamodb:LeadingKeys"].pop()


def add_a_prefix(statement: dict[str, Any]) -> None:
    statement["Condition"]["ForAllValues:StringLike"]["dynamodb:LeadingKeys"].append("PERSON#*")


def add_an_action(statement: dict[str, Any]) -> None:
    statement["Action"] = ["dynamodb:DeleteItem", *as_list(statement["Action"])]


def add_a_resource(statement: dict[str, Any]) -> None:
    statement["Resource"] = [{"Ref": "OpenIdSecret"}, *as_list(statement["Resource"])]


def ask_for_no_transaction(statement: dict[str, Any]) -> None:
    del statement["Condition"]["ForAnyValue:StringEquals"]


def forget_an_attribute(statement: dict[str, Any]) -> None:
    statement["Condition"]["ForAllValues:StringEquals"]["dynamodb:Attributes"].remove("persons")


def add_an_attribute(statement: dict[str, Any]) -> None:
    statement["Condition"]["ForAllValues:StringEquals"]["dynamodb:Attributes"].append("answers")


@pytest.mark.parametrize(
    ("role", "sid", "change"),
    [
        ("SweepNoticesRole", "ReadCasesAndSettleNotices", forget_a_prefix),
        ("KeepRetentionRole", "ReadWhatKeepsACase", forget_an_attribute),
        ("DeskRole", "FindCasesOfAPerson", forget_a_prefix),
    ],
)
def test_too_little_is_noticed(role: str, sid: str, change: Any) -> None:
    assert refused(broken(role, sid, change))


@pytest.mark.parametrize(
    ("role", "sid", "change"),
    [
        ("SendDigestRole", "AddDigests", add_a_prefix),
        ("DeskRole", "ReadAnswers", add_an_action),
        ("DeskRole", "KeepDrafts", add_a_prefix),
        ("DeskRole", "WorkCases", ask_for_no_transaction),
        ("SubmitFormRole", "ReadSecrets", add_a_resource),
        ("KeepRetentionRole", "ListPartsOfCases", add_an_attribute),
    ],
)
def test_too_much_is_noticed(role: str, sid: str, change: Any) -> None:
    assert unused(broken(role, sid, change))
