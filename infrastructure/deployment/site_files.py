"""The built site as files to upload: each with its type, and for how long it may be kept.

The CDN compresses them on their way out, in the way that each browser takes.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from deployment.terminal import Refusal

FOR_EVER: Final = "public, max-age=31536000, immutable"
"""A year, for a name that changes with what is in the file."""

SHORT: Final = "public, max-age=300"
"""Five minutes in a browser; the CDN is told at once."""

NEVER: Final = "no-store"
"""For a page that a person's answers may be typed into, on purpose, for shared devices."""

_HASHED: Final = re.compile(r"\.[0-9a-f]{8}\.[a-z]+$")
_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
}


@dataclass(frozen=True)
class SiteFile:
    """A file by its key in the bucket; `size` in bytes."""

    key: str
    path: Path
    size: int
    content_type: str
    kept: str

    @property
    def is_hashed(self) -> bool:
        """Whether another content would have another name."""
        return is_hashed(self.key)


def site_files(site: Path, form_starts: Iterable[str]) -> tuple[SiteFile, ...]:
    """Return every file of a built site, those first that pages need when they arrive.

    `form_starts` are the paths of pages on which a form starts: `/contact/`. Raises Refusal for a
    file of a kind nobody has thought of.
    """
    forms = {f"{path.strip('/')}/index.html".lstrip("/") for path in form_starts}
    paths = sorted(path for path in site.rglob("*") if path.is_file())
    files = [_file(path.relative_to(site).as_posix(), path, forms) for path in paths]
    return tuple(sorted(files, key=lambda file: (not file.is_hashed, file.key)))


def is_hashed(key: str) -> bool:
    """Tell whether a name has a digest of its file in it: `site.0a1b2c3d.css`."""
    return bool(_HASHED.search(key))


def _file(key: str, path: Path, forms: Collection[str]) -> SiteFile:
    if path.suffix not in _TYPES:
        raise Refusal(f"{key}: which content type has a file that ends in {path.suffix}?")
    kept = FOR_EVER if is_hashed(key) else NEVER if key in forms else SHORT
    return SiteFile(key, path, path.stat().st_size, _TYPES[path.suffix], kept)
