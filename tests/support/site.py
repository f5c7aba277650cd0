"""The site and the definitions, built once for all tests that need the real ones.

Workers of one run share what tests/conftest.py had built for them: its folder is in their
environment.
"""

import atexit
import subprocess
import sys
from functools import cache
from os import environ
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from local_stack.places import ROOT
from tests.support.clock import Clock

BUILT = "SITE_THAT_TESTS_SHARE"


@cache
def built() -> Path:
    """Build into a new folder, on the day of the clock; it holds `site` and `definitions`."""
    if shared := environ.get(BUILT):
        return Path(shared)
    folder = Path(mkdtemp(prefix="alongside-site-"))
    atexit.register(rmtree, folder)
    subprocess.run(  # noqa: S603 our own command
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(folder / "site")],
        cwd=ROOT,
        env={**environ, "SOURCE_DATE_EPOCH": str(int(Clock().moment.timestamp()))},
        check=True,
        capture_output=True,
    )
    return folder


def addresses(site: Path) -> list[str]:
    """Return the address of every page in a built site, from its root: `/contact/`."""
    files = sorted(str(path.relative_to(site)) for path in site.rglob("*.html"))
    return [f"/{file.removesuffix('index.html')}" for file in files]


def asset(site: Path, name: str) -> Path:
    """Return an asset of a built site, whose name there has a digest in it."""
    written = Path(name)
    (found,) = (site / "assets").glob(f"{written.stem}.????????{written.suffix}")
    return found
