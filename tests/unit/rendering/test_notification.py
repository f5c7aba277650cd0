import re
from dataclasses import fields, replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from html import unescape
from typing import Any

import pytest

from intake.directory.teams import read_teams
from intake.notices.notice import Kind
from intake.rendering.notification import (
    MOST_WAITING,
    WHY,
    Notification,
    TeamNews,
    digest_email,
    notification_email,
)
from tests.support.forms import mistakes_of
from tests.support.html_faults import faults

NOTIFICATION = Notification(
    label="General enquiries",
    reference="CDFH-2345",
    received="21 November 2026, 9:30am",
    kind=Kind.NEW,
    priority=False,
    reply_by="Wednesday 25 November 2026",
    waiting=3,
    link="https://desk.example.org/cases/01KAJ2Y7G0ABCDEFGHJKMNPQRS",
)

TEXT = """\
New: General enquiries

Reference: CDFH-2345
Received: 21 November 2026, 9:30am
Priority: Normal
Reply by: Wednesday 25 November 2026
Waiting for your team: 3 cases

Sign in to read it:
https://desk.example.org/cases/01KAJ2Y7G0ABCDEFGHJKMNPQRS

This email holds nothing of what was written to us. Please do not answer it: nobody would read \
your answer.
"""

HTML = """\
<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>New: General enquiries</title></head>
<body style="font-family:sans-serif;font-size:16px;line-height:1.5">
<h1 style="font-size:20px">New: General enquiries</h1>
<p style="margin:4px 0"><b>Reference:</b> CDFH-2345</p>
<p style="margin:4px 0"><b>Received:</b> 21 November 2026, 9:30am</p>
<p style="margin:4px 0"><b>Priority:</b> Normal</p>
<p style="margin:4px 0"><b>Reply by:</b> Wednesday 25 November 2026</p>
<p style="margin:4px 0"><b>Waiting for your team:</b> 3 cases</p>
<p style="margin:20px 0"><a href="https://desk.example.org/cases/01KAJ2Y7G0ABCDEFGHJKMNPQRS">\
Sign in to read it</a></p>
<p>This email holds nothing of what was written to us. Please do not answer it: nobody would read \
your answer.</p></body>
</html>"""


def subject(**changes: Any) -> str:
    return notification_email(replace(NOTIFICATION, **changes)).subject


def text(**changes: Any) -> str:
    return notification_email(replace(NOTIFICATION, **changes)).text


def html(**changes: Any) -> str:
    return notification_email(replace(NOTIFICATION, **changes)).html


def words_of(markup: str) -> list[str]:
    """The words of the HTML part's body, without tags, one after the other."""
    body = markup.partition("<body")[2].partition(">")[2]
    return unescape(re.sub("<[^>]*>", " ", body)).replace(": ", " ").replace(" :", " ").split()


def test_text_is_exactly_this() -> None:
    assert text() == TEXT


def test_html_is_exactly_this() -> None:
    assert html() == HTML


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "New: General enquiries, CDFH-2345"),
        ({"kind": Kind.UPDATED}, "Updated: General enquiries, CDFH-2345"),
        ({"priority": True}, "Priority: New: General enquiries, CDFH-2345"),
    ],
)
def test_subject_says_kind_label_and_reference(changes: dict[str, Any], words: str) -> None:
    assert subject(**changes) == words


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (Kind.NEW, "New"),
        (Kind.UPDATED, "Updated"),
        (Kind.REMINDER, "Reminder"),
        (Kind.ESCALATION, "Overdue"),
    ],
)
def test_every_kind_about_a_case_has_words(kind: Kind, word: str) -> None:
    assert text(kind=kind).partition(":")[0] == word


@pytest.mark.parametrize("kind", [Kind.REMINDER, Kind.ESCALATION])
def test_what_comes_again_says_why(kind: Kind) -> None:
    assert f"\n\n{WHY[kind]}\n\nReference: " in text(kind=kind)


@pytest.mark.parametrize(("count", "words"), [(0, "0"), (999, "999"), (1000, "1000 or more")])
def test_figures_of_a_digest_end_at_a_thousand(count: int, words: str) -> None:
    news = TeamNews(
        "General enquiries", "today", {"overdue": count}, [], 0, "https://desk.example.org"
    )
    assert f"\nOverdue: {words}\n" in digest_email(news).text


def test_priority_is_said_without_its_reason() -> None:
    assert "Priority: Yes, please read this first\n" in text(priority=True)


@pytest.mark.parametrize(
    ("waiting", "words"),
    [(0, "0 cases"), (1, "1 case"), (2, "2 cases"), (MOST_WAITING - 1, "99 cases"),
     (MOST_WAITING, "100 cases or more"), (MOST_WAITING + 1, "100 cases or more")],
)  # fmt: skip
def test_waiting_cases_are_counted(waiting: int, words: str) -> None:
    assert f"Waiting for your team: {words}\n" in text(waiting=waiting)


def test_both_parts_say_the_same() -> None:
    link = f"Sign in to read it: {NOTIFICATION.link}"
    in_text = text().replace("Sign in to read it:\n", "Sign in to read it: ")
    in_text = in_text.replace(link, "Sign in to read it").replace(": ", " ")
    assert words_of(html()) == in_text.split()


def test_parts_end_with_one_line_end() -> None:
    assert text().endswith("answer.\n")


def test_html_is_right() -> None:
    assert faults(html().removeprefix("<!doctype html>\n")) == []


def test_label_is_escaped_in_the_html_only() -> None:
    label = "Rye & <Hastings> \"'"
    assert label in text(label=label)
    assert "Rye &amp; &lt;Hastings&gt; &#34;&#39;" in html(label=label)
    assert "<Hastings>" not in html(label=label)


def test_link_is_escaped_in_its_attribute() -> None:
    assert '<a href="https://desk.example.org/&#34;&gt;">' in html(
        link='https://desk.example.org/">'
    )


def test_email_has_no_field_for_an_answer() -> None:
    # every one of these is ours: fixed words, the reference, moments and a count
    assert [each.name for each in fields(Notification)] == [
        "label",
        "reference",
        "received",
        "kind",
        "priority",
        "reply_by",
        "waiting",
        "link",
    ]


def test_nothing_is_fetched_when_it_is_opened() -> None:
    assert not re.search(r"src=|url\(|<img|<link|<script", html())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_label_that_could_end_the_subject_is_refused_where_it_is_written(end: str) -> None:
    team = {"name": "Team", "label": f"General{end}Bcc: x@example.org", "to": ["office"]}
    assert mistakes_of(read_teams, {"general": team}) == [
        "general > label: write this on one line: it stands in the subject of emails"
    ]


def test_subject_survives_a_message_whole() -> None:
    message = EmailMessage()
    message["Subject"] = subject(label="Café Überall 🤝 " + "long " * 40 + "end")
    again = message_from_bytes(message.as_bytes(), policy=default)
    assert again["Subject"] == message["Subject"]
