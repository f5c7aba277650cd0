"""Pages for what cannot be read or found: what happened, and what the person can do."""

from collections.abc import Mapping
from typing import Final

from intake.rendering.form_pages import Screen
from intake.rendering.templating import render

_NOTHING_SENT: Final = "Nothing has been sent to us."
_GO_BACK: Final = "Go back in your browser, where your answers may still be, and try again."

PROBLEMS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "too_large": (
        "Your answers are too long to send",
        (_NOTHING_SENT, "Go back in your browser, shorten your answers and try again."),
    ),
    "unreadable": ("We could not read what was sent", (_NOTHING_SENT, _GO_BACK)),
    "wrong_type": (
        "We could not read what was sent",
        (
            _NOTHING_SENT,
            "Please use the form on this site. We cannot read anything sent another way.",
        ),
    ),
    "failed": (
        "Something went wrong on our side",
        (
            "We could not show this page.",
            "If we gave you a reference, what you sent is with us. If not, it may have reached us.",
            f"{_GO_BACK} We keep what you send once, however often you send it.",
        ),
    ),
    "not_here": (
        "There is no such form page",
        ("The address may be mistyped, or the page has moved.",),
    ),
    "not_by_address": (
        "Please start from the form's first page",
        ("This page only works on the way through the form. Nothing has been sent.",),
    ),
}
"""What to say by code: a title, then sentences."""


def problem_screen(code: str, *, start: str, telephone: str) -> Screen:
    """Return the page for a code of PROBLEMS; `start` and `telephone` may be empty.

    Where no form is known the home page is the way on.
    """
    title, sentences = PROBLEMS[code]
    content = render(
        "forms/problem.html", title=title, sentences=sentences, start=start, telephone=telephone
    )
    return Screen(title, content)
