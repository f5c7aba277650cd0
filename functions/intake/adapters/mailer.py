"""Email through SES: one message, one address, one request."""

from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP
from http import HTTPStatus
from typing import Any

from botocore.exceptions import ClientError, ConnectTimeoutError, EndpointConnectionError

from intake.notices.email import Email


class Refused(Exception):
    """Raised when SES certainly did not take the email; `code` is its error, or botocore's."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Mailer:
    """Sends emails from one address; what an unknown outcome means is for the caller."""

    def __init__(self, client: Any, sender: str, configuration_set: str) -> None:  # noqa: ANN401
        self._client = client
        self._sender = sender
        self._set = {"ConfigurationSetName": configuration_set} if configuration_set else {}

    def send(self, to: str, email: Email, tags: Mapping[str, str]) -> str:
        """Send one email, its events marked with `tags`, and return SES's message id.

        Raises Refused on an error SES answered with a 4xx or with 503, and when it could not be
        reached at all. Lets every other error through: then nobody knows whether the email went.
        """
        try:
            sent = self._client.send_email(
                FromEmailAddress=self._sender,
                Content={"Raw": {"Data": _message(self._sender, to, email)}},
                EmailTags=[{"Name": name, "Value": value} for name, value in tags.items()],
                **self._set,
            )
        except ClientError as error:
            if _is_refusal(error.response["ResponseMetadata"]["HTTPStatusCode"]):
                raise Refused(error.response["Error"]["Code"]) from None
            raise
        except (EndpointConnectionError, ConnectTimeoutError) as error:
            raise Refused(type(error).__name__) from None
        return str(sent["MessageId"])


def _is_refusal(status: int) -> bool:
    """Tell whether an error's status says for certain that the email was not taken."""
    return (
        HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR
        or status == HTTPStatus.SERVICE_UNAVAILABLE
    )


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
