"""Links in an editor's words that lead to a form which takes nobody on: beside each it says so."""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import urljoin

from intake.directory.status import Status
from intake.rendering.templating import render

_LINK: Final = re.compile(r'<a\b[^>]*\bhref="([^"]*)"[^>]*>.*?</a>', re.DOTALL)


def with_closed_links(html: str, path: str, closed: Mapping[str, Status]) -> str:
    """Return a page's HTML with what is closed said beside each link that leads there.

    `path` is the page's own, from the root; `closed` has the status of each page that is.
    """

    def marked(found: re.Match[str]) -> str:
        status = closed.get(urljoin(path, found[1]).partition("#")[0])
        beside = render("directory/closed-tag.html", status=status) if status else ""
        return f"{found[0]} {beside}".rstrip()

    return _LINK.sub(marked, html)
