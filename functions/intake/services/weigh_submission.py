"""Tell, before a submission is stored, whether it looks like spam, alone and beside others."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from intake.adapters.rates import Rates
from intake.forms.fields import Fields
from intake.forms.journey import TOKEN
from intake.forms.spam import Arrival, Signs, is_suspect, signs, with_others
from intake.forms.spam_texts import phrase
from intake.forms.token import Token
from intake.forms.trap import trapped
from intake.forms.walk import Walk
from intake.observability import log_error

FREE_WORDS: Final = frozenset({"text", "long_text"})
"""The kinds of question whose answers are anybody's own words."""


class WeighSubmission:
    """Names the signs that make a submission suspect; none when it is not."""

    def __init__(self, rates: Rates) -> None:
        self._rates = rates

    def __call__(
        self, walk: Walk, fields: Fields, token: Token, address: str, now: datetime
    ) -> tuple[str, ...]:
        """Weigh what came from an address; a case with any flag is never suspect.

        The counters are asked only when some sign shows already: no sign is enough alone, so that
        a clean submission waits for no counter and leaves none.
        """
        if walk.flags:
            return ()
        texts = list(_texts(walk))
        seconds = (now - token.begun).total_seconds()
        trap = trapped(fields, fields.one(TOKEN))
        # the first page is sent before the time begins, and check-your-answers comes after all
        found = signs(Arrival(trap, seconds, screens=len(walk.stops)), texts)
        if found:
            found = self._beside_others(found, address, phrase(texts), now)
        return tuple(found) if is_suspect(found) else ()

    def _beside_others(self, found: Signs, address: str, text: str, now: datetime) -> Signs:
        try:
            in_an_hour = self._rates.of_address(address, now)
            copies = self._rates.of_text(text, now) if in_an_hour else 0
        except Exception as error:  # noqa: BLE001 what cannot be counted must not cost a submission
            log_error("counter_failed", error)
            return found
        return with_others(found, in_an_hour, copies)


def _texts(walk: Walk) -> Iterator[str]:
    for stop in walk.stops:
        for question in stop.counted:
            if question.type in FREE_WORDS and question.id in walk.values:
                yield walk.values[question.id]
