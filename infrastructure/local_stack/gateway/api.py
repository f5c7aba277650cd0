"""One HTTP API: routes in front of functions."""

from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, Final

from local_stack.gateway.events import make_event
from local_stack.gateway.messages import Answer, Incoming, message
from local_stack.gateway.results import answer_from
from local_stack.gateway.routes import Match, Routes
from local_stack.terminal import Say, describe

LARGEST_BODY: Final = 10 * 1024 * 1024
"""Bytes; the payload limit of an HTTP API, which cannot be raised."""

Call = Callable[[str, Any], Any]
"""Calls a function by the name of its handler with an event."""


class Api:
    """Answers requests through functions, as API Gateway does."""

    def __init__(self, routes: Routes, call: Call, say: Say) -> None:
        self._routes = routes
        self._call = call
        self._say = say

    def owns(self, path: str) -> bool:
        """Say whether a path belongs to this API."""
        return self._routes.owns(path)

    def __call__(self, incoming: Incoming) -> Answer:
        """Answer a request; whatever a function raises becomes a 500 that tells nothing."""
        if len(incoming.body) > LARGEST_BODY:
            return message(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        match = self._routes.match(incoming.method, incoming.path)
        if match is None:
            return message(HTTPStatus.NOT_FOUND)
        answer = self._invoke(incoming, match)
        self._say(f"{match.key} {answer.status}")
        return answer

    def _invoke(self, incoming: Incoming, match: Match) -> Answer:
        try:
            event = make_event(incoming, match, datetime.now(UTC))
            return answer_from(self._call(match.route.handler, event))
        except Exception as error:  # noqa: BLE001 as a function's error on AWS: any of them
            self._say(f"{match.route.handler} failed: {describe(error)}")
            return message(HTTPStatus.INTERNAL_SERVER_ERROR)
