"""Notices for tests: ones made by hand, and the use case over any table and mail client."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from intake.adapters.mailer import Mailer
from intake.adapters.notices import Notices
from intake.adapters.table import Table
from intake.directory.addresses import Addresses
from intake.notices.notice import Kind, Notice
from intake.services.deliver_notices import DeliverNotices
from intake.services.write_notices import WriteNotices
from tests.support.clock import Clock
from tests.support.door import ADDRESSES, definitions

DESK = "https://desk.example.org"
NOW = Clock().moment


def a_notice(**changes: Any) -> Notice:
    """Return a notice that was stored just now, with changes."""
    notice = Notice("CASE#one", Kind.NEW, "general", "coordinator", "1", NOW, NOW)
    return replace(notice, **changes)


def delivering(
    table: Table,
    mail: Any,
    clock: Callable[[], datetime],
    addresses: Mapping[str, Mapping[str, str]] = ADDRESSES,
) -> DeliverNotices:
    """Return the use case; `mail` is a client of SES or what stands for one."""
    teams = definitions().teams
    return DeliverNotices(
        Notices(table),
        Mailer(mail, "desk@example.org", ""),
        WriteNotices(table, teams, definitions().services, DESK),
        Addresses(addresses),
        teams,
        clock,
    )
