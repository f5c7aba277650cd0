"""The one time by which leases are given and end: the table's, which stands in each of its answers.

Two functions whose own clocks differ by more than a lease would each find that of the other ended,
and an email would go twice.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Final

Clock = Callable[[], datetime]

TOLERATED: Final = timedelta(seconds=30)
"""A difference that changes nothing: an answer tells whole seconds, and takes some on its way."""


class TableClock:
    """A function's own clock, put right by the Date of the table's newest answer (RFC 9110, 6.6.1).

    Until the first answer it is the function's own.
    """

    def __init__(self, own: Clock) -> None:
        self._own = own
        self._ahead = timedelta()

    def follow(self, client: Any) -> None:  # noqa: ANN401 botocore's clients have no static type
        """Go by the answers of a botocore client from now on."""
        client.meta.events.register("after-call.dynamodb", self._heard)

    def __call__(self) -> datetime:
        """Return the moment that it is."""
        return self._own() - self._ahead

    def _heard(self, parsed: Mapping[str, Any], **_: object) -> None:
        date = parsed["ResponseMetadata"].get("HTTPHeaders", {}).get("date")
        if date:
            ahead = self._own() - parsedate_to_datetime(date)
            self._ahead = ahead if abs(ahead) > TOLERATED else timedelta()
