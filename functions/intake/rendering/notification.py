"""The email that tells a coordinator; it holds no word of what was told to us."""

from dataclasses import dataclass
from typing import Final

from intake.notices.email import Email
from intake.notices.notice import Kind
from intake.rendering.templating import render

MOST_WAITING: Final = 100
"""Waiting cases are counted up to here: a longer list would be read for a number nobody needs."""
KINDS: Final = {Kind.NEW: "New", Kind.UPDATED: "Updated"}


@dataclass(frozen=True)
class Notification:
    """Everything the email may say (docs/architecture.md); there is no field for an answer."""

    label: str
    reference: str
    received: str
    kind: Kind
    priority: bool
    reply_by: str
    waiting: int
    link: str


def notification_email(notification: Notification) -> Email:
    """Write the email from one body in two dresses."""
    kind = KINDS[notification.kind]
    mark = "Priority: " if notification.priority else ""
    names = {"notice": notification, "kind": kind, "waiting": _waiting(notification.waiting)}
    return Email(
        subject=f"{mark}{kind}: {notification.label}, {notification.reference}",
        text=render("email/notification.txt", **names).strip() + "\n",
        html=render("email/notification.html", **names),
    )


def _waiting(count: int) -> str:
    if count >= MOST_WAITING:
        return f"{MOST_WAITING} cases or more"
    return "1 case" if count == 1 else f"{count} cases"
