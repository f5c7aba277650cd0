"""Assets named by what is in them, so that a browser may keep each for as long as it likes.

A new style sheet or script has a new name, and the pages that ask for it change with it.
"""

from hashlib import sha256
from pathlib import PurePosixPath
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

NAMED: Final = (
    "assets/site.css",
    "assets/site.js",
    "assets/search.js",
    "assets/search-worker.js",
)
"""What pages ask for by itself; the mark and the picture have addresses that others keep."""

_DIGITS: Final = 8


@event_priority(-100)
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Rename them, once every other hook has added its own; templates find the new names."""
    config.extra["assets"] = {}
    for name in NAMED:
        file = files.get_file_from_path(name)
        if file is not None:
            file.dest_uri = _with_digest(file)
            config.extra["assets"][name] = file.dest_uri


def _with_digest(file: File) -> str:
    path = PurePosixPath(file.dest_uri)
    digest = sha256(file.content_bytes).hexdigest()[:_DIGITS]
    return str(path.with_name(f"{path.stem}.{digest}{path.suffix}"))
