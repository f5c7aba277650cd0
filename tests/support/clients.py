"""Clients of AWS for tests; botocore's have no static type."""

from typing import Any

from botocore.session import get_session


def aws_client(service: str) -> Any:
    """Return a client for whatever the environment points to."""
    return get_session().create_client(service)
