"""Secrets Manager on this machine: the keys that functions need."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from typing import Final

from tests.reliability.rig.loopback import Message, response, serving
from tests.support.door import PERSON_KEY, TOKEN_KEY
from tests.support.events import CDN_KEY

_SECRETS: Final[Mapping[str, bytes]] = {
    "TOKEN_SECRET": TOKEN_KEY,
    "PERSON_SECRET": PERSON_KEY,
    "OPENID_SECRET": b"nothing",
    "ORIGIN_KEY_A": b"another key of the CDN",
    "ORIGIN_KEY_B": CDN_KEY.encode(),
}


@contextmanager
def running() -> Iterator[str]:
    """Serve while the block lasts and give the endpoint."""
    with serving(lambda: nullcontext(_answer)) as endpoint:
        yield endpoint


def _answer(request: Message) -> Message:
    name = json.loads(request.body)["SecretId"]
    return response(200, json.dumps({"SecretString": _SECRETS[name].decode()}).encode())
