"""Whether a deployment works, seen from outside: its public addresses, opened as anybody may.

Nothing is stored: the form is sent without an answer, and says so.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from time import sleep
from typing import Final

from urllib3 import PoolManager, Timeout
from urllib3.exceptions import HTTPError

from deployment.stacks import Values

_LOOKS: Final = 30
_PAUSE: Final = 10
"""Seconds; thirty looks are five minutes, which a new address in DNS may take."""

_HEADERS: Final = ("strict-transport-security", "content-security-policy", "referrer-policy")
_FORM: Final = {"content-type": "application/x-www-form-urlencoded", "accept-encoding": "gzip"}


@dataclass(frozen=True)
class Answer:
    """What came back; `headers` by their names in small letters, `body` unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes


Ask = Callable[[str, str], Answer | None]
"""A method and an address in, an answer out, or None when there is none."""


@dataclass(frozen=True)
class Doors:
    """The addresses of a deployment, and the page that a published site begins with."""

    site: str
    desk: str
    forms_without_cdn: str
    form_page: str
    home: Path

    @classmethod
    def of(cls, known: Values, form_page: str, home: Path) -> "Doors":
        """Return them from the outputs of the stacks; `form_page` is a path: /forms/contact/a."""
        return cls(known["SiteUrl"], known["DeskUrl"], known["PublicApiUrl"], form_page, home)


def wait_for(doors: Doors, ask: Ask, wait: Callable[[float], None] = sleep) -> list[str]:
    """Look until everything is well, for five minutes at most; returns what is not."""
    wrong: list[str] = []
    for _ in range(_LOOKS):
        wrong = list(wrongs(doors, ask))
        if not wrong:
            break
        wait(_PAUSE)
    return wrong


def wrongs(doors: Doors, ask: Ask) -> Iterator[str]:
    """Give what is wrong now, a line for each."""
    home = ask("GET", f"{doors.site}/")
    if home is None:
        yield f"{doors.site} does not answer: does its DNS entry lead to the CDN?"
        return
    if home.body != doors.home.read_bytes():
        yield f"{doors.site}/ is not yet the page that was published"
    for name in _HEADERS:
        if name not in home.headers:
            yield f"{doors.site}/ comes without the header {name}"
    if home.headers.get("content-encoding") not in ("gzip", "br"):
        yield f"{doors.site}/ comes uncompressed"
    if not _is(ask("GET", f"{doors.site}/there-is-no-such-page/"), HTTPStatus.NOT_FOUND):
        yield f"{doors.site} does not answer 404 to what is not there"
    if not _is(ask("POST", doors.site + doors.form_page), *_FORM_ANSWERS):
        yield f"{doors.site}{doors.form_page}, sent without an answer, does not say so"
    if not _is(ask("GET", doors.forms_without_cdn + doors.form_page), HTTPStatus.FORBIDDEN):
        yield "the forms answer at an address that gets round the CDN"
    if not _is(ask("GET", f"{doors.desk}/"), HTTPStatus.SEE_OTHER):
        yield f"{doors.desk} does not ask people to sign in"


# a form whose service is closed, or whose team has no address, says 409 and why
_FORM_ANSWERS: Final = (HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.CONFLICT)


def over_https(method: str, address: str) -> Answer | None:
    """Ask a real address; follows no redirect."""
    pool = PoolManager(timeout=Timeout(connect=5, read=20), retries=False)
    body = b"" if method == "POST" else None
    try:
        answer = pool.request(method, address, body=body, headers=_FORM, redirect=False)
    except HTTPError:
        return None
    return Answer(
        answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.data
    )


def _is(answer: Answer | None, *wanted: HTTPStatus) -> bool:
    return answer is not None and answer.status in wanted
