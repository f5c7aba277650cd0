from email import message_from_bytes
from email.policy import default
from typing import Any

import pytest
from botocore.exceptions import (
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    ReadTimeoutError,
)

from intake.adapters.mailer import Mailer, Refused
from intake.notices.email import Email

TAGS = {"notice": "TAG", "slot": "new-1-office"}
EMAIL = Email("New: General enquiries, 2222-2222", "Text — é\n", "<p>HTML — é</p>\n")


class Mail:
    """Keeps what it was asked to send, or fails with an error."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.asked: dict[str, Any] = {}

    def send_email(self, **asked: Any) -> dict[str, str]:
        self.asked = asked
        if self.error:
            raise self.error
        return {"MessageId": "accepted-1"}

    @property
    def message(self) -> Any:
        return message_from_bytes(self.asked["Content"]["Raw"]["Data"], policy=default)


def failure(status: int) -> ClientError:
    response: Any = {"Error": {"Code": "Why"}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(response, "SendEmail")


def send(mail: Mail, configuration_set: str = "") -> str:
    return Mailer(mail, "desk@example.org", configuration_set).send("a@example.org", EMAIL, TAGS)


def test_the_message_id_is_the_one_ses_gave() -> None:
    assert send(Mail()) == "accepted-1"


def test_both_parts_carry_the_same_mail() -> None:
    mail = Mail()
    send(mail)
    assert mail.message.get_body(("plain",)).get_content().split() == EMAIL.text.split()
    assert mail.message.get_body(("html",)).get_content().split() == EMAIL.html.split()


def test_one_message_has_one_recipient_and_no_reply_address() -> None:
    mail = Mail()
    send(mail)
    assert mail.message["To"] == "a@example.org"
    assert {"Cc", "Bcc", "Reply-To"} & set(mail.message.keys()) == set()


def test_the_request_names_the_sender_that_the_message_names() -> None:
    mail = Mail()
    send(mail)
    assert mail.asked["FromEmailAddress"] == mail.message["From"] == "desk@example.org"


def test_the_tags_go_with_it() -> None:
    mail = Mail()
    send(mail)
    assert mail.asked["EmailTags"] == [
        {"Name": "notice", "Value": "TAG"},
        {"Name": "slot", "Value": "new-1-office"},
    ]


def test_a_configuration_set_goes_along_where_there_is_one() -> None:
    mail, bare = Mail(), Mail()
    send(mail, "watched")
    send(bare)
    assert mail.asked["ConfigurationSetName"] == "watched"
    assert "ConfigurationSetName" not in bare.asked


def test_a_client_error_is_a_refusal_with_its_code() -> None:
    with pytest.raises(Refused) as raised:
        send(Mail(failure(400)))
    assert raised.value.code == "Why"


def test_no_capacity_is_a_refusal() -> None:
    with pytest.raises(Refused):
        send(Mail(failure(503)))


@pytest.mark.parametrize(
    "error", [EndpointConnectionError(endpoint_url="x"), ConnectTimeoutError(endpoint_url="x")]
)
def test_what_was_never_reached_refused(error: Exception) -> None:
    with pytest.raises(Refused) as raised:
        send(Mail(error))
    assert raised.value.code == type(error).__name__


@pytest.mark.parametrize(
    "error", [failure(500), failure(502), failure(504), ReadTimeoutError(endpoint_url="x")]
)
def test_nobody_knows_what_other_errors_mean(error: Exception) -> None:
    with pytest.raises(type(error)):
        send(Mail(error))


@pytest.mark.parametrize("bad", ["a@example.org\r\nBcc: b@example.org", "a@example.org\nX: y"])
def test_a_line_break_cannot_make_a_header(bad: str) -> None:
    with pytest.raises(ValueError, match="linefeed"):
        Mailer(Mail(), "desk@example.org", "").send(bad, EMAIL, TAGS)
