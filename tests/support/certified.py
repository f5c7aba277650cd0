"""A certified OpenID provider, oidc-provider: `python -m tests.support.certified` fetches it.

It reads the standards for itself, so that provider and desk cannot share a mistake of ours.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from local_stack.openid.people import Person
from local_stack.places import TOOLS
from local_stack.terminal import Refusal, Say, say
from local_stack.tools import ensure

_OURS: Final = Path(__file__).with_name("certified_provider")
_LOCK: Final = "package-lock.json"
_HOME: Final = TOOLS / "oidc-provider"
_LIBRARY: Final = _HOME / "node_modules" / "oidc-provider" / "lib" / "index.js"


@contextmanager
def running(redirect: str, secret: str, people: Sequence[Person]) -> Iterator[str]:
    """Run it for the block and give its issuer; the desk is a client that must use S256.

    People sign in with their subject and any password. Raises Refusal without node, npm or it.
    """
    fetch(say)
    node = ensure("node", "nodejs", say)
    known = [{"sub": each.subject, "name": each.name, "email": each.email} for each in people]
    with subprocess.Popen(  # noqa: S603 our own words and paths
        [node, str(_OURS / "provider.mjs"), str(_LIBRARY)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        told = {"redirect": redirect, "secret": secret, "people": known}
        process.stdin.write(json.dumps(told) + "\n")
        process.stdin.flush()
        issuer = process.stdout.readline().strip()
        assert issuer, "the provider did not start"
        yield issuer
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def fetch(tell: Say) -> None:
    """Have the versions of our lock, checked by its digests; raises Refusal."""
    if _is_there():
        return
    npm = ensure("npm", "npm", tell)
    tell("Fetching an OpenID provider (3 MB).")
    TOOLS.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=TOOLS) as name:
        place = Path(name) / "oidc-provider"
        _install(npm, place)
        _move(place)


def _is_there() -> bool:
    lock = _HOME / _LOCK
    return lock.is_file() and lock.read_bytes() == (_OURS / _LOCK).read_bytes()


def _install(npm: str, place: Path) -> None:
    place.mkdir()
    for file in ("package.json", _LOCK):
        shutil.copy(_OURS / file, place)
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    finished = subprocess.run([npm, "ci", *quiet], cwd=place, check=False)  # noqa: S603
    if finished.returncode:
        raise Refusal("oidc-provider could not be fetched: is npm's registry reachable?")


def _move(place: Path) -> None:
    shutil.rmtree(_HOME, ignore_errors=True)
    try:
        place.rename(_HOME)
    except OSError:
        # another process may have fetched it in the meantime
        if not _is_there():
            raise


if __name__ == "__main__":
    try:
        fetch(say)
        ensure("node", "nodejs", say)
    except Refusal as refusal:
        sys.exit(str(refusal))
