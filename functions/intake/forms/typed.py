"""What people type, made comparable: one Unicode form, and no characters nobody can see."""

from unicodedata import category, normalize


def tidy(typed: str) -> str:
    """Return the text in NFC with line ends as newlines; nothing else changes."""
    return normalize("NFC", typed.replace("\r\n", "\n").replace("\r", "\n"))


def without_controls(typed: str) -> str:
    """Return the text without control characters, except line ends and tab."""
    return "".join(c for c in typed if c in "\r\n\t" or category(c) != "Cc")
