"""What somebody typed and the desk did not save, or may not have: ready to be sent again."""

from collections.abc import Mapping, Sequence

from intake.rendering.desk_account import Account
from intake.rendering.desk_sent import Sent
from intake.rendering.form_pages import Screen
from intake.rendering.templating import render


def late_screen(draft_id: str = "", sent: Sent | None = None) -> Screen:
    """Return what stands in the place of a save after the sign-in had ended.

    `sent` is what could not be kept, for whoever sent it to copy. A link, and no redirect: browsers
    hold a form to the page's own origin (`form-action`) wherever it is led, and the way to sign in
    leads to the provider's.
    """
    title = "Sign in again"
    back = f"/drafts/{draft_id}" if draft_id else "/"
    content = render("desk/late.html", title=title, back=back, kept=bool(draft_id), sent=sent)
    return Screen(title, content)


def draft_screen(
    path: str,
    values: Mapping[str, Sequence[str]],
    sent: Sent,
    account: Account,
    draft_id: str = "",
    *,
    unsure: bool = False,
) -> Screen:
    """Return the form: what it does and every field in words, and all of it carried along.

    `unsure` says that we failed, and do not know whether we had saved it by then.
    """
    title = "We cannot say whether this was saved" if unsure else "Nothing was saved yet"
    content = render(
        "desk/draft.html",
        title=title,
        path=path,
        sent=sent,
        carried=[(name, value) for name, each in values.items() for value in each],
        draft_id=draft_id,
        unsure=unsure,
        account=account,
    )
    return Screen(title, content)
