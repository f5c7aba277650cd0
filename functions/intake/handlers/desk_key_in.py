"""The desk's pages on which a referral by telephone, on paper or in person is keyed in."""

from dataclasses import dataclass

from intake.handlers.desk_responses import DeskResponses
from intake.handlers.desk_visit import Pages, Visit
from intake.handlers.http import Response
from intake.rendering.desk_key_in import (
    choose_form_screen,
    keyed_screen,
    place_of,
    stored_screen,
)
from intake.services.key_in import READ_ALOUD, KeyIn, KeyingIn, Stored


@dataclass(frozen=True)
class KeyInPages:
    """The choice of a form, its pages, and what became of it."""

    key_in: KeyIn
    responses: DeskResponses

    @property
    def pages(self) -> Pages:
        """The pages by method and path."""
        return {
            "GET /key-in": self.choose,
            "GET /key-in/{channel}/{form}": self.begin,
            "POST /key-in/{channel}/{form}/{page}": self.turn,
        }

    def choose(self, visit: Visit) -> Response:
        """Show the forms."""
        offered = self.key_in.offered(visit.member)
        if not offered:
            return self.responses.message(404, "not_here")
        return self.responses.show(200, choose_form_screen(offered, visit.account))

    def begin(self, visit: Visit) -> Response:
        """Show the first page of a form."""
        keying = self._keying(visit)
        if keying is None:
            return self.responses.message(404, "not_here")
        place = place_of(keying.channel, visit.account, READ_ALOUD)
        first = self.key_in.first(keying, place)
        return self.responses.show(
            200, keyed_screen(first, keying.form, keying.channel, visit.account)
        )

    def turn(self, visit: Visit) -> Response:
        """Show what follows on a page that was sent."""
        keying, account = self._keying(visit), visit.account
        if keying is None:
            return self.responses.message(404, "not_here")
        place = place_of(keying.channel, account, READ_ALOUD)
        turn = self.key_in.turn(keying, visit.named("page"), visit.fields, place)
        if turn is None:
            return self.responses.message(404, "not_here")
        if isinstance(turn, Stored):
            stored = stored_screen(keying.form, turn.case_id, turn.reference, account)
            return self.responses.show(200, stored)
        screen = keyed_screen(turn.screen, keying.form, keying.channel, account)
        return self.responses.show(turn.status, screen)

    def _keying(self, visit: Visit) -> KeyingIn | None:
        return self.key_in.find(visit.member, visit.named("channel"), visit.named("form"))
