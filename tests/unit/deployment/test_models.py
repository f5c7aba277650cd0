import json
import re
from pathlib import Path
from typing import Any

import pytest
from botocore import xform_name
from botocore.loaders import Loader
from botocore.session import Session

from deployment.contents import FUNCTIONS
from deployment.models import CALLS, cut, write_models
from intake.adapters.clients import models_loader

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


def test_all_that_the_code_calls_is_described_and_nothing_else() -> None:
    described = {xform_name(call) for calls in CALLS.values() for call in calls}
    assert called_in(FUNCTIONS) == described


def called_in(folder: Path) -> set[str]:
    """What code asks of clients, at once (`put_item`) or page by page (`query`)."""
    asking = re.compile(r'client\.(\w+)\((?:"(\w+)"\))?')
    texts = (path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    return {match[2] or match[1] for text in texts for match in asking.finditer(text)}


def test_only_what_is_called_is_left() -> None:
    assert cut(MODEL, ("Wanted",))["operations"].keys() == {"Wanted"}


def test_only_the_shapes_it_needs_are_left_also_those_that_name_themselves() -> None:
    assert cut(MODEL, ("Wanted",))["shapes"].keys() == {"In", "Part"}


def test_words_for_readers_are_left_out_and_members_of_that_name_are_not() -> None:
    left = cut(MODEL, ("Wanted",))
    assert "<p>" not in json.dumps(left)
    assert "documentation" in left["shapes"]["In"]["members"]


@pytest.mark.parametrize("service", CALLS)
def test_botocore_makes_a_client_from_it_alone(models: Path, service: str) -> None:
    session = Session()
    session.register_component("data_loader", models_loader(models))
    client = session.create_client(
        service, "eu-west-2", aws_access_key_id="x", aws_secret_access_key="x"
    )
    assert set(client.meta.service_model.operation_names) == set(CALLS[service])


@pytest.mark.parametrize("service", CALLS)
@pytest.mark.parametrize("region", ["eu-west-2", "us-east-1"])
def test_addresses_are_botocores_own(models: Path, service: str, region: str) -> None:
    def address(session: Session) -> str:
        made = session.create_client(
            service, region, aws_access_key_id="x", aws_secret_access_key="x"
        )
        return str(made.meta.endpoint_url)

    cut_session = Session()
    cut_session.register_component("data_loader", models_loader(models))
    assert address(cut_session) == address(Session())


def test_every_retry_is_botocores_own(models: Path) -> None:
    assert models_loader(models).load_data("_retry") == Loader().load_data("_retry")
