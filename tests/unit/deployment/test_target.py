from itertools import pairwise
from pathlib import Path

import pytest

from deployment.target import Target, interpreter
from deployment.terminal import Refusal
from local_stack.places import TEMPLATE
from local_stack.template import Template


def test_nothing_is_built_and_wheels_are_for_the_target() -> None:
    options = Target("aarch64").pip_options()
    assert "--only-binary=:all:" in options
    platforms = [after for before, after in pairwise(options) if before == "--platform"]
    assert platforms
    assert all(platform.endswith("_aarch64") for platform in platforms)


def test_the_bytecode_is_for_the_runtime_of_the_template() -> None:
    runtime = Template.read(TEMPLATE).document["Globals"]["Function"]["Runtime"]
    options = Target("aarch64").pip_options()
    assert f"python{options[options.index('--python-version') + 1]}" == runtime


def test_a_missing_interpreter_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    with pytest.raises(Refusal, match=r"^python3.13 makes .* Install it"):
        interpreter()
