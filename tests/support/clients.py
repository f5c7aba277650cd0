"""Clients of AWS for tests; botocore's have no static type."""

from functools import cache
from typing import Any

from botocore.session import Session, get_session


def aws_client(service: str) -> Any:
    """Return a client for whatever the environment points to."""
    return _session().create_client(service)


@cache
def _session() -> Session:
    """One for the whole run: each new one reads botocore's descriptions of a service again."""
    return get_session()
