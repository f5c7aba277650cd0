"""The deployment template as it is written, and as SAM translates it.

Run as a program it prints the translation, for cfn-lint: a linter sees events, policies and
response types only after they have become resources.
"""

import json
import sys
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, Final

from deployment.template_file import load
from deployment.translation import translate

Document = dict[str, Any]

PATH: Final = Path(__file__).parents[2] / "infrastructure" / "template.yaml"


def written() -> Document:
    """Return a fresh copy of the template, with tags in their long form; free to be broken."""
    return load(PATH.read_text(encoding="utf-8"))


@cache
def _translated_once() -> Document:
    return translate(written())


def translated() -> Document:
    """Return a fresh copy of the template's translation; free to be broken."""
    return deepcopy(_translated_once())


def resources(document: Document, kind: str) -> dict[str, Any]:
    """Return the resources of one type, by their names in the template."""
    found = document["Resources"].items()
    return {name: resource for name, resource in found if resource["Type"] == kind}


def properties(document: Document, kind: str) -> Iterator[dict[str, Any]]:
    """Return the properties of each resource of one type; there must be one at least."""
    found = resources(document, kind)
    assert found, kind
    return (resource["Properties"] for resource in found.values())


if __name__ == "__main__":
    json.dump(translated(), sys.stdout, indent=1)
