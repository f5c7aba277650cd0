"""`make audit`: whether a weakness is known of anything in the locks.

pip-audit asks the package index. One that does not answer is no all-clear, and pip-audit by itself
would say nothing of it.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from deployment.locks import REQUIREMENTS
from deployment.terminal import Say, say

_LOCKS: Final = ("public", "desk", "site", "dev")
_CLEAR, _FOUND, _UNKNOWN = range(3)
"""Exit statuses."""


def main(tool: Path) -> int:
    """Look every lock up; returns 1 when something was found, 2 when something is not known."""
    statuses = [report(f"{name}.txt", _ask(tool, REQUIREMENTS / f"{name}.txt")) for name in _LOCKS]
    return next((each for each in (_FOUND, _UNKNOWN) if each in statuses), _CLEAR)


def report(lock: str, answer: Mapping[str, Any], tell: Say = say) -> int:
    """Say what pip-audit answered about a lock, and return the exit status for it."""
    if found := list(weaknesses(answer)):
        for line in found:
            tell(f"requirements/{lock}: {line}")
        return _FOUND
    if not answer or (unknown := list(unasked(answer))):
        what = f"{len(unknown)} packages" if answer else "any package"
        tell(f"requirements/{lock}: the index says nothing of {what}; this is no all-clear")
        return _UNKNOWN
    tell(f"requirements/{lock}: no weakness is known")
    return _CLEAR


def weaknesses(answer: Mapping[str, Any]) -> Iterator[str]:
    """Give a line for each weakness in pip-audit's answer."""
    for each in answer.get("dependencies", []):
        for weakness in each.get("vulns", []):
            repaired = ", ".join(weakness["fix_versions"]) or "no version yet"
            yield f"{each['name']} {each['version']}: {weakness['id']}, repaired in {repaired}"


def unasked(answer: Mapping[str, Any]) -> Iterator[str]:
    """Give the packages that pip-audit could not look up."""
    return (each["name"] for each in answer.get("dependencies", []) if "skip_reason" in each)


def _ask(tool: Path, lock: Path) -> dict[str, Any]:
    """Return pip-audit's answer; nothing when it could not even ask."""
    command = [str(tool), "--disable-pip", "--require-hashes", "--progress-spinner", "off",
               "--format", "json", "-r", str(lock)]  # fmt: skip
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 our own command
    return dict(json.loads(done.stdout)) if done.stdout.startswith("{") else {}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
