"""`make package`: both packages, with what each weighs."""

import argparse
import sys
from pathlib import Path
from typing import Final

from deployment.packages import PACKAGES, make_package
from deployment.target import Target
from deployment.terminal import Refusal, say

BUILD: Final = Path(__file__).parents[2] / "build"
_MIB: Final = 1024 * 1024


def main() -> int:
    """Make the packages; return 1 and say why in one line when that cannot be."""
    asked = argparse.ArgumentParser(prog="make package")
    asked.add_argument("--machine", default="aarch64", choices=("aarch64", "x86_64"))
    machine: str = asked.parse_args().machine
    try:
        for package in PACKAGES:
            archive = make_package(
                package, Target(machine), BUILD / "definitions", BUILD / "packages"
            )
            size = archive.stat().st_size / _MIB
            say(f"{archive.name}: {size:.2f} MiB of {package.most / _MIB:.0f}")
    except Refusal as why:
        say(str(why))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
