"""Programs from outside that some choices need."""

import os
import shutil
import subprocess

from local_stack.terminal import Refusal, Say


def ensure(command: str, package: str, say: Say) -> str:
    """Return the path of a program, installed through apt-get when that is allowed.

    Raises Refusal with the one line that names what to install.
    """
    if found := shutil.which(command):
        return found
    missing = f"{command} is missing: install it (on Debian and Ubuntu: apt-get install {package})."
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        raise Refusal(missing)
    say(f"Installing {package} through apt-get.")
    _run(apt, "update")
    _run(apt, "install", "-y", "--no-install-recommends", package)
    if found := shutil.which(command):
        return found
    raise Refusal(missing)


def _run(*words: str) -> None:
    # a failed update or install shows in the program that is still missing
    subprocess.run(  # noqa: S603
        words,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
