"""Signing in to the desk, and saying who a browser is afterwards."""

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from intake.adapters.desk_sessions import DeskSessions
from intake.adapters.identity_provider import IdentityProvider
from intake.adapters.members import Members, member_key
from intake.adapters.sign_in_errors import AttemptRefused, NotAMember
from intake.cases.member import Member
from intake.services.sealing import key_for
from intake.services.sign_in_attempt import Attempt, seal, unseal

_MARK: Final = 64
"""Characters of a SHA-256 digest in hexadecimal."""


@dataclass(frozen=True)
class Departure:
    """Where to send the browser, and what it must bring back."""

    address: str
    cookie: str


@dataclass(frozen=True)
class Arrival:
    """A new session, and the page the person wanted."""

    session_id: str
    return_to: str


@dataclass(frozen=True)
class Known:
    """Whose browser this is; after the end of the session nothing is shown to it any more."""

    member: Member
    has_ended: bool


class SignIn:
    """The use case of a sign-in; every refusal is a SignInRefused."""

    def __init__(
        self,
        provider: IdentityProvider,
        members: Members,
        sessions: DeskSessions,
        secret: bytes,
        clock: Callable[[], datetime],
    ) -> None:
        self._provider = provider
        self._members = members
        self._sessions = sessions
        self._secret = secret
        self._clock = clock

    def begin(self, return_to: str) -> Departure:
        """Start a sign-in that will end at `return_to`."""
        attempt = Attempt.begin(return_to, self._clock())
        address = self._provider.authorisation_address(
            state=attempt.state, nonce=attempt.nonce, verifier=attempt.verifier
        )
        return Departure(address, seal(attempt, self._cookie_key()))

    def finish(self, query: Mapping[str, str], cookie: str, former_session: str = "") -> Arrival:
        """Complete what this very browser began; the session id is a new one, the former ends."""
        attempt = unseal(cookie, self._cookie_key(), self._clock())
        self._check(query, attempt)
        identity = self._provider.identify(
            code=query["code"], verifier=attempt.verifier, nonce=attempt.nonce
        )
        member = self._members.find(member_key(identity))
        if member is None or not member.reads_cases:
            self._members.note_asking(identity, self._clock())
            raise NotAMember("not_a_member")
        self._sessions.end(former_session)
        return Arrival(self._sessions.begin(member, self._clock()), attempt.return_to)

    def who(self, session_id: str) -> Known | None:
        """Return whose browser this is, as the table has them at this moment; None for nobody's."""
        session = self._sessions.find(session_id, self._clock())
        member = self._members.find(session.member) if session else None
        if session is None or member is None or not member.reads_cases:
            return None
        return Known(member, session.has_ended or session.era != member.era)

    def end(self, session_id: str) -> None:
        """Sign out: the id opens nothing any more."""
        self._sessions.end(session_id)

    def form_token(self, session_id: str, member: Member) -> str:
        """Return what a form of this session carries, so that no other page can send it.

        The second half says whose it is, also after another sign-in.
        """
        return self._mark("form", session_id) + self._mark("form of a member", member.key)

    def is_form_token(self, token: str, session_id: str) -> bool:
        """Compare in a time that tells nothing."""
        return _same(token[:_MARK], self._mark("form", session_id))

    def is_token_of(self, token: str, member: Member) -> bool:
        """Tell whether a form was made for this member, in whichever session."""
        return _same(token[_MARK:], self._mark("form of a member", member.key))

    def _mark(self, purpose: str, text: str) -> str:
        return hmac.digest(key_for(self._secret, purpose), text.encode(), "sha256").hex()

    def _check(self, query: Mapping[str, str], attempt: Attempt) -> None:
        if not hmac.compare_digest(query.get("state", "").encode(), attempt.state.encode()):
            raise AttemptRefused("other_state")
        if "iss" in query and not self._provider.is_issuer(query["iss"]):
            raise AttemptRefused("other_issuer")
        if "code" not in query:
            raise AttemptRefused("no_code")

    def _cookie_key(self) -> bytes:
        return key_for(self._secret, "sign-in cookie")


def _same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode(), expected.encode())
