"""Passages of HTML that Markdown made, taken line by line."""

import re

from markupsafe import Markup

_BLOCKS = re.compile(r"</?(?:p|div|ul|ol|li|h[1-6]|blockquote|hr|br)\b[^>]*>")


def lines_of(passage: str) -> tuple[Markup, ...]:
    """Return the lines that people see, with their bold words and links but no blocks."""
    lines = (Markup(line.strip()) for line in _BLOCKS.split(passage))  # noqa: S704 ours
    return tuple(line for line in lines if line.striptags().strip())


def words_of(passage: str) -> tuple[str, ...]:
    """Return the same lines as plain words."""
    return tuple(line.striptags() for line in lines_of(passage))
