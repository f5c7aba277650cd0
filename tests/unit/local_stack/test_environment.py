import os
from pathlib import Path

import pytest

from intake.settings import Settings
from local_stack.addresses import Addresses
from local_stack.environment import applied, isolated, settings
from local_stack.places import TEMPLATE
from local_stack.template import Template

HERE = Addresses(8000)


def test_variables_hold_for_the_block() -> None:
    with applied({"TABLE_NAME": "alongside"}):
        assert os.environ["TABLE_NAME"] == "alongside"
    assert "TABLE_NAME" not in os.environ


def test_variables_are_put_back_after_an_error() -> None:
    before = dict(os.environ)
    with pytest.raises(ValueError, match="any"), applied({"PATH": "elsewhere"}):
        raise ValueError("any")
    assert dict(os.environ) == before


@pytest.mark.parametrize("name", ["AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL"])
def test_no_aws_variable_of_the_machine_is_seen(name: str) -> None:
    with applied({name: "somebody's"}), applied(isolated()):
        assert name not in os.environ


def test_no_file_with_credentials_is_read() -> None:
    variables = isolated()
    assert variables["AWS_CONFIG_FILE"] == variables["AWS_SHARED_CREDENTIALS_FILE"] == os.devnull


def test_only_the_table_is_at_the_endpoint() -> None:
    added = isolated("http://127.0.0.1:4000").keys() - isolated().keys()
    assert added == {"AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL_DYNAMODB_STREAMS"}


def test_functions_find_every_setting() -> None:
    found = Settings.from_environment(settings(HERE, Path("definitions")))
    empty = {name for name, value in vars(found).items() if not value}
    assert empty == {"configuration_set", "team_addresses"}


def test_functions_know_where_things_are() -> None:
    found = Settings.from_environment(settings(HERE, Path("definitions")))
    assert found.desk_url == "http://desk.localhost:8000"
    assert found.openid_issuer == "http://127.0.0.1:8000/_local/openid"


def test_functions_are_given_what_the_template_gives_them() -> None:
    functions = Template.read(TEMPLATE).document["Resources"].values()
    named = {
        name
        for function in functions
        for name in function["Properties"].get("Environment", {}).get("Variables", {})
    }
    assert settings(HERE, Path("definitions")).keys() | {"TEAM_ADDRESSES"} == named
