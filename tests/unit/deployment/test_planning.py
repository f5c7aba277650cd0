import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deployment.layout import SECRET
from deployment.planning import month_of, settings_of
from deployment.terminal import Refusal
from tests.support.site import built
from tests.support.template import written


def test_the_example_is_complete() -> None:
    assert settings_of("demo", {}, built())["DomainName"] == "www.example.org"


def test_the_secret_comes_from_the_environment_and_from_nowhere_else() -> None:
    assert SECRET not in settings_of("demo", {}, built())
    assert settings_of("demo", {"OPENID_CLIENT_SECRET": "x"}, built())[SECRET] == "x"


def test_another_month_is_another_value_that_the_template_takes() -> None:
    days = [datetime(2026, month, day, tzinfo=UTC) for month, day in ((1, 1), (1, 31), (11, 1))]
    months = [month_of(day)["Month"] for day in days]
    assert months == ["2026-01", "2026-01", "2026-11"]
    pattern = written()["Parameters"]["Month"]["AllowedPattern"]
    assert all(re.fullmatch(pattern, month) for month in months)


def test_a_stage_nobody_has_written_names_those_that_there_are() -> None:
    with pytest.raises(Refusal, match=r'There is no stage "live".* one of .*demo.* copy'):
        settings_of("live", {}, built())


def test_without_a_build_the_command_for_it_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="make build"):
        settings_of("demo", {}, tmp_path)
