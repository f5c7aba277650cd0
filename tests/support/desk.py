"""A desk whose provider is on paper, whose clock a test moves, and a browser to visit it with."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from intake.adapters.case_reader import CaseReader
from intake.adapters.desk_sessions import DeskSessions
from intake.adapters.drafts import Drafts
from intake.adapters.events import Event
from intake.adapters.id_tokens import Identity
from intake.adapters.identity_provider import IdentityProvider
from intake.adapters.keepings import Keepings
from intake.adapters.members import Members, member_key
from intake.adapters.persons import Persons
from intake.adapters.table import Table
from intake.adapters.worklist import Worklist
from intake.cases.member import COORDINATOR, Member
from intake.directory.teams import Team, guarded_teams
from intake.handlers.desk_cases import CasePages
from intake.handlers.desk_drafts import DraftPages
from intake.handlers.desk_people import PeoplePages
from intake.handlers.desk_responses import DeskResponses
from intake.handlers.desk_routes import Desk
from intake.handlers.desk_search import SearchPages
from intake.handlers.desk_sign_in import SignInPages
from intake.handlers.desk_visit import Pages
from intake.handlers.desk_worklist import WorklistPages
from intake.handlers.from_cdn import KEY
from intake.handlers.http import Response, read_request
from intake.rendering.chrome import Chrome
from intake.services.keep_members import KeepMembers
from intake.services.list_cases import PURPOSE, ListCases
from intake.services.sealing import Seal, key_for
from intake.services.search_cases import SearchCases
from intake.services.sign_in import SignIn
from tests.support.casework import contact_form, desk_cases
from tests.support.clock import Clock
from tests.support.events import CDN_KEY
from tests.support.openid_provider import CLIENT, ISSUER, PaperProvider

ADDRESS = "https://desk.example.org"
SECRET = b"a deployment's secret"
PERSON_KEY = b"a key of persons that protects nothing"
TEAMS = {
    "general": Team("general", "Coordinators", "Enquiries", ("coordinator",), ()),
    "mediation": Team("mediation", "Mediation", "Enquiries", ("coordinator",), ()),
    "guardian": Team("guardian", "Guardian", "Enquiries", ("guardian",), (), guarded=True),
}
GUARDED = guarded_teams(TEAMS)
CHROME = Chrome("<!doctype html><title>%%TITLE%%</title><main>%%CONTENT%%</main>")


class Stage:
    """Everything a desk needs, over one table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.clock = Clock()
        self.paper = PaperProvider(self.clock)
        self.members = Members(table)
        self.sign_in = SignIn(
            IdentityProvider(self.paper, ISSUER, CLIENT, self.clock),
            self.members,
            DeskSessions(table),
            SECRET,
            self.clock,
        )
        self.keep = KeepMembers(self.members, GUARDED)
        responses = DeskResponses(CHROME)
        entrance = SignInPages(self.sign_in, self.keep, responses, ADDRESS)
        cases = desk_cases(table, staff=self.members)
        forms = {"contact": contact_form()}
        drafts = DraftPages(Drafts(table), responses, forms, lambda: cases.show.names([]))
        reader = CaseReader(table)
        listing = ListCases(Worklist(table), self.members, GUARDED, Seal(key_for(SECRET, PURPOSE)))
        search = SearchCases(reader, Keepings(table), Persons(table), PERSON_KEY, GUARDED)
        pages = (
            WorklistPages(listing, responses).pages,
            SearchPages(search, responses).pages,
            PeoplePages(self.members, self.keep, TEAMS, responses).pages,
            CasePages(cases, responses).pages,
        )
        self._with = partial(Desk, self.sign_in, entrance, drafts, responses, self.clock, *pages)
        self.desk = self._with()

    def open_pages(self, *more: Pages) -> None:
        """Have more pages at the desk."""
        self.desk = self._with(*more)

    def add_member(
        self,
        subject: str = "person-1",
        *teams: str,
        roles: Sequence[str] = (COORDINATOR,),
        name: str = "Jo Field",
    ) -> Member:
        """Put somebody into teams, in place of those they were in."""
        key = member_key(Identity(ISSUER, subject))
        before = self.members.find(key)
        after = (before or Member(key, name, (), ())).changed(name, teams or ("general",), roles)
        self.members.save(before, after, Event("changed", "a test", self.clock()))
        return after

    def remove_member(self, subject: str = "person-1") -> None:
        """Let somebody in no more."""
        before = self.members.find(member_key(Identity(ISSUER, subject)))
        assert before
        self.members.save(before, before.removed(), Event("removed", "a test", self.clock()))


class Browser:
    """Keeps cookies, follows redirects of the desk and signs in at the provider."""

    def __init__(self, stage: Stage, subject: str = "person-1") -> None:
        self.stage = stage
        self.subject = subject
        self.cookies: dict[str, str] = {}

    def get(self, address: str, **headers: str) -> Response:
        return self.send("GET", address, b"", headers)

    def post(
        self, address: str, fields: Mapping[str, str | Sequence[str]], **headers: str
    ) -> Response:
        return self.send("POST", address, urlencode(fields, doseq=True).encode(), headers)

    def visit(self, address: str) -> Response:
        """Go to a page and wherever it leads, signing in on the way."""
        for _ in range(9):
            response = self.get(address)
            if response["statusCode"] != 303:
                return response
            address = response["headers"]["location"]
            if address.startswith(ISSUER):
                query = self.stage.paper.authorise(address, self.subject)
                address = f"/sign-in/return?{urlencode(query)}"
        raise AssertionError("redirected in a circle")

    def send(self, method: str, address: str, body: bytes, headers: Mapping[str, str]) -> Response:
        response = self.stage.desk.answer(
            read_request(event(method, address, body, headers, self.cookies))
        )
        for cookie in response["cookies"]:
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies.pop(name, None)
            if "Max-Age=0" not in cookie:
                self.cookies[name] = value
        return response


def event(
    method: str,
    address: str,
    body: bytes = b"",
    headers: Mapping[str, str] | None = None,
    cookies: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Make a payload 2.0 event, with header names written `sec_fetch_site`."""
    parts = urlsplit(address)
    route = "/{path+}" if parts.path != "/" else "/"
    return {
        "rawPath": parts.path,
        "routeKey": f"{method} {route}",
        "headers": {
            KEY: CDN_KEY,
            "content-type": "application/x-www-form-urlencoded",
            **{name.replace("_", "-"): value for name, value in (headers or {}).items()},
        },
        "queryStringParameters": dict(parse_qsl(parts.query, keep_blank_values=True)),
        "pathParameters": {"path": parts.path[1:]},
        "cookies": [f"{name}={value}" for name, value in (cookies or {}).items()],
        "body": body.decode(),
        "isBase64Encoded": False,
        "requestContext": {"http": {"method": method}},
    }
