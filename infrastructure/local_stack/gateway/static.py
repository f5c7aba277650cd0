"""Files of the built site, as the bucket and the CDN serve them."""

from collections.abc import Collection
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from intake.handlers.http import SECURITY_HEADERS
from intake.rendering.security_policy import content_security_policy
from local_stack.gateway.messages import Answer, Headers, Incoming, text_answer

_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
"""Our own list: the machine's own table of types differs from machine to machine."""

_READING: Final = ("GET", "HEAD")


_OPEN_DATA: Final = "/open-referral/"
"""What any website may read (Open Referral UK asks for it on every response)."""


def serve(folder: Path, style: str, no_store: Collection[str], incoming: Incoming) -> Answer:
    """Answer with a file of `folder`; the paths in `no_store` may never be kept.

    `style` is the hash of the sheet that stands in its pages.
    """
    answer = _answer(folder, no_store, incoming)
    headers = dict(answer.headers) | {"content-security-policy": content_security_policy(style)}
    if incoming.path.startswith(_OPEN_DATA):
        headers["access-control-allow-origin"] = "*"
    return Answer(answer.status, tuple(headers.items()), answer.body)


def _answer(folder: Path, no_store: Collection[str], incoming: Incoming) -> Answer:
    if incoming.method not in _READING:
        return text_answer(HTTPStatus.METHOD_NOT_ALLOWED, "Only pages here.", (_ALLOW,))
    path = unquote(incoming.path)
    found = _locate(folder, path)
    if found is None:
        return _not_found(folder)
    if found.is_dir():
        location = incoming.path + "/" + ("?" + incoming.query if incoming.query else "")
        return Answer(HTTPStatus.FOUND, (("location", location), *_headers("no-cache")))
    if path in no_store:
        return _file(found, HTTPStatus.OK, _headers("no-store"))
    return _unless_known(_file(found, HTTPStatus.OK, _headers("no-cache")), incoming)


_ALLOW: Final = ("allow", ", ".join(_READING))


def _locate(folder: Path, path: str) -> Path | None:
    """Return the file, or the folder a slash is missing after; None outside and for nothing.

    A folder without a page may have data, which needs no slash: a disk cannot keep a file
    `services` beside the folder `services`.
    """
    *folders, name = path.removeprefix("/").split("/")
    if any(part in ("", ".", "..") for part in folders) or name in (".", ".."):
        return None
    if "\\" in path or "\0" in path:
        return None
    place = folder.joinpath(*folders, name)
    targets = (place if name else place / "index.html", place / "index.json")
    inside = (each.resolve() for each in targets)
    # a folder is somewhere to go to only if it has a page
    return next(
        (
            target
            for target in inside
            if target.is_relative_to(folder.resolve())
            and (target.is_file() or (target / "index.html").is_file())
        ),
        None,
    )


def _not_found(folder: Path) -> Answer:
    page = folder / "404.html"
    if page.is_file():
        return _file(page, HTTPStatus.NOT_FOUND, _headers("no-cache"))
    return text_answer(HTTPStatus.NOT_FOUND, "There is nothing here.")


def _file(path: Path, status: int, headers: Headers) -> Answer:
    kind = _TYPES.get(path.suffix, "application/octet-stream")
    return Answer(status, (("content-type", kind), *headers), path.read_bytes())


def _headers(cache_control: str) -> Headers:
    return (*SECURITY_HEADERS.items(), ("cache-control", cache_control))


def _unless_known(answer: Answer, incoming: Incoming) -> Answer:
    """Leave the body out when the browser has it (RFC 9110, section 13.1.2)."""
    tag = f'"{sha256(answer.body).hexdigest()[:32]}"'
    tagged = (*answer.headers, ("etag", tag))
    given = incoming.header("if-none-match").split(",")
    if {each.strip().removeprefix("W/") for each in given} & {tag, "*"}:
        return Answer(HTTPStatus.NOT_MODIFIED, tagged)
    return Answer(answer.status, tagged, answer.body)
