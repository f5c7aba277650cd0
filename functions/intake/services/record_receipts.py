"""SES says what became of an email: write it onto the notice, and tell somebody else if it must."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from intake.adapters.notices import Notices
from intake.cases import synthetic
from intake.notices.notice import Notice
from intake.notices.receipt import Event, NotAReceipt, Receipt, read_receipt
from intake.observability import Metric, log, measure
from intake.services.deliver_notices import DeliverNotices, subject_of

EARLY: Final = timedelta(minutes=5)
"""An event may be here before the notice's own change can be read; after this it is not ours."""


class ComesEarly(Exception):
    """Raised for an event whose notice is not known yet; the queue brings it again."""


class RecordReceipts:
    """Records one event at a time; the order, repeats and forgeries make no difference."""

    def __init__(
        self, notices: Notices, deliver: DeliverNotices, clock: Callable[[], datetime]
    ) -> None:
        self._notices = notices
        self._deliver = deliver
        self._clock = clock

    def __call__(self, body: str) -> None:
        """Record the event in a queue's message; raises ComesEarly when it is to come again."""
        try:
            receipt = read_receipt(body)
        except NotAReceipt as error:
            log("receipt_ignored", code=str(error))
            return
        notice = self._notices.read(receipt.owner, receipt.slot)
        if notice is None or notice.tag != receipt.tag:
            self._unknown(receipt)
        else:
            self._record(notice, receipt)

    def _unknown(self, receipt: Receipt) -> None:
        # our own trial deletes its case as soon as the email went, before the events can be here
        is_ours = receipt.owner.startswith(f"CASE#{synthetic.PREFIX}")
        if self._clock() - receipt.at < EARLY and not is_ours:
            raise ComesEarly
        log("receipt_unknown", code=str(receipt.event))

    def _record(self, notice: Notice, receipt: Receipt) -> None:
        now = self._clock()
        if receipt.is_lasting_bounce():
            self._deliver.bounced(notice, receipt.at)
        else:
            self._notices.change(notice, lambda held: receipt.applied(held, now))
        if receipt.event is Event.COMPLAINT:
            measure(Metric.NOTICES_COMPLAINED)
        subject = subject_of(notice)
        log("receipt_recorded", notice=notice.slot, code=str(receipt.event), **subject)
