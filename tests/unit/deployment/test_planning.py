from pathlib import Path

import pytest

from deployment.layout import SECRET
from deployment.planning import settings_of
from deployment.terminal import Refusal
from tests.support.site import built


def test_the_example_is_complete() -> None:
    assert settings_of("demo", {}, built())["DomainName"] == "www.example.org"


def test_the_secret_comes_from_the_environment_and_from_nowhere_else() -> None:
    assert SECRET not in settings_of("demo", {}, built())
    assert settings_of("demo", {"OPENID_CLIENT_SECRET": "x"}, built())[SECRET] == "x"


def test_a_stage_nobody_has_written_names_those_that_there_are() -> None:
    with pytest.raises(Refusal, match=r'There is no stage "live".* one of .*demo.* copy'):
        settings_of("live", {}, built())


def test_without_a_build_the_command_for_it_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="make build"):
        settings_of("demo", {}, tmp_path)
