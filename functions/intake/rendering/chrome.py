"""The page around what a function shows, made by the site's build with two holes in it."""

from dataclasses import dataclass
from typing import Final

from markupsafe import escape

TITLE: Final = "%%TITLE%%"
CONTENT: Final = "%%CONTENT%%"


@dataclass(frozen=True)
class Chrome:
    """A built page with a hole for the title and one for the content."""

    html: str

    def page(self, *, title: str, content: str) -> str:
        """Fill the holes; `title` is plain text, `content` is markup that is ready."""
        before, after = self.html.replace(TITLE, str(escape(title))).split(CONTENT)
        return before + content + after
