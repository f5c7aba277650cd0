"""AWS clients with the time limits that each kind of call can bear."""

from functools import cache
from pathlib import Path
from typing import Any, Final

from botocore.config import Config
from botocore.loaders import Loader
from botocore.session import Session, get_session

MODELS: Final = Path(__file__).parent / "aws_models"
"""Only in a package that is deployed: botocore's descriptions of the calls we make, no others."""

_STORE = Config(
    connect_timeout=2, read_timeout=2, retries={"mode": "standard", "total_max_attempts": 2}
)
_COUNT = Config(connect_timeout=0.5, read_timeout=0.5, retries={"total_max_attempts": 1})
# botocore sends an email again by itself when an answer is late; a notice's own states decide
# about sending again (docs/architecture.md), so here there is one attempt only.
_SEND_ONCE = Config(connect_timeout=5, read_timeout=20, retries={"total_max_attempts": 1})


def database() -> Any:  # noqa: ANN401 botocore's clients have no static type
    """Return a DynamoDB client that gives up after two attempts of two seconds."""
    return session().create_client("dynamodb", config=_STORE)


def counters() -> Any:  # noqa: ANN401
    """Return a DynamoDB client that gives up at once: a submission waits behind what it counts."""
    return session().create_client("dynamodb", config=_COUNT)


def mail() -> Any:  # noqa: ANN401
    """Return an SES client that sends each request once."""
    return session().create_client("sesv2", config=_SEND_ONCE)


def secrets() -> Any:  # noqa: ANN401
    """Return a Secrets Manager client."""
    return session().create_client("secretsmanager", config=_STORE)


@cache
def session() -> Session:
    """Return the one session of this process: each more would read everything anew."""
    made = get_session()
    if MODELS.is_dir():
        made.register_component("data_loader", models_loader(MODELS))
    return made


def models_loader(folder: Path) -> Loader:
    """Return what finds descriptions in one folder and looks through no other.

    botocore's own would list the folders of its 400 services before it makes a client.
    """
    return Loader(extra_search_paths=[str(folder)], include_default_search_paths=False)
