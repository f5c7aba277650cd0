"""`make costs`: print what a deployment costs, and write it into docs/operating.md."""

from pathlib import Path
from typing import Any, Final

from deployment.costs.deployed import Deployed
from deployment.costs.prices import read_prices
from deployment.costs.report import report, write_into
from deployment.template_file import load
from deployment.terminal import say

_ROOT: Final = Path(__file__).parents[3]
DOCUMENT: Final = _ROOT / "docs" / "operating.md"


def documents() -> list[dict[str, Any]]:
    """Read all templates, whatever they are called."""
    templates = sorted((_ROOT / "infrastructure").glob("*.yaml"))
    return [load(path.read_text(encoding="utf-8")) for path in templates]


def deployed() -> Deployed:
    """Return what the templates deploy."""
    return Deployed.of(documents())


def main() -> None:
    """Print the tables and write them where they stand."""
    tables = report(deployed(), read_prices())
    say(tables)
    document = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(write_into(document, tables), encoding="utf-8")


if __name__ == "__main__":
    main()
