"""Mail clients that do as a test wants: SES as far as the mailer sees it."""

from collections import Counter
from email import message_from_bytes
from email.policy import default
from typing import Any

from botocore.exceptions import ClientError


class Mail:
    """Takes every email, or fails every one while `error` is set: `only` those about one owner."""

    def __init__(self, error: Exception | None = None, only: str = "") -> None:
        self.error = error
        self.only = only
        self.messages: list[Any] = []
        self.tags: list[dict[str, str]] = []
        self.calls = 0

    def send_email(self, *, Content: Any, EmailTags: Any, **_: Any) -> dict[str, str]:  # noqa: N803 the client's words
        self.calls += 1
        tags = {tag["Name"]: tag["Value"] for tag in EmailTags}
        if self.error and self.only in ("", tags["owner"]):
            raise self.error
        self.messages.append(message_from_bytes(Content["Raw"]["Data"], policy=default))
        self.tags.append(tags)
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
