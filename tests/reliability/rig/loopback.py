"""A small HTTP server on this machine that can also hang up, as a network does.

http.server is left alone on purpose: it costs half a millisecond a request, and a soak makes
millions.
"""

import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from http import HTTPStatus
from io import BufferedReader
from threading import Thread
from typing import Final

from local_stack.addresses import LOOPBACK

_LINE: Final = b"\r\n"


@dataclass(frozen=True)
class Message:
    """A request or a response: its head as it came, and its body."""

    head: bytes
    body: bytes

    def header(self, name: str) -> str:
        for line in self.head.split(_LINE)[1:]:
            key, _, value = line.partition(b":")
            if key.strip().lower() == name.encode():
                return value.strip().decode()
        return ""

    @property
    def target(self) -> str:
        """What a request asks for: `POST /path`."""
        return self.head.split(_LINE, 1)[0].rpartition(b" ")[0].decode()

    def dated(self, moment: datetime) -> "Message":
        """Return a response as if it had been given at a moment."""
        lines = [
            each
            for each in self.head.split(_LINE)
            if each and not each.lower().startswith(b"date:")
        ]
        date = f"date: {format_datetime(moment, usegmt=True)}".encode()
        return Message(_LINE.join([*lines, date, b"", b""]), self.body)

    def raw(self) -> bytes:
        return self.head + self.body


Answer = Callable[[Message], Message | None]
"""Returns the response to a request, or None to hang up without one."""


def read_message(stream: BufferedReader) -> Message | None:
    """Read one message, its body as it came; None when the other side hung up."""
    lines = []
    while (line := stream.readline()) not in (_LINE, b""):
        lines.append(line)
    if not lines:
        return None
    head = b"".join([*lines, _LINE])
    told = Message(head, b"")
    if told.header("transfer-encoding") == "chunked":
        return Message(head, b"".join(_chunks(stream)))
    return Message(head, stream.read(int(told.header("content-length") or 0)))


def _chunks(stream: BufferedReader) -> Iterator[bytes]:
    """Give each chunk with its frame; the engine sends what is large in chunks."""
    size = -1
    while size != 0:
        line = stream.readline()
        size = int(line, 16)
        yield line + stream.read(size + len(_LINE))


def response(status: int, body: bytes, **headers: str) -> Message:
    """Make a JSON response; underscores in names of headers are dashes."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    fields = {"content-type": "application/json", "content-length": str(len(body)), **given}
    head = f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return Message(head.encode() + _LINE, body)


@contextmanager
def serving(answering: Callable[[], AbstractContextManager[Answer]]) -> Iterator[str]:
    """Serve while the block lasts and give the endpoint; each connection is `answering` anew."""
    with socket.create_server((LOOPBACK, 0), backlog=128) as listener:
        Thread(target=_accept, args=(listener, answering), daemon=True).start()
        yield f"http://{LOOPBACK}:{listener.getsockname()[1]}"
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)


def _accept(
    listener: socket.socket, answering: Callable[[], AbstractContextManager[Answer]]
) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listener.accept()
            Thread(target=_converse, args=(connection, answering()), daemon=True).start()


def _converse(connection: socket.socket, answering: AbstractContextManager[Answer]) -> None:
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    with suppress(OSError), connection, connection.makefile("rb") as stream, answering as answer:
        while (request := read_message(stream)) is not None:
            reply = answer(request)
            if reply is None:
                return
            connection.sendall(reply.raw())
