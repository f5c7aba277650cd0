import json
from pathlib import Path
from typing import Any

import pytest
from botocore.loaders import Loader
from botocore.session import Session

from deployment.models import CALLS, cut, write_models

MODEL: dict[str, Any] = {
    "metadata": {"apiVersion": "1"},
    "documentation": "<p>Words</p>",
    "operations": {
        "Wanted": {"name": "Wanted", "input": {"shape": "In"}, "documentation": "<p>Words</p>"},
        "Unwanted": {"name": "Unwanted", "input": {"shape": "Other"}},
    },
    "shapes": {
        "In": {"type": "structure", "members": {
            "Part": {"shape": "Part", "documentation": "<p>Words</p>"},
            "documentation": {"shape": "Part"},
        }},
        "Part": {"type": "list", "member": {"shape": "Part"}},
        "Other": {"type": "string"},
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    write_models(folder)
    return folder


def test_only_what_is_called_is_left() -> None:
    assert cut(MODEL, ("Wanted",))["operations"].keys() == {"Wanted"}


def test_only_the_shapes_it_needs_are_left_also_those_that_name_themselves() -> None:
    assert cut(MODEL, ("Wanted",))["shapes"].keys() == {"In", "Part"}


def test_words_for_readers_are_left_out_and_members_of_that_name_are_not() -> None:
    left = cut(MODEL, ("Wanted",))
    assert "<p>" not in json.dumps(left)
    assert "documentation" in left["shapes"]["In"]["members"]


@pytest.mark.parametrize("service", CALLS)
def test_botocore_makes_a_client_from_it(models: Path, service: str) -> None:
    session = Session()
    # as AWS_DATA_PATH does it, and without botocore's own descriptions to fall back on
    loader = Loader([str(models)], include_default_search_paths=False)
    default = Loader()
    session.register_component("data_loader", Both(loader, default))
    client = session.create_client(
        service, "eu-west-2", aws_access_key_id="x", aws_secret_access_key="x"
    )
    assert set(client.meta.service_model.operation_names) == set(CALLS[service])


class Both:
    """Descriptions of services from the first loader alone, everything else from the second."""

    def __init__(self, services: Loader, rest: Loader) -> None:
        self.load_service_model = services.load_service_model
        self.determine_latest_version = services.determine_latest_version
        self.load_data = rest.load_data
        self.load_data_with_path = rest.load_data_with_path
        self.is_builtin_path = rest.is_builtin_path
