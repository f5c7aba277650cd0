"""botocore's descriptions of the services we call, cut down to the calls we make.

botocore reads a whole service's description to make a client, and most of its start is that.
`intake.adapters.clients` reads this folder instead of botocore's own.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from botocore.loaders import Loader

Model = dict[str, Any]

CALLS: Final[Mapping[str, tuple[str, ...]]] = {
    "dynamodb": (
        "DeleteItem", "GetItem", "PutItem", "Query", "TransactWriteItems",
        "UpdateItem",
    ),
    "secretsmanager": ("GetSecretValue",),
    "sesv2": ("SendEmail",),
}  # fmt: skip
"""Every call of the functions; tests compare it with the code, both ways."""


PARTITION: Final = "aws"
"""AWS proper; a deployment in China or for a government needs another one here."""

_ENDPOINTS: Final = ("dynamodb", "email", "secretsmanager")
"""The same services as botocore's list of addresses names them."""

_ABOUT_ALL: Final = ("_retry", "partitions", "sdk-default-configuration")


def write_models(folder: Path) -> None:
    """Write the cut descriptions into a folder, laid out as botocore lays out its own."""
    loader = Loader()
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "endpoints.json", cut_endpoints(loader.load_data("endpoints")))
    for name in _ABOUT_ALL:
        _write(folder / f"{name}.json", loader.load_data(name))
    for service, calls in CALLS.items():
        version = loader.determine_latest_version(service, "service-2")
        place = folder / service / version
        place.mkdir(parents=True)
        _write(
            place / "service-2.json", cut(loader.load_service_model(service, "service-2"), calls)
        )
        for kind in ("endpoint-rule-set-1", "paginators-1"):
            _write(place / f"{kind}.json", loader.load_service_model(service, kind))


def cut(model: Model, calls: tuple[str, ...]) -> Model:
    """Return a service's description with these operations and the shapes they need."""
    operations = {name: _plain(model["operations"][name]) for name in calls}
    needed: dict[str, Model] = {}
    waiting = [name for operation in operations.values() for name in _shapes(operation)]
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed[name] = _plain(model["shapes"][name])
            waiting += _shapes(needed[name])
    rest = {key: value for key, value in model.items() if key != "documentation"}
    return {**rest, "operations": operations, "shapes": needed}


def cut_endpoints(endpoints: Model) -> Model:
    """Return the list of all addresses of AWS with the services we call, in one partition."""
    (ours,) = (each for each in endpoints["partitions"] if each["partition"] == PARTITION)
    services = {name: ours["services"][name] for name in _ENDPOINTS}
    return {**endpoints, "partitions": [{**ours, "services": services}]}


def _shapes(part: object) -> Iterator[str]:
    """Give the names of all shapes that a part of a description refers to."""
    if isinstance(part, dict):
        if isinstance(part.get("shape"), str):
            yield part["shape"]
        for value in part.values():
            yield from _shapes(value)
    elif isinstance(part, list):
        for value in part:
            yield from _shapes(value)


def _plain(part: Any) -> Any:  # noqa: ANN401 JSON of any shape
    """Return a part without the words for readers."""
    if isinstance(part, dict):
        return {
            key: _plain(value)
            for key, value in part.items()
            if key != "documentation" or isinstance(value, dict)
        }
    return [_plain(value) for value in part] if isinstance(part, list) else part


def _write(path: Path, content: Model) -> None:
    path.write_text(json.dumps(content, separators=(",", ":")), encoding="utf-8")
