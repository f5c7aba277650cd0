"""AWS clients with the time limits that each kind of call can bear."""

from typing import Any

from botocore.config import Config
from botocore.session import get_session

_STORE = Config(
    connect_timeout=2, read_timeout=2, retries={"mode": "standard", "total_max_attempts": 2}
)
_COUNT = Config(connect_timeout=0.5, read_timeout=0.5, retries={"total_max_attempts": 1})
# botocore sends an email again by itself when an answer is late; a notice's own states decide
# about sending again (docs/architecture.md), so here there is one attempt only.
_SEND_ONCE = Config(connect_timeout=5, read_timeout=20, retries={"total_max_attempts": 1})


def database() -> Any:  # noqa: ANN401 botocore's clients have no static type
    """Return a DynamoDB client that gives up after two attempts of two seconds."""
    return get_session().create_client("dynamodb", config=_STORE)


def counters() -> Any:  # noqa: ANN401
    """Return a DynamoDB client that gives up at once: a submission waits behind what it counts."""
    return get_session().create_client("dynamodb", config=_COUNT)


def mail() -> Any:  # noqa: ANN401
    """Return an SES client that sends each request once."""
    return get_session().create_client("sesv2", config=_SEND_ONCE)


def secrets() -> Any:  # noqa: ANN401
    """Return a Secrets Manager client."""
    return get_session().create_client("secretsmanager", config=_STORE)
