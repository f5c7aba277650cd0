"""Email through SES: one message, one address, one request."""

from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from botocore.exceptions import ClientError

from intake.notices.email import Email


class Refused(Exception):
    """Raised when SES says for certain that it did not take the email; `code` is its error code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Mailer:
    """Sends emails from one address; what an unknown outcome means is for the caller."""

    def __init__(self, client: Any, sender: str, configuration_set: str) -> None:  # noqa: ANN401
        self._client = client
        self._sender = sender
        self._set = {"ConfigurationSetName": configuration_set} if configuration_set else {}

    def send(self, to: str, email: Email, tag: str) -> str:
        """Send one email and return SES's message id.

        Raises Refused on an error SES answered with a 4xx, and lets every other error through:
        then nobody knows whether the email went.
        """
        try:
            sent = self._client.send_email(
                Content={"Raw": {"Data": _message(self._sender, to, email)}},
                EmailTags=[{"Name": "notice", "Value": tag}],
                **self._set,
            )
        except ClientError as error:
            if error.response["ResponseMetadata"]["HTTPStatusCode"] < 500:  # noqa: PLR2004
                raise Refused(error.response["Error"]["Code"]) from None
            raise
        return str(sent["MessageId"])


def _message(sender: str, to: str, email: Email) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = to
    message["Subject"] = email.subject
    # keeps out-of-office answers away (RFC 3834)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(email.text, cte="quoted-printable")
    message.add_alternative(email.html, subtype="html", cte="quoted-printable")
    return message.as_bytes()
