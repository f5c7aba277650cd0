"""The HTTP server in front of everything; it listens on the loopback address only."""

import errno
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_WR
from socketserver import TCPServer
from typing import Any, Final

from local_stack.addresses import LOOPBACK
from local_stack.gateway.api import LARGEST_BODY
from local_stack.gateway.messages import Answer, Incoming, Responder, message, text_answer
from local_stack.terminal import Refusal, describe, say

_LINGER_SECONDS: Final = 1
_PIECE: Final = 64 * 1024
_BODILESS: Final = (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED)


class Server(ThreadingHTTPServer):
    """Owns the port from the moment it is made; answers once it has a responder and runs."""

    responder: Responder
    # a browser opens several connections at once, and the first ones wait for the start
    request_queue_size = 64

    def __init__(self, port: int) -> None:
        try:
            super().__init__((LOOPBACK, port), _Handler)
        except OSError as error:
            raise Refusal(_why(error, port)) from None

    @property
    def port(self) -> int:
        """The port, also when any free one was asked for."""
        return int(self.server_address[1])

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name, which may take seconds."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.port

    def respond(self, incoming: Incoming) -> Answer:
        """Answer a request; an error of ours is told on the terminal."""
        try:
            return self.responder(incoming)
        except Exception as error:  # noqa: BLE001 the next request may go well
            say(f"The gateway failed: {describe(error)}")
            return message(HTTPStatus.INTERNAL_SERVER_ERROR)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        """Say nothing: what still fails is a visitor who goes away half way."""


def _why(error: OSError, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is busy: another program listens there. Try PORT={port + 1}."
    return f"Port {port} cannot be used: {error.strerror}. Try PORT=8000."


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # headers and body leave one after the other; otherwise each body waits 40 ms for an answer
    disable_nagle_algorithm = True
    server: Server

    def answer(self) -> None:
        """Read the request, answer it."""
        if "transfer-encoding" in self.headers:
            self._refuse(text_answer(HTTPStatus.LENGTH_REQUIRED, "Send a Content-Length."))
            return
        length = self.headers.get("content-length") or "0"
        if not length.isdecimal():
            self._refuse(text_answer(HTTPStatus.BAD_REQUEST, "Content-Length is no number."))
        elif int(length) > LARGEST_BODY:
            self.rfile.read(LARGEST_BODY)
            self._refuse(message(HTTPStatus.REQUEST_ENTITY_TOO_LARGE))
        else:
            self._send(self.server.respond(self._incoming(self.rfile.read(int(length)))))

    # the names are those BaseHTTPRequestHandler looks for
    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = answer  # noqa: N815

    def version_string(self) -> str:
        """Return a name that tells nothing."""
        return "local"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401
        """Write nothing: addresses may hold a code of the identity provider."""

    def _incoming(self, body: bytes) -> Incoming:
        path, _, query = self.path.partition("?")
        return Incoming(
            method=self.command,
            path=path,
            query=query,
            headers=tuple(self.headers.items()),
            body=body,
            source_ip=str(self.client_address[0]),
            protocol=self.request_version,
        )

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        if answer.status not in _BODILESS:
            self.send_header("content-length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD" and answer.status not in _BODILESS:
            self.wfile.write(answer.body)

    def _refuse(self, answer: Answer) -> None:
        """Answer before the whole body was read, so that the visitor still sees the answer.

        Closing a connection with unread bytes resets it, and the answer would be lost.
        """
        self.close_connection = True
        self._send(Answer(answer.status, (*answer.headers, ("connection", "close")), answer.body))
        self.wfile.flush()
        self.connection.shutdown(SHUT_WR)
        self.connection.settimeout(_LINGER_SECONDS)
        left = LARGEST_BODY
        while left > 0 and (piece := self.connection.recv(_PIECE)):
            left -= len(piece)
