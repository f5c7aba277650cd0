"""Email addresses in content that look like one person's: the directory names roles alone.

A mailbox of one person goes stale when they leave, and publishing it needs their agreement. The
limits of the rule are in docs/decisions/personal-mailboxes-are-told-by-their-shape.md.
"""

import re
from html import unescape
from typing import Final
from urllib.parse import unquote

_ADDRESS: Final = re.compile(r"[\w.+-]+(?:['\u2019][\w.+-]+)*@[\w-]+(?:\.[\w-]+)+")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_NUMBERED: Final = re.compile(r"[^\W\d_]+\d+")
_LONG: Final = 6
"""Letters from which a role counts as the end of a word too: `therapyservices`."""

ROLES: Final = frozenset(
    {"access", "admin", "adviser", "advice", "appointments", "bookings", "champion",
     "champions", "coaching", "complaints", "contact", "coordination", "coordinator",
     "coordinators", "counselling", "data", "desk", "editor", "education", "enquiries",
     "enquiry", "equality", "feedback", "finance", "forms", "governance", "guardian",
     "guardians", "hello", "help", "helpdesk", "helpline", "hr", "hub", "inbox", "inclusion",
     "info", "information", "learning", "manager", "managers", "mediation", "mediators",
     "mentoring", "network", "networks", "noreply", "office", "privacy", "projects",
     "protection", "reception", "referral", "referrals", "resources", "safeguarding",
     "secretary", "service", "services", "speakup", "support", "team", "teams", "therapy",
     "training", "trustees", "union", "volunteering", "volunteers", "wellbeing", "workforce",
     "workplace"}
)  # fmt: skip
"""Words that say a mailbox belongs to a role; none of them is a usual surname."""


def personal_mailboxes(text: str) -> list[str]:
    """Return the addresses in a text that look like one person's, each once.

    Such a name has two parts or more (`ann.example@`, `a-example@`), or ends in a number
    (`aexample2@`), and none of its words is a role. One that is written for a browser to decode
    (`%2E`, `&#64;`) is found as well.
    """
    found = _ADDRESS.findall(unescape(unquote(text)))
    return sorted({each for each in found if _is_personal(each)})


def _is_personal(address: str) -> bool:
    name = address.partition("@")[0].casefold()
    parts = _LETTERS.findall(name)
    if any(map(_is_role, parts)):
        return False
    return len(parts) > 1 or bool(_NUMBERED.fullmatch(name))


def _is_role(word: str) -> bool:
    return word in ROLES or any(len(role) >= _LONG and word.endswith(role) for role in ROLES)
