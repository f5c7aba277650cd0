"""Where the project keeps what the stack reads and writes."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
"""The project's folder."""

BUILD: Final = ROOT / "build"
TOOLS: Final = BUILD / "tools"
TEMPLATE: Final = ROOT / "infrastructure" / "template.yaml"
