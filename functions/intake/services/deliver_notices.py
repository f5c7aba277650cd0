"""Tell a coordinator: claim a notice, send its email once, record what came of it."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from intake.adapters.mailer import Mailer, Refused
from intake.adapters.notices import Notices
from intake.cases.identity import new_id
from intake.cases.moments import kept
from intake.directory.addresses import Addresses
from intake.directory.teams import Team
from intake.notices.email import Email
from intake.notices.notice import Kind, Notice, State, Step
from intake.notices.receipt import tags_of
from intake.notices.refusal import Cause, cause_of
from intake.observability import Metric, log, log_error, measure

MOST_AN_HOUR: Final = 20
"""Ordinary emails to one address within an hour; what comes after is told in one summary."""


class Outcome(StrEnum):
    """What came of looking at a notice."""

    NOTHING = "nothing"
    SENT = "sent"
    SETTLED = "settled"
    HELD_UP = "held_up"
    """Not sent, for a reason that will hold up others as well."""
    UNANSWERED = "unanswered"
    """Nobody knows whether it was sent, and the same may become of others."""


class DeliverNotices:
    """Delivers one notice at a time; safe to call twice, at once or again."""

    def __init__(
        self,
        notices: Notices,
        mailer: Mailer,
        write: Callable[[Notice], Email | None],
        addresses: Addresses,
        teams: Mapping[str, Team],
        clock: Callable[[], datetime],
    ) -> None:
        self._notices = notices
        self._mailer = mailer
        self._write = write
        self._addresses = addresses
        self._teams = teams
        self._clock = clock

    def deliver(self, owner: str, slot: str) -> Outcome:
        """Do what is due about a notice, unless somebody else is doing it.

        An outcome nobody knows (a lost answer, a time-out) is not an error here: the notice stays
        claimed until its lease ends, and is due again then.
        """
        notice = self._notices.read(owner, slot)
        # read first: what the table answers puts the clock right
        now = self._clock()
        match notice.next_step(now) if notice else Step.WAIT:
            case Step.SEND if notice:
                return self._act(notice, now)
            case Step.PARK if notice:
                self._park(notice, "unknown", now)
            case Step.TELL_NEXT if notice:
                self._give_up(notice, now)
            case _:
                return Outcome.NOTHING
        return Outcome.SETTLED

    def unanswered(self, owner: str, slot: str) -> None:
        """Record that a send does not count, unless an event has told of it meanwhile."""
        notice = self._notices.read(owner, slot)
        now = self._clock()
        if notice is None or notice.state(now) is not State.SENDING:
            return
        given_back = notice.unanswered(now)
        if self._notices.save(given_back) and given_back.parked_at:
            measure(Metric.NOTICES_PARKED)
            _log("notice_parked", notice, code="unanswered")

    def bounced(self, notice: Notice, at: datetime) -> None:
        """Record that a notice came back for good, and tell the next of its team's fallback."""
        successor = self._tell_next(notice)
        now = self._clock()
        told = self._notices.change(
            notice, lambda held: held if held.bounced_at else held.bounced(at)
        )
        if told and told.turn != notice.turn:
            _log_return(notice, successor)
        if told and successor is None:
            self._nobody_left(told, now)

    def _give_up(self, notice: Notice, now: datetime) -> None:
        """Tell the next when nobody knows of a delivery, unless one was told of meanwhile."""
        successor = self._tell_next(notice)
        given_up = notice.undelivered(now, nobody_left=successor is None)
        if not self._notices.save(given_up):
            return
        _log_return(notice, successor)
        if successor is None:
            _log("notice_reached_nobody", notice)
            measure(Metric.NOTICES_PARKED)

    def _tell_next(self, notice: Notice) -> Notice | None:
        """Tell the next of the team's fallback that has an address; None when nobody is left."""
        team = self._teams.get(notice.team)
        fallback = team.fallback if team else ()
        at = fallback.index(notice.role) + 1 if notice.role in fallback else 0
        left = self._addresses.reached(notice.team, fallback[at:])
        if not left:
            return None
        successor = notice.passed_on(left[0], self._clock())
        self._notices.add(successor)
        return successor

    def _nobody_left(self, notice: Notice, now: datetime) -> None:
        _log("notice_reached_nobody", notice)
        measure(Metric.NOTICES_PARKED)
        self._notices.change(notice, lambda held: held if held.parked_at else held.parked(now))

    def _act(self, notice: Notice, now: datetime) -> Outcome:
        address = self._addresses.of(notice.team, notice.role)
        if address:
            return self._sum_up_or_send(notice, address, now)
        # waiting gives it no address, so a person must look; the next need not wait for that
        self._tell_next(notice)
        self._park(notice, "no_address", now)
        return Outcome.SETTLED

    def _sum_up_or_send(self, notice: Notice, address: str, now: datetime) -> Outcome:
        if notice.may_be_summed_up() and self._is_too_much(notice, now):
            self._sum_up(notice, now)
            return Outcome.SETTLED
        claim = notice.claimed(now, new_id(now))
        if not self._notices.save(claim):
            return Outcome.NOTHING
        email = self._write(claim)
        if email is None:
            self._park(claim, "no_case", now)
            return Outcome.SETTLED
        return self._send(claim, address, email)

    def _is_too_much(self, notice: Notice, now: datetime) -> bool:
        counted = self._notices.count_this_hour(notice.team, notice.role, now)
        return counted > MOST_AN_HOUR

    def _sum_up(self, notice: Notice, now: datetime) -> None:
        """Leave a notice to its team's summary of this hour, or of the next if that has gone."""
        for hours in (1, 2):
            summary = _summary(notice, now, hours)
            self._notices.add(summary)
            if self._notices.sum_up(notice.summed_up(now), summary):
                _log("notice_summed_up", notice)
                return

    def _send(self, claim: Notice, address: str, email: Email) -> Outcome:
        try:
            message_id = self._mailer.send(address, email, tags_of(claim))
        except Refused as error:
            return self._refused(claim, error.code)
        except Exception as error:  # noqa: BLE001 whatever happened, the lease decides
            log_error("notice_unknown", error, notice=claim.slot, **subject_of(claim))
            return Outcome.UNANSWERED
        now = self._clock()
        self._notices.change(claim, lambda held: held.sent(now, message_id))
        _log("notice_sent", claim, message_id=message_id)
        measure(Metric.NOTICES_SENT)
        return Outcome.SENT

    def _refused(self, claim: Notice, code: str) -> Outcome:
        now = self._clock()
        refused = claim.refused(now)
        _log("notice_refused", claim, code=code, attempts=refused.refusals)
        if cause_of(code) is Cause.MESSAGE:
            self._park(claim, code, now)
            return Outcome.SETTLED
        self._notices.save(refused)
        if refused.parked_at:
            measure(Metric.NOTICES_PARKED)
        return Outcome.HELD_UP

    def _park(self, notice: Notice, code: str, now: datetime) -> None:
        if self._notices.save(notice.parked(now)):
            measure(Metric.NOTICES_PARKED)
            _log("notice_parked", notice, code=code)


def _summary(notice: Notice, now: datetime, hours: int) -> Notice:
    """Return the summary of the hour that ends so many hours from the last full one."""
    hour = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=hours)
    number = kept(hour)[:13]
    return Notice(
        f"TEAM#{notice.team}", Kind.SUMMARY, notice.team, notice.role, number, hour, due_at=hour
    )


def subject_of(notice: Notice) -> dict[str, str]:
    """Return what a log line says of what a notice is about: its case, or its team."""
    kind, _, name = notice.owner.partition("#")
    return {"case_id": name} if kind == "CASE" else {"team": name}


def _log_return(notice: Notice, successor: Notice | None) -> None:
    measure(Metric.NOTICES_BOUNCED)
    _log("notice_bounced", notice, code=successor.role if successor else "nobody")


def _log(event: str, notice: Notice, **fields: str | int) -> None:
    log(event, notice=notice.slot, **subject_of(notice), **fields)
