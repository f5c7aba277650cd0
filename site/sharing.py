"""What others show of a page: a picture beside the link to it; and how long security.txt holds."""

from datetime import timedelta
from pathlib import Path
from typing import Final
from urllib.parse import quote

import resvg_py
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_build_datetime

DRAWING: Final = Path(__file__).parent / "drawings" / "bench.svg"
PICTURE: Final = "assets/share.png"
PICTURE_WIDTH: Final = 1200
PICTURE_HEIGHT: Final = 630
"""Pixels; what those who show a link take without cutting (ogp.me names no size)."""

CONTACT_HOLDS: Final = timedelta(days=180)
"""How long security.txt holds without a new build; RFC 9116 (2.5.5) says less than a year."""


def on_config(config: MkDocsConfig) -> None:
    """Tell the templates the site's mark, where the picture is, how long security.txt holds."""
    until = get_build_datetime() + CONTACT_HOLDS
    mark = Path(config.theme.custom_dir) / "assets" / "mark.svg"
    config.extra.update(
        # written into the page it costs 200 bytes, as a file of its own a request
        icon="data:image/svg+xml," + quote(mark.read_text(encoding="utf-8").strip()),
        share={"path": PICTURE, "width": PICTURE_WIDTH, "height": PICTURE_HEIGHT},
        security_until=until.strftime("%Y-%m-%dT00:00:00Z"),
    )


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add the picture; it has no words, because they would need a font of our own."""
    files.append(File.generated(config, PICTURE, content=_picture()))


def _picture() -> bytes:
    svg = DRAWING.read_text(encoding="utf-8").replace("<svg ", f"<svg {_WHOLE} ", 1)
    return resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True)


_WHOLE: Final = (
    f'width="{PICTURE_WIDTH}" height="{PICTURE_HEIGHT}" preserveAspectRatio="xMidYMax slice"'
)
