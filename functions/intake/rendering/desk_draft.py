"""What somebody typed before their sign-in had ended, ready to be sent again."""

from collections.abc import Mapping, Sequence
from typing import Final

from intake.rendering.desk_account import Account
from intake.rendering.form_pages import Screen
from intake.rendering.templating import render

_OURS: Final = ("turn",)
"""Fields in which nobody types."""


def late_screen(draft_id: str = "") -> Screen:
    """Return what stands in the place of a save after the sign-in had ended.

    A link, and no redirect: browsers hold a form to the page's own origin (`form-action`) wherever
    it is led, and the way to sign in leads to the provider's.
    """
    title = "Sign in again"
    back = f"/drafts/{draft_id}" if draft_id else "/"
    return Screen(title, render("desk/late.html", title=title, back=back, kept=bool(draft_id)))


def draft_screen(
    path: str, values: Mapping[str, Sequence[str]], account: Account, draft_id: str = ""
) -> Screen:
    """Return the form: every field as it was sent, shown in words and carried along."""
    title = "Nothing was saved yet"
    rows = [
        (name.strip("_").replace("_", " ").replace("-", " ").capitalize(), filled)
        for name, sent in values.items()
        if name not in _OURS and not name.startswith("_") and (filled := [v for v in sent if v])
    ]
    carried = [(name, value) for name, sent in values.items() for value in sent]
    content = render(
        "desk/draft.html",
        title=title,
        path=path,
        rows=rows,
        carried=carried,
        draft_id=draft_id,
        account=account,
    )
    return Screen(title, content)
