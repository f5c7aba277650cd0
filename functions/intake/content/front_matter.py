"""The front matter of a page: what stands between the two --- lines at its beginning."""

import re
from typing import Final

from intake.content.mistakes import ContentMistakes, Mistake
from intake.content.plain_yaml import parse

_FRONT: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n(.*?^)(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE
)
_NONE: Final = "begin the page with a line of three dashes, the facts, and three dashes again"


def front_matter(page: bytes) -> object:
    """Return the parsed front matter; raises ContentMistakes, with the page's own line numbers."""
    found = _FRONT.match(page)
    if found is None:
        raise ContentMistakes([Mistake("", _NONE)])
    # the first --- becomes an empty line, so that lines keep their numbers
    return parse(b"\n" + found[1])
