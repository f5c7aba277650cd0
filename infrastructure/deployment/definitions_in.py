"""Other definitions in a package that is deployed already, for publishing words and forms alone."""

from pathlib import Path
from typing import Final

from deployment.archive import files_of, packed, unpacked
from deployment.terminal import Refusal

_DEFINITIONS: Final = "definitions/"
_CODE: Final = "intake/"
_MADE: Final = "/compiled_templates/"
_TEMPLATES: Final = "/templates/"


def with_definitions(package: bytes, definitions: Path) -> bytes:
    """Return a package with other definitions, byte by byte as if it had been made with them."""
    old = unpacked(package)
    kept = {name: file for name, file in old.items() if not name.startswith(_DEFINITIONS)}
    new = {_DEFINITIONS + name: file for name, file in files_of(definitions).items()}
    return packed({**kept, **new})


def check_code(package: bytes, functions: Path) -> None:
    """Raise Refusal when a package was made of other code than that in this folder.

    Forms are compiled by the code here and read by the code there.
    """
    if _sources(unpacked(package)) != _sources(files_of(functions)):
        raise Refusal("The code here is not the code that is deployed: use `make deploy`.")


def _sources(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: file for name, file in files.items() if _is_source(name)}


def _is_source(name: str) -> bool:
    written = name.endswith(".py") or _TEMPLATES in name
    return name.startswith(_CODE) and written and _MADE not in name
