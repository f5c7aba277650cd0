"""Every minute: do what is due. It needs no stream, and no memory of the round before."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final

from intake.adapters.notices import Notices
from intake.notices.notice import LEASE, Notice
from intake.observability import Metric, log_error, measure
from intake.services.deliver_notices import DeliverNotices, Outcome
from intake.services.remind_of_cases import RemindOfCases

Key = tuple[str, str]
"""Owner and sort key of an item."""

MOST: Final = 500
"""Items that one round acts on; what is left is due a minute later, the longest due first."""

PATIENCE: Final = 3
"""After so many in a row that something held up, the round ends: the rest would fare no better."""

UNSETTLED: Final = timedelta(minutes=12)
"""After this a notice that is neither sent nor parked counts as unsettled.

The alarm has to ring within a quarter of an hour, and reading the figure takes it some minutes.
"""

_NOTICE: Final = "NOTICE#"

_HINDERED: Final = (Outcome.HELD_UP, Outcome.UNANSWERED)


class SweepNotices:
    """Delivers every notice that is due and reminds of every case that nobody opened."""

    def __init__(
        self,
        notices: Notices,
        deliver: DeliverNotices,
        remind: RemindOfCases,
        clock: Callable[[], datetime],
    ) -> None:
        self._notices = notices
        self._deliver = deliver
        self._remind = remind
        self._clock = clock

    def __call__(self, has_time: Callable[[], bool]) -> None:
        """Do one round while there is time, then report how many notices wait for too long."""
        now = self._clock()
        outcomes = self._act(self._notices.due(now, MOST), has_time)
        if Outcome.SENT in outcomes.values():
            self._act(self._hasten(now), has_time)
        else:
            self._count_for_nothing(outcomes)
        measure(Metric.NOTICES_UNSETTLED, self._unsettled(self._clock()))
        measure(Metric.SWEEPER_RAN)

    def _act(self, due: Iterable[Key], has_time: Callable[[], bool]) -> dict[Key, Outcome]:
        outcomes: dict[Key, Outcome] = {}
        held_up = 0
        for owner, sk in due:
            if held_up == PATIENCE or not has_time():
                break
            outcomes[owner, sk] = outcome = self._one(owner, sk)
            if outcome is not Outcome.NOTHING:
                held_up = held_up + 1 if outcome in _HINDERED else 0
        return outcomes

    def _one(self, owner: str, sk: str) -> Outcome:
        """Act on one item; what fails is due again and holds up no other."""
        try:
            if sk.startswith(_NOTICE):
                return self._deliver.deliver(owner, sk.removeprefix(_NOTICE))
            self._remind(owner, self._clock())
        except Exception as error:  # noqa: BLE001 whatever it was, the others are still due
            _log_failure(owner, error)
        return Outcome.NOTHING

    def _count_for_nothing(self, outcomes: Mapping[Key, Outcome]) -> None:
        """Let no send count to which SES gave no answer, in a round in which it answered nobody."""
        for (owner, sk), outcome in outcomes.items():
            if outcome is Outcome.UNANSWERED:
                self._give_back(owner, sk)

    def _give_back(self, owner: str, sk: str) -> None:
        try:
            self._deliver.unanswered(owner, sk.removeprefix(_NOTICE))
        except Exception as error:  # noqa: BLE001 it counts, then, as one of three
            _log_failure(owner, error)

    def _hasten(self, now: datetime) -> list[Key]:
        """Make due at once what waits after a refusal: email goes again."""
        return [
            (notice.owner, f"{_NOTICE}{notice.slot}")
            for notice in self._listed(self._soon(now))
            if notice.waits_after_refusal() and self._make_due(notice, now)
        ]

    def _unsettled(self, now: datetime) -> int:
        """Count the notices, as many as a round would act on, that wait for too long."""
        listed = [*self._notices.due(now, MOST), *self._soon(now)]
        return sum(1 for notice in self._listed(listed) if notice.waited(now) > UNSETTLED)

    def _soon(self, now: datetime) -> list[Key]:
        # no claim and no wait after a refusal is longer than the longest lease
        return self._notices.due_between(now, now + LEASE, MOST)

    def _listed(self, keys: Iterable[Key]) -> Iterator[Notice]:
        for owner, sk in keys:
            if sk.startswith(_NOTICE) and (notice := self._read(owner, sk)):
                yield notice

    def _make_due(self, notice: Notice, now: datetime) -> bool:
        try:
            return self._notices.save(notice.hastened(now))
        except Exception as error:  # noqa: BLE001 it is due by itself before long
            _log_failure(notice.owner, error)
        return False

    def _read(self, owner: str, sk: str) -> Notice | None:
        try:
            return self._notices.read(owner, sk.removeprefix(_NOTICE))
        except Exception as error:  # noqa: BLE001 one that cannot be read hides no other
            _log_failure(owner, error)
        return None


def _log_failure(owner: str, error: Exception) -> None:
    log_error("sweep_failed", error, case_id=owner.partition("#")[2])
