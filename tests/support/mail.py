"""Mail clients that do as a test wants: SES as far as the mailer sees it."""

from collections import Counter
from email import message_from_bytes
from email.policy import default
from typing import Any

from botocore.exceptions import ClientError


class Mail:
    """Takes every email, or fails every one while `error` is set."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.messages: list[Any] = []
        self.tags: list[dict[str, str]] = []
        self.calls = 0

    def send_email(self, *, Content: Any, EmailTags: Any, **_: Any) -> dict[str, str]:  # noqa: N803 the client's words
        self.calls += 1
        if self.error:
            raise self.error
        self.messages.append(message_from_bytes(Content["Raw"]["Data"], policy=default))
        self.tags.append({tag["Name"]: tag["Value"] for tag in EmailTags})
        return {"MessageId": f"accepted-{self.calls}"}

    @property
    def subjects(self) -> list[str]:
        return [message["Subject"] for message in self.messages]

    @property
    def told(self) -> Counter[str]:
        """How many emails each address got."""
        return Counter(message["To"] for message in self.messages)

    def text(self, at: int = -1) -> str:
        """Return the words of an email, the last one unless another is asked for."""
        content: str = self.messages[at].get_body(("plain",)).get_content()
        return content.replace("\r\n", "\n")


def refusal(code: str, status: int = 400) -> ClientError:
    response: Any = {"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(response, "SendEmail")
