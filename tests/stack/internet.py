"""Which address leads where on this machine, for a browser that knows no other."""

import ssl
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from urllib.parse import urlsplit

from tests.stack.emulator import LOOPBACK, Emulator
from tests.support.web import Headers, Reply

PATIENCE = 60
"""Seconds: a function's first answer takes a few when the machine is busy."""


class Internet:
    """`hosts` says by which name the emulator knows a public one."""

    def __init__(self, emulator: Emulator, hosts: Mapping[str, str], certificate: Path) -> None:
        self._emulator = emulator
        self._hosts = hosts
        self._trust = ssl.create_default_context(cafile=str(certificate))

    def ask(
        self, address: str, method: str = "GET", body: bytes = b"", headers: Headers | None = None
    ) -> Reply:
        """Send one request, as tests.support.web.ask does."""
        parts = urlsplit(address)
        sent = {"host": parts.netloc, **(headers or {})}
        connection: HTTPConnection
        if parts.port and parts.scheme == "https":
            connection = HTTPSConnection(
                "localhost", parts.port, timeout=PATIENCE, context=self._trust
            )
        else:
            # as if TLS had ended in front of it
            sent |= {"host": self._hosts.get(parts.netloc, parts.netloc)}
            sent |= {"x-forwarded-proto": "https"}
            connection = HTTPConnection(LOOPBACK, self._emulator.port, timeout=PATIENCE)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        try:
            connection.request(method, target or "/", body, sent)
            response = connection.getresponse()
            return Reply(address, response.status, response.getheaders(), response.read())
        finally:
            connection.close()
