"""Tell a coordinator: claim a notice, send its email once, record what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from intake.adapters.mailer import Mailer, Refused
from intake.adapters.notices import Claim, Notices
from intake.adapters.table import Item, Table
from intake.cases.identity import new_id
from intake.cases.moments import moment_of, spoken_day, spoken_moment
from intake.notices.notice import next_try
from intake.observability import log, log_error
from intake.rendering.notification import MOST_WAITING, Notification, notification_email


@dataclass(frozen=True)
class Addresses:
    """The addresses that roles of teams have in this deployment."""

    by_team: Mapping[str, Mapping[str, str]]

    def of(self, team: str, role: str) -> str:
        """Return an address; empty when the deployment has none for this role."""
        return self.by_team.get(team, {}).get(role, "")


class DeliverNotices:
    """Delivers one notice at a time; safe to call twice, at once or again."""

    def __init__(
        self,
        table: Table,
        notices: Notices,
        mailer: Mailer,
        addresses: Addresses,
        desk_url: str,
        clock: Callable[[], datetime],
    ) -> None:
        self._table = table
        self._notices = notices
        self._mailer = mailer
        self._addresses = addresses
        self._desk_url = desk_url
        self._clock = clock

    def deliver(self, case_id: str, slot: str) -> None:
        """Send a notice if it is due and nobody else is sending it.

        An outcome nobody knows (a lost answer, a time-out) is not an error here: the notice stays
        claimed until its lease ends, and is due again then.
        """
        now = self._clock()
        claim = self._notices.claim(case_id, slot, now, tag=new_id(now))
        if claim is None:
            return
        case = self._table.get(f"CASE#{case_id}", "CASE")
        address = self._addresses.of(claim.team, claim.role)
        if case is None or not address:
            self._refused(claim, "no_address" if case else "no_case")
            return
        self._send(claim, case, address)

    def _send(self, claim: Claim, case: Item, address: str) -> None:
        email = notification_email(self._notification(claim, case))
        try:
            message_id = self._mailer.send(address, email, claim.tag)
        except Refused as error:
            self._refused(claim, error.code)
        except Exception as error:  # noqa: BLE001 whatever happened, the lease decides
            log_error("notice_unknown", error, case_id=claim.case_id, notice=claim.slot)
        else:
            self._notices.mark_sent(claim, self._clock(), message_id)
            log("notice_sent", case_id=claim.case_id, notice=claim.slot, message_id=message_id)

    def _refused(self, claim: Claim, code: str) -> None:
        self._notices.release(claim, next_try(self._clock(), claim.attempts))
        log(
            "notice_refused",
            case_id=claim.case_id,
            notice=claim.slot,
            code=code,
            attempts=claim.attempts,
        )

    def _notification(self, claim: Claim, case: Item) -> Notification:
        return Notification(
            label=case["service_label"],
            reference=case["reference"],
            received=spoken_moment(moment_of(case["received_at"])),
            kind=claim.kind,
            priority=bool(case["flags"]),
            reply_by=spoken_day(moment_of(case["promised_by"])),
            waiting=self._table.count_index("worklist", "open_for", claim.team, MOST_WAITING),
            link=f"{self._desk_url}/cases/{claim.case_id}",
        )
