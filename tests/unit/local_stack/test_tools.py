import os
from pathlib import Path

import pytest

from local_stack.environment import applied
from local_stack.terminal import Refusal
from local_stack.tools import ensure


def program(folder: Path, name: str, text: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)


def test_a_program_that_is_there_is_used(tmp_path: Path) -> None:
    program(tmp_path, "java", "exit 0")
    said: list[str] = []
    with applied({"PATH": str(tmp_path)}):
        assert ensure("java", "default-jre-headless", said.append) == str(tmp_path / "java")
    assert said == []


def test_a_missing_program_is_named_with_what_to_install(tmp_path: Path) -> None:
    with applied({"PATH": str(tmp_path)}), pytest.raises(Refusal) as refusal:
        ensure("java", "default-jre-headless", lambda _: None)
    assert str(refusal.value) == (
        "java is missing: install it (on Debian and Ubuntu: apt-get install default-jre-headless)."
    )


@pytest.mark.skipif(os.geteuid() != 0, reason="installing needs to be root")
def test_root_installs_what_is_missing_and_says_so(tmp_path: Path) -> None:
    java = tmp_path / "java"
    made = f'printf "#!/bin/sh" > {java} && /bin/chmod +x {java}'
    program(tmp_path, "apt-get", f'[ "$1" = install ] && {made}')
    said: list[str] = []
    with applied({"PATH": str(tmp_path)}):
        assert ensure("java", "default-jre-headless", said.append) == str(java)
    assert said == ["Installing default-jre-headless through apt-get."]


@pytest.mark.skipif(os.geteuid() != 0, reason="installing needs to be root")
def test_a_failed_installation_is_one_line_too(tmp_path: Path) -> None:
    program(tmp_path, "apt-get", "exit 100")
    with applied({"PATH": str(tmp_path)}), pytest.raises(Refusal, match="java is missing"):
        ensure("java", "default-jre-headless", lambda _: None)
