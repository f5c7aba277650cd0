"""A case as it begins: what is known of it without a word of what was told."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class NewCase:
    """A submission that becomes a case; `service_label` is the neutral one for emails.

    At `remind_at` its team hears of it again unless somebody has opened it.
    """

    id: str
    reference: str
    form: str
    form_title: str
    digest: str
    service: str
    service_label: str
    team: str
    flags: tuple[str, ...]
    received_at: datetime
    promised_by: datetime
    remind_at: datetime
