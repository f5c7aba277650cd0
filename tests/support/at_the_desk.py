"""Somebody who works at the desk as it is deployed, page by page."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlencode, urlsplit

from intake.adapters.events import Event
from intake.adapters.id_tokens import Identity
from intake.adapters.members import Members, member_key
from intake.cases.member import Member
from intake.cases.moments import kept
from local_stack.openid.people import Person
from tests.support.deployed import Deployed
from tests.support.kept import everything
from tests.support.web import Browser, Reply

TOKEN: Final = re.compile(r'name="token" value="([0-9a-f]+)"')
SIGN_IN_AGAIN: Final = re.compile(r'href="(/sign-in\?return=[^"]+)"')
TURN: Final = re.compile(r'name="turn" value="(\d+)"')
Fields = Mapping[str, str | Sequence[str]]


class Worker:
    """A person with a browser; nobody at the desk before they are made a member."""

    def __init__(self, world: Deployed, person: Person) -> None:
        self.key = member_key(Identity(world.addresses.issuer, person.subject))
        self._world = world
        self._person = person
        self._browser = Browser()

    def join(self, *roles: str) -> None:
        """Become a member of two teams, signed out everywhere else."""
        members = Members(self._world.table)
        before = members.find(self.key)
        stranger = Member(self.key, self._person.name, (), ())
        teams = ("general", "mediation")
        after = (before or stranger).changed(self._person.name, teams, roles)
        members.save(before, after, Event("changed", "a test", self._world.now()))

    def sign_in(self, path: str = "/", status: int = 200) -> None:
        """Sign in on the way to a page."""
        self._browser.open(f"{self._world.addresses.desk}{path}")
        self._browser.press({"person": self._person.subject})
        self._expect(status)

    def open(self, path: str) -> str:
        """Return the words of a page."""
        self._browser.open(f"{self._world.addresses.desk}{path}")
        self._expect(200)
        return self._browser.reply.text

    def send(self, page: str, path: str, fields: Fields | None = None) -> Reply:
        """Open a page and send a form of it, with the token and the turn that the page shows."""
        html = self.open(page)
        token, turn = TOKEN.search(html), TURN.search(html)
        assert token
        shown = {"token": token[1], **({"turn": turn[1]} if turn else {})}
        reply = self.post(path, {**shown, **(fields or {})})
        self._expect(200)
        return reply

    def post(self, path: str, fields: Fields) -> Reply:
        """Send fields as they are from the page that is open."""
        self._browser.send(path, urlencode(fields, doseq=True).encode())
        return self._browser.reply

    def stay_away(self, minutes: int) -> None:
        """Let minutes pass without a click of anybody's."""
        earlier = kept(self._world.now() - timedelta(minutes=minutes))
        for item in everything(self._world.table):
            if item["pk"].startswith("DESK#"):
                self._world.table.put({**item, "seen_at": earlier})

    def send_too_late(self, page: str, path: str, fields: Fields) -> str:
        """Send a form after the session has ended, sign in again, and return what is kept."""
        token = TOKEN.search(self.open(page))
        assert token
        self.stay_away(31)
        self.post(path, {"token": token[1], **fields})
        self._expect(401)
        back = SIGN_IN_AGAIN.search(self._browser.reply.text)
        assert back
        self._browser.open(f"{self._world.addresses.desk}{back[1]}")
        self._browser.press({"person": self._person.subject})
        self._expect(200)
        return urlsplit(self._browser.reply.address).path

    def sign_out(self) -> None:
        """Press the button of every page."""
        self.send("/", "/sign-out")

    @property
    def now(self) -> datetime:
        """The moment."""
        return self._world.now()

    def _expect(self, status: int) -> None:
        assert self._browser.reply.status == status, self._browser.reply.text
