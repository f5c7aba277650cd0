"""Our own trial of the public door, over any table, with the real door behind it."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from intake.adapters.seen_page import Pairs, SeenPage
from intake.adapters.synthetic_cases import SyntheticCases
from intake.adapters.table import Table
from intake.cases import synthetic
from intake.cases.identity import case_id_of
from intake.forms.synthetic import SYNTHETIC, synthetic_mark
from intake.services.try_public_door import TryPublicDoor
from tests.support.clock import Clock
from tests.support.door import ADDRESSES, TOKEN_KEY, Door, contact_page, definitions, door
from tests.support.events import post

TOLD = {**ADDRESSES, **synthetic.ADDRESSES}
"""What the functions that send know: the teams' addresses, and the simulator's."""

MESSAGE = {"topic": ("something-else",), "message": ("Words",)}
ABOUT = {"name": ("Al",), "reply-channels": ("email",), "reply-email": ("al@example.org",)}


class DoorSite:
    """The site whose forms the real door answers; `sent` is the last that was sent to it."""

    def __init__(self, send: Door) -> None:
        self._send = send
        self.sent: Pairs = []

    def open(self, path: str) -> SeenPage:
        assert path == definitions().starts["contact"]
        return SeenPage.of(contact_page())

    def send(self, page: SeenPage, pairs: Pairs) -> SeenPage:
        self.sent = pairs
        answer = self._send(post(page.action, urlencode(pairs).encode()))
        if answer["statusCode"] != 200:
            raise AssertionError(answer["statusCode"])
        return SeenPage.of(answer["body"])


def trial(
    table: Table,
    clock: Clock,
    *,
    site: DoorSite | None = None,
    key: bytes = TOKEN_KEY,
    wait: Callable[[float], object] = lambda _seconds: None,
) -> TryPublicDoor:
    """Return the trial; `wait` is what happens while it waits for its notice."""
    return TryPublicDoor(
        site or DoorSite(door(table, clock)),
        definitions().forms["contact"],
        definitions().starts["contact"],
        SyntheticCases(table),
        key,
        clock,
        wait,
    )


def for_a_while() -> Callable[[], bool]:
    """Return what says that there is time left, a few times."""
    looks = iter([True] * 5)
    return lambda: next(looks, False)


def send_contact(site: DoorSite, mark: Callable[[str], str]) -> tuple[str, SeenPage]:
    """Send the contact form as a visitor; `mark` makes what stands in the trial's field.

    Returns the submission id and the page that answers.
    """
    page = site.open("/contact/")
    for answers in (MESSAGE, ABOUT):
        page = site.send(page, page.filled_in(answers))
    submission_id = page.value("_token").split(".")[4]
    marked: Mapping[str, tuple[str, ...]] = {SYNTHETIC: (mark(submission_id),)}
    return submission_id, site.send(page, page.filled_in(marked))


def our_mark(submission_id: str) -> str:
    return synthetic_mark(TOKEN_KEY, submission_id)


def plain_case(submission_id: str) -> str:
    return f"CASE#{case_id_of(submission_id)}"


def trial_case(submission_id: str) -> str:
    return f"CASE#{synthetic.synthetic(case_id_of(submission_id))}"
