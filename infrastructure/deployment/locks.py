"""Our hash-pinned locks: which packages, in which versions, by which hashes of their files."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from deployment.places import ROOT

REQUIREMENTS: Final = ROOT / "requirements"
_PINNED: Final = re.compile(r"([a-z0-9._-]+)(?:\[[a-z0-9,_-]+\])?==([^\s;\\]+)", re.IGNORECASE)
_HASH: Final = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Pinned:
    """A package in one version; any of its files has one of the hashes (SHA-256)."""

    name: str
    version: str
    hashes: tuple[str, ...]


def read_lock(lock: Path) -> list[Pinned]:
    """Return what a lock pins, in its order."""
    # a requirement goes on for as long as its lines end in a backslash
    lines = lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    found = [(_PINNED.match(line), line) for line in lines]
    return [
        Pinned(match[1].lower(), match[2], tuple(_HASH.findall(line)))
        for match, line in found
        if match
    ]
