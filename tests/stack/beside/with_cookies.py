"""A function as API Gateway calls it: ministack leaves cookies among the headers."""

from importlib import import_module
from os import environ
from typing import Any

_MODULE, _, _NAME = environ["HANDLER_ON_AWS"].rpartition(".")
_HANDLER = getattr(import_module(_MODULE), _NAME)


def handle(event: dict[str, Any], context: object) -> Any:
    cookies = event.get("headers", {}).pop("cookie", "")
    return _HANDLER({**event, "cookies": cookies.split("; ") if cookies else []}, context)
