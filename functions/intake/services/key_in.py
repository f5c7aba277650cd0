"""Somebody at the desk keys in what they were told, through the same form as on the site."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from intake.cases.channel import KEYED, SPOKEN, Channel, KeyedIn
from intake.cases.leading import may_key_in
from intake.cases.member import Member
from intake.directory.teams import Team
from intake.forms.definition import Form
from intake.forms.fields import Fields
from intake.forms.journey import TOKEN
from intake.forms.problems import Problem
from intake.forms.token import Token
from intake.forms.walk import Walk
from intake.observability import log, log_error
from intake.rendering.form_pages import Place, Screen
from intake.services.accept_submission import AcceptSubmission, case_id_for
from intake.services.turn_page import STORE_FAILED, Turn, TurnPage

READ_ALOUD: Final = "_read_aloud"
NOT_READ_ALOUD: Final = Problem(
    READ_ALOUD, "Read the statements aloud, write down what was answered, and tick that you did"
)


@dataclass(frozen=True)
class KeyingIn:
    """A form that a member fills in for somebody who asked by this channel."""

    form: Form
    channel: Channel
    member: Member


@dataclass(frozen=True)
class Stored:
    """What was keyed in has become a case."""

    case_id: str
    reference: str


class KeyIn:
    """Journey, rules and storing are those of the site; `teams` are those that can be told."""

    def __init__(
        self,
        forms: Mapping[str, Form],
        teams: Mapping[str, Team],
        guarded: Container[str],
        accept: AcceptSubmission,
        key: bytes,
        clock: Callable[[], datetime],
    ) -> None:
        self._forms = forms
        self._teams = teams
        self._guarded = guarded
        self._accept = accept
        self._key = key
        self._clock = clock

    def offered(self, member: Member) -> list[Form]:
        """Return the forms that a member may key in, and about which somebody can be told."""
        return [form for form in self._forms.values() if self._is_offered(form, member)]

    def find(self, member: Member, channel: str, name: str) -> KeyingIn | None:
        """Return what is to be keyed in; None for what is not offered to this member."""
        form = self._forms.get(name)
        if form is None or channel not in KEYED or not self._is_offered(form, member):
            return None
        return KeyingIn(form, Channel(channel), member)

    def first(self, keying: KeyingIn, place: Place) -> Screen:
        """Return the first page."""
        return TurnPage(self._key, self._clock, place).first(keying.form)

    def turn(
        self, keying: KeyingIn, step_id: str, fields: Fields, place: Place
    ) -> Turn | Stored | None:
        """Return what follows on a page; what was sent is stored. None: there is no such page."""
        form, read_aloud = keying.form, bool(fields.one(READ_ALOUD))
        values = {name: sent for name, sent in fields.values.items() if name != READ_ALOUD}
        fields = replace(fields, values=values)
        turn_page = TurnPage(self._key, self._clock, place)
        turn = turn_page(form, step_id, fields, fields.one(TOKEN))
        if not isinstance(turn, Token):
            return turn
        if keying.channel in SPOKEN and not read_aloud:
            return turn_page.held_back(form, fields, turn, NOT_READ_ALOUD, 422)
        keyed = KeyedIn(keying.channel, keying.member.key, read_aloud)
        try:
            reference = self._accept(form, fields, turn, "", keyed)
        except Exception as error:  # noqa: BLE001 what was typed must come back
            log_error("submission_failed", error, case_id=case_id_for(turn), form=form.name)
            return turn_page.held_back(form, fields, turn, STORE_FAILED, 503)
        log("submission_keyed_in", case_id=case_id_for(turn), form=form.name)
        return Stored(case_id_for(turn), reference)

    def _is_offered(self, form: Form, member: Member) -> bool:
        told = all(team in self._teams for team in form.own_teams)
        return told and may_key_in(member, form.team, self._guarded)


def not_weighed(
    _walk: Walk, _fields: Fields, _token: Token, _address: str, _now: datetime
) -> tuple[str, ...]:
    """Find no sign of spam: a member of ours has listened to a person."""
    return ()
