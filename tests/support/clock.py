"""A clock that moves when a test moves it."""

from datetime import UTC, datetime, timedelta


class Clock:
    """Callable like the real one: returns an aware moment in UTC."""

    def __init__(self, moment: datetime = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **duration: float) -> None:
        self.moment += timedelta(**duration)
