"""The built site and the definitions beside it, replaced as one."""

import shutil
from pathlib import Path
from threading import Lock
from typing import Final

from intake.adapters.definitions import Definitions
from local_stack.gateway.messages import Answer, Incoming
from local_stack.gateway.static import serve

_PARTS: Final = ("site", "definitions")


class Published:
    """What visitors see: a new build takes its place between two requests, never during one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._starts: frozenset[str] = frozenset()
        self._style = ""

    @property
    def definitions(self) -> Definitions:
        """What the functions read, as it is now."""
        return Definitions(self._folder / "definitions")

    def replace(self, built: Path) -> None:
        """Move a finished build (a folder with `site` and `definitions`) into place."""
        with self._lock:
            for part in _PARTS:
                shutil.rmtree(self._folder / part, ignore_errors=True)
                (built / part).rename(self._folder / part)
            self._starts = frozenset(self.definitions.starts.values())
            self._style = self.definitions.style_hash

    def __call__(self, incoming: Incoming) -> Answer:
        """Answer with a file of the site; a page where a form starts is never kept."""
        with self._lock:
            return serve(self._folder / "site", self._style, self._starts, incoming)
