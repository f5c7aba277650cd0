"""`make sbom`: what is in each package that is deployed, as CycloneDX 1.6 (ECMA-424).

Made from the locks alone, so that it is the same whenever they are.
"""

import json
import sys
import tomllib
from collections.abc import Sequence
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from deployment.locks import REQUIREMENTS, Pinned, read_lock
from deployment.packages import PACKAGES
from deployment.places import BUILD, ROOT
from deployment.terminal import say

_BUILDER: Final = "site"
"""The lock of what builds the site, and is not deployed itself."""


def main() -> int:
    """Write one file for each lock into build/sbom."""
    folder = BUILD / "sbom"
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*(package.name for package in PACKAGES), _BUILDER):
        pinned = read_lock(REQUIREMENTS / f"{name}.txt")
        text = json.dumps(bill(name, _version(), pinned), indent=2, sort_keys=True)
        (folder / f"{name}.cdx.json").write_text(text + "\n", encoding="utf-8")
        say(f"build/sbom/{name}.cdx.json: {len(pinned)} packages")
    return 0


def bill(name: str, version: str, packages: Sequence[Pinned]) -> dict[str, Any]:
    """Return the bill of one of our packages."""
    parts = [_component(each) for each in sorted(packages, key=lambda each: each.name)]
    whole = f"alongside-{name}"
    content = json.dumps(parts, sort_keys=True)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, f'{whole} {version} {content}')}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": whole,
                "name": whole,
                "version": version,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": parts,
        "dependencies": [{"ref": whole, "dependsOn": [part["bom-ref"] for part in parts]}],
    }


def _component(package: Pinned) -> dict[str, Any]:
    address = f"pkg:pypi/{package.name}@{package.version}"
    return {
        "type": "library",
        "bom-ref": address,
        "name": package.name,
        "version": package.version,
        "purl": address,
        "hashes": [{"alg": "SHA-256", "content": each} for each in package.hashes],
    }


def _version() -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


if __name__ == "__main__":
    sys.exit(main())
