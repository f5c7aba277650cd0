import json
from collections.abc import Sequence
from contextlib import nullcontext
from email.message import EmailMessage

import pytest

from local_stack.environment import SENDER
from local_stack.gateway.messages import Answer, Incoming
from local_stack.outbox import Sent, sent_emails
from local_stack.outbox_pages import OutboxPages, with_links
from local_stack.storage import client

pytestmark = pytest.mark.usefixtures("aws")

LINK = "http://desk.localhost:8000/cases/01ABC"


def send(subject: str = "New: 7Q2-KX", text: str = f"Read it: {LINK}\n", html: str = "") -> None:
    message = EmailMessage()
    message["From"] = SENDER
    message["To"] = "coordinator.general@example.org"
    message["Subject"] = subject
    message["Date"] = "Sat, 21 Nov 2026 09:30:00 +0000"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    mail = client("sesv2")
    mail.create_email_identity(EmailIdentity=SENDER)
    mail.send_email(
        FromEmailAddress=SENDER,
        Destination={"ToAddresses": ["coordinator.general@example.org"]},
        Content={"Raw": {"Data": message.as_bytes()}},
    )


def open_page(path: str, emails: Sequence[Sent] | None = None) -> Answer:
    def read() -> Sequence[Sent]:
        return sent_emails() if emails is None else emails

    return OutboxPages(read, nullcontext)(Incoming("GET", f"/_local/outbox{path}"))


def test_nothing_was_sent_at_first() -> None:
    assert sent_emails() == []
    assert b"Nothing was sent yet." in open_page("").body


def test_an_email_is_read_as_its_reader_gets_it() -> None:
    send("Neu: Grüße", "Grüße\n", "<p>Grüße</p>")
    (email,) = sent_emails()
    assert (email.number, email.to) == (1, "coordinator.general@example.org")
    assert (email.subject, email.date) == ("Neu: Grüße", "Sat, 21 Nov 2026 09:30:00 +0000")
    assert (email.text.strip(), email.html.strip()) == ("Grüße", "<p>Grüße</p>")
    assert email.headers["From"] == SENDER


def test_an_email_of_text_alone_has_no_html() -> None:
    send()
    assert sent_emails()[0].html == ""


def test_the_newest_comes_first() -> None:
    send("First")
    send("Second")
    assert [email.subject for email in sent_emails()] == ["Second", "First"]


def test_json_holds_them_all() -> None:
    send()
    (email,) = json.loads(open_page(".json").body)
    assert email.keys() == {"number", "to", "subject", "date", "text", "html", "headers"}


def test_the_list_leads_to_each_email() -> None:
    send()
    assert b'<a href="/_local/outbox/1">New: 7Q2-KX</a>' in open_page("").body


def test_an_email_is_shown_with_its_link() -> None:
    send()
    html = open_page("/1").body.decode()
    assert f'<a href="{LINK}">{LINK}</a>' in html
    assert "<dt>Subject</dt><dd>New: 7Q2-KX</dd>" in html


def test_html_is_shown_in_a_frame_that_runs_no_script() -> None:
    send(html="<p>Read <b>it</b></p><script>alert(1)</script>")
    answer = open_page("/1")
    assert b'sandbox="allow-top-navigation-by-user-activation"' in answer.body
    assert b"<script>" not in answer.body
    assert "default-src 'none'" in answer.header("content-security-policy")


def test_an_unknown_email_is_not_found() -> None:
    send()
    assert open_page("/2").status == 404


@pytest.mark.parametrize("path", ["", "/1", ".json"])
def test_no_page_is_kept(path: str) -> None:
    send()
    assert open_page(path).header("cache-control") == "no-store"


def test_only_web_addresses_become_links() -> None:
    assert with_links("javascript:alert(1)") == "javascript:alert(1)"


def test_the_stop_after_an_address_is_not_part_of_it() -> None:
    assert with_links(f"At {LINK}.") == f'At <a href="{LINK}">{LINK}</a>.'


def test_words_around_a_link_are_escaped() -> None:
    assert with_links(f"<b> {LINK}") == f'&lt;b&gt; <a href="{LINK}">{LINK}</a>'
