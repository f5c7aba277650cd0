"""Where a deployment is made from."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
INFRASTRUCTURE: Final = ROOT / "infrastructure"
BUILD: Final = ROOT / "build"
STAGES: Final = ROOT / "stages"
"""One small file for each stage that an operator fills in; docs/deploying.md explains it."""
