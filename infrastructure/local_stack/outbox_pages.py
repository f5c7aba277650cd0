"""The outbox as pages and as JSON."""

import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from http import HTTPStatus

from markupsafe import Markup, escape

from local_stack.addresses import OUTBOX
from local_stack.gateway.messages import Answer, Incoming, json_answer
from local_stack.outbox import Sent
from local_stack.pages import page

_LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)]")
_UNKEPT = (("cache-control", "no-store"),)


class OutboxPages:
    """Shows the emails that `read` gives, the newest first."""

    def __init__(
        self, read: Callable[[], Sequence[Sent]], paused: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self._read = read
        self._paused = paused

    def __call__(self, incoming: Incoming) -> Answer:
        """Answer with the list, one email, or all of them as JSON."""
        with self._paused():
            emails = self._read()
        place = incoming.path.removeprefix(OUTBOX)
        if place == ".json":
            return json_answer(HTTPStatus.OK, [email.to_dict() for email in emails], _UNKEPT)
        if place in ("", "/"):
            return page(HTTPStatus.OK, "outbox.html", emails=emails, address=OUTBOX)
        for email in emails:
            if place == f"/{email.number}":
                text = with_links(email.text)
                return page(HTTPStatus.OK, "email.html", email=email, text=text, address=OUTBOX)
        return page(HTTPStatus.NOT_FOUND, "outbox.html", emails=emails, address=OUTBOX)


def with_links(text: str) -> Markup:
    """Return plain text as HTML in which web addresses can be followed."""
    pieces, end = [], 0
    for found in _LINK.finditer(text):
        link = Markup('<a href="{0}">{0}</a>').format(found[0])
        pieces += [escape(text[end : found.start()]), link]
        end = found.end()
    return Markup("").join([*pieces, escape(text[end:])])
