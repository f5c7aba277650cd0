"""What the two packages weigh, and whether the same comes out when they are made again.

`python -m tests.benchmark.packages`; ends with 1 when a bar is broken. For the processor that is
deployed, whatever this machine's is.
"""

import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from deployment.packages import PACKAGES, Package, make_package
from deployment.target import Target
from deployment.terminal import say
from tests.benchmark.unpacked import PLACE
from tests.support.site import built

DEPLOYED: Final = Target("aarch64")
_MIB: Final = 1024 * 1024


def digests(package: Package) -> Iterator[tuple[str, int]]:
    """Make a package twice, each in another folder; give digest and bytes of each."""
    for place in ("once", "again"):
        archive = make_package(package, DEPLOYED, built() / "definitions", PLACE / place)
        yield _digest(archive), archive.stat().st_size


def _digest(archive: Path) -> str:
    return sha256(archive.read_bytes()).hexdigest()


def _main() -> int:
    broken: list[str] = []
    for package in PACKAGES:
        (first, size), (second, _) = digests(package)
        say(f"{package.name}.zip: {size / _MIB:.2f} MiB of {package.most / _MIB:.0f}, {first[:16]}")
        broken += [f"{package.name}.zip is another one when made again"] * (first != second)
    say("\n".join(broken) or "The packages are within their bars and the same when made again.")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(_main())
