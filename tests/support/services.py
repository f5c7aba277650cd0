"""Service entries for tests, written as editors write them and read by the reader of real ones."""

from typing import Any

from intake.directory.entry import ServiceEntry, read_service
from intake.directory.organisation import Organisation, read_organisation

Written = dict[str, Any]

OFFICE: Written = {
    "town": "Rye",
    "address": "1 High Street",
    "postcode": "TN31 7AA",
    "county": "East Sussex",
}
ORGANISATION: Written = {
    "name": "Talk",
    "address": "https://talk.example.org",
    "description": "A charity that helps people talk.",
    "exit_address": "https://example.com/weather",
    "providers": [
        {"id": "talk", "name": "Talk", "kind": "charity", "offices": [OFFICE, {"town": "Hove"}]},
        {"id": "works", "name": "The Works", "kind": "employer", "description": "An employer."},
        {"id": "calm", "name": "Calm Minds", "kind": "company"},
    ],
    "promises": {"reply": 3, "urgent_hours": 4},
}
PHONE: Written = {"by": "phone", "number": "01632 960001", "who": "Duty desk"}
MAILBOX: Written = {"by": "mailbox", "mailbox": "duty.desk@example.org", "who": "Duty desk"}
FORM: Written = {"by": "form", "form": "contact"}
WEB: Written = {"by": "web", "address": "https://example.org/pool", "who": "the Mentoring Pool"}
UNION: Written = {"by": "representative", "who": "your own union"}

SERVICE: Written = {
    "name": "Talking",
    "kind": "Mediation",
    "summary": "Somebody helps you talk.",
    "provided_by": "talk",
    "open_to": "public",
    "for_whom": "People who want to talk",
    "helps_when": ["you are stuck", "you fell out"],
    "access": [PHONE],
    "last_checked": "2026-11-21",
    "check_again_after": "2027-05-21",
}
FOR_STAFF: Written = {"provided_by": "works", "run_by": "calm", "open_to": "staff"}


def site(**changes: object) -> Organisation:
    return read_organisation({**ORGANISATION, **changes})


def a_service(service_id: str = "talking", **changes: object) -> ServiceEntry:
    """An entry with changes; a key that is None is not written."""
    written = {key: value for key, value in {**SERVICE, **changes}.items() if value is not None}
    providers = {provider.id: provider for provider in site().providers}
    return read_service(service_id, written, providers)
