"""The environment that the template gives a function, with what stands for its references here."""

import json
from collections.abc import Mapping
from typing import Any

from local_stack.addresses import Addresses
from local_stack.environment import CLIENT_ID, SENDER
from local_stack.seeding import team_addresses
from tests.support.door import definitions
from tests.support.policy import as_text
from tests.support.site import built


def environment(function: Mapping[str, Any], addresses: Addresses) -> dict[str, str]:
    """Return a function's variables: a parameter as below, a resource as its own name.

    The identity provider is one that is named, not one that the stack makes.
    """
    parameters = {
        "Stage": "test",
        "Sender": SENDER,
        "TeamAddresses": json.dumps(team_addresses(definitions().teams)),
        "SiteUrl": addresses.site,
        "DeskUrl": addresses.desk,
        "OpenIdIssuer": addresses.issuer,
        "OpenIdClientId": CLIENT_ID,
    }
    given = function["Environment"]["Variables"]
    return {name: _value(value, parameters) for name, value in given.items()}


def _value(given: object, parameters: Mapping[str, str]) -> str:
    match given:
        case {"Fn::If": [_, _, otherwise]}:
            return _value(otherwise, parameters)
        case {"Ref": str(name)}:
            return parameters.get(name, name)
    return as_text(given).replace("/var/task", str(built()))
