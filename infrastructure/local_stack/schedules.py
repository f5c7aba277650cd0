"""Functions that the clock calls, as EventBridge Scheduler does."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import uuid4
from zoneinfo import ZoneInfo

from local_stack.template import Schedule
from local_stack.terminal import Say, describe

_RATE: Final = re.compile(r"rate\((\d+) (minute|hour|day)s?\)")
_DAILY: Final = re.compile(r"cron\((\d+) (\d+) \* \* \? \*\)")

NOT_HERE: Final = frozenset({"intake.handlers.try_public_door.handle"})
"""It waits for another function to answer, and here they run one at a time (Functions.call)."""


class UnknownExpression(ValueError):
    """Raised for an expression other than a rate and a time of day."""


def next_time(schedule: Schedule, after: datetime) -> datetime:
    """Return when a schedule is due next; `after` has a zone. Raises UnknownExpression."""
    if rate := _RATE.fullmatch(schedule.expression):
        return after + timedelta(**{f"{rate[2]}s": int(rate[1])})
    if daily := _DAILY.fullmatch(schedule.expression):
        local = after.astimezone(ZoneInfo(schedule.time_zone))
        due = local.replace(hour=int(daily[2]), minute=int(daily[1]), second=0, microsecond=0)
        return due if due > local else due + timedelta(days=1)
    raise UnknownExpression(schedule.expression)


def played(schedules: Iterable[Schedule]) -> list[Schedule]:
    """Return the schedules that a laptop plays."""
    return [each for each in schedules if each.handler not in NOT_HERE]


class Clockwork:
    """Calls each function when its time has come; a failing one is told and called next time."""

    def __init__(
        self,
        schedules: Sequence[Schedule],
        call: Callable[[str, Any], Any],
        clock: Callable[[], datetime],
        tell: Say,
    ) -> None:
        self._call = call
        self._clock = clock
        self._tell = tell
        self._due = {schedule: next_time(schedule, clock()) for schedule in schedules}

    def tick(self) -> None:
        """Call what is due."""
        now = self._clock()
        for schedule, due in self._due.items():
            if due <= now:
                self._due[schedule] = next_time(schedule, now)
                self._run(schedule, now)

    def _run(self, schedule: Schedule, now: datetime) -> None:
        try:
            self._call(schedule.handler, _event(now))
        except Exception as error:  # noqa: BLE001 as a function's error on AWS: any of them
            self._tell(f"{schedule.handler} failed: {describe(error)}")


def _event(now: datetime) -> dict[str, Any]:
    return {
        "version": "0",
        "id": str(uuid4()),
        "detail-type": "Scheduled Event",
        "source": "aws.scheduler",
        "account": "123456789012",
        "time": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "region": "eu-west-2",
        "resources": [],
        "detail": "{}",
    }
