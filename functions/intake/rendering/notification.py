"""The emails that tell coordinators; they hold no word of what was told to us."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from intake.notices.email import Email
from intake.notices.notice import Kind
from intake.rendering.templating import render

MOST_WAITING: Final = 100
"""Waiting cases are counted up to here: a longer list would be read for a number nobody needs."""
MOST_COUNTED: Final = 1000
"""The figures of a digest are counted up to here, for the same reason."""

KINDS: Final = {
    Kind.NEW: "New",
    Kind.UPDATED: "Updated",
    Kind.REMINDER: "Reminder",
    Kind.ESCALATION: "Overdue",
}
WHY: Final = {
    Kind.REMINDER: "Nobody has opened this yet, and half of the time to reply is over.",
    Kind.ESCALATION: "Nobody has opened this, and the time to reply is over.",
}
"""What an email says besides, where its kind alone does not say enough."""

COUNTED: Final = {
    "unopened": "Nobody has opened yet",
    "due_today": "To be answered today",
    "overdue": "Overdue",
    "parked": "Emails that reached nobody",
    "quarantined": "Perhaps spam, to be looked at",
    "ending": "Closed, to be deleted within 30 days",
}
"""The figures of a digest, in its order."""


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


@dataclass(frozen=True)
class TeamNews:
    """Everything that a digest or a summary may say: a day, figures and where to sign in.

    `to_check` are services of the directory whose entries should be checked again.
    """

    label: str
    day: str
    counts: Mapping[str, int]
    to_check: Sequence[str]
    waiting: int
    link: str


def notification_email(notification: Notification) -> Email:
    """Write the email from one body in two dresses."""
    kind = KINDS[notification.kind]
    mark = "Priority: " if notification.priority else ""
    title = f"{kind}: {notification.label}"
    return _email(
        f"{mark}{title}, {notification.reference}",
        "email/notification.txt",
        title=title,
        notice=notification,
        why=WHY.get(notification.kind, ""),
        waiting=_waiting(notification.waiting),
    )


def digest_email(news: TeamNews) -> Email:
    """Write what a team hears every day, also when all its figures are zero."""
    title = f"Today: {news.label}, {news.day}"
    rows = [(words, _figure(news.counts.get(name, 0))) for name, words in COUNTED.items()]
    waiting = _waiting(news.waiting)
    return _email(title, "email/digest.txt", title=title, news=news, rows=rows, waiting=waiting)


def summary_email(news: TeamNews) -> Email:
    """Write what a team hears once when more came in than one email each is sent for."""
    title = f"Many new: {news.label}"
    waiting = _waiting(news.waiting)
    return _email(title, "email/summary.txt", title=title, news=news, waiting=waiting)


def _email(subject: str, template: str, **names: object) -> Email:
    return Email(
        subject=subject,
        text=render("email/frame.txt", body=template, **names).strip() + "\n",
        html=render("email/frame.html", body=template, **names),
    )


def _figure(count: int) -> str:
    return f"{MOST_COUNTED} or more" if count >= MOST_COUNTED else str(count)


def _waiting(count: int) -> str:
    if count >= MOST_WAITING:
        return f"{MOST_WAITING} cases or more"
    return "1 case" if count == 1 else f"{count} cases"
