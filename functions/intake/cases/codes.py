"""What people choose from when they act on a case; kept as codes, shown in words by the desk."""

from collections.abc import Mapping
from typing import Final

from intake.cases.casework import ALLOCATED, CONFIRMED, CONTACTED, OPEN, Casework

CONTACTED_HOW: Final = ("phone", "text", "email", "letter", "in_person", "online")
REACHED: Final = "reached"
"""The outcome of a contact in which somebody spoke with the person."""

CONTACT_OUTCOMES: Final = (REACHED, "message_left", "no_reply", "not_possible")

PREFERENCES: Final = ("in_person", "online", "telephone", "venue", "home")
"""Where support may take place (the service's own words about its meetings)."""

FUNDING: Final = ("funded", "part_funded", "self_funded", "not_decided")
SESSION_OUTCOMES: Final = ("goals_set", "progress", "enough", "more_wanted", "referred_on")
MISSED_BECAUSE: Final = ("not_there", "they_cancelled", "we_cancelled")
HELD_BECAUSE: Final = ("complaint", "legal_claim", "investigation", "subject_access")
RELATIONS: Final = ("duplicate", "other_side")

OTHER_DECLINED: Final = "other_declined"
"""The one reason that tells of the other party."""

REASONS: Final[Mapping[str, tuple[str, ...]]] = {
    "answered": ("answered", "signposted"),
    "completed": ("goals_met", "agreement", "no_agreement", "ended_early"),
    "not_taken_up": ("no_reply", "changed_mind", "other_help", "not_safe"),
    "declined": ("not_suitable", "outside_area", "not_eligible", "no_capacity", OTHER_DECLINED),
}
"""Why a case is closed, by the outcomes of the forms' retention; spam is judged on its own."""

_ENDS_AT: Final[Mapping[str, tuple[str, ...]]] = {
    OPEN: ("answered", "not_taken_up", "declined"),
    CONTACTED: ("answered", "not_taken_up", "declined"),
    CONFIRMED: ("not_taken_up", "declined"),
    ALLOCATED: ("completed", "not_taken_up", "declined"),
}

PARTY_STAGES: Final = (
    "first:contacted", "first:agreed", "first:declined", "first:met",
    "other:written_to", "other:agreed", "other:declined", "other:met",
    "joint:booked", "joint:held", "joint:missed",
)  # fmt: skip
"""A party's stages in mediation, and those of the meeting of both."""

_TAKES_PART: Final = ("agreed", "met")


def endings(status: str, outcomes: tuple[str, ...]) -> tuple[str, ...]:
    """Return `outcome:reason` for each way in which a case can be closed at a stage."""
    return tuple(
        f"{outcome}:{reason}"
        for outcome in _ENDS_AT.get(status, ())
        if outcome in outcomes
        for reason in REASONS[outcome]
    )


def party_stages(case: Casework) -> tuple[str, ...]:
    """Return the stages that can come next.

    The other party is not written to before the first has agreed, and both have before they meet.
    """
    first = case.parties.get("first") in _TAKES_PART
    both = first and case.parties.get("other") in _TAKES_PART
    reachable = {"first": True, "other": first, "joint": both}
    return tuple(
        each
        for each in PARTY_STAGES
        if reachable[(party := each.partition(":")[0])]
        and case.parties.get(party) != each.partition(":")[2]
    )
