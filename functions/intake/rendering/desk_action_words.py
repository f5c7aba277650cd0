"""The words of what people do with a case: for its forms, and for what happened."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from intake.cases.actions import Action


class Labels(NamedTuple):
    """What an action is called, what its button says, and what to know before pressing it."""

    title: str
    button: str
    hint: str = ""


ACTIONS: Final[Mapping[Action, Labels]] = {
    Action.TAKE: Labels("Take this case", "Take the case"),
    Action.GIVE_BACK: Labels("Give this case back", "Give the case back"),
    Action.CONTACT: Labels(
        "Record that you made contact",
        "Record contact",
        "Use only the ways that are safe: they are at the top of the case.",
    ),
    Action.CONFIRM: Labels(
        "Record that they would like to take part",
        "Confirm",
        "They know what the support is, and that it is their choice.",
    ),
    Action.ALLOCATE: Labels(
        "Allocate a coach or mediator", "Allocate", "They see this case from now on."
    ),
    Action.DEALLOCATE: Labels("Take the case from a coach or mediator", "Take it from them"),
    Action.BOOK: Labels("Book a session", "Book the session", "A session lasts about an hour."),
    Action.HOLD_SESSION: Labels("Record that a session took place", "Record the session"),
    Action.MISS_SESSION: Labels("Record that a session did not take place", "Record it"),
    Action.FUND: Labels("Say how it is paid for", "Save"),
    Action.PARTY: Labels(
        "Record how far each party has come",
        "Record it",
        "The other party is written to only once the first has agreed.",
    ),
    Action.NOTE: Labels("Write a note", "Save the note"),
    Action.CLOSE: Labels(
        "Close this case",
        "Close the case",
        "From then on it is kept for as long as its form says, and then deleted.",
    ),
    Action.REOPEN: Labels("Open this case again", "Reopen the case"),
    Action.TRANSFER: Labels(
        "Pass this case to another team",
        "Pass it on",
        "It is new to that team, which is told by email. You may not see it any more.",
    ),
    Action.SPAM: Labels("This is spam", "Mark as spam", "No person is behind it."),
    Action.NOT_SPAM: Labels(
        "This is not spam", "Let it in", "It is new to its team, which is told by email."
    ),
    Action.LINK: Labels(
        "Link another case", "Link the cases", "Neither person is ever shown the link."
    ),
    Action.UNLINK: Labels("Take a link away", "Take the link away"),
    Action.EXCLUDE: Labels(
        "Keep somebody out of this case",
        "Keep them out",
        "For a conflict of interest. They cannot open or find it any more.",
    ),
    Action.INCLUDE: Labels("Let somebody in again", "Let them in"),
    Action.DECLARE: Labels(
        "I have a conflict of interest",
        "Keep me out of this case",
        "You cannot open it any more. Only a lead can let you in again.",
    ),
    Action.HOLD: Labels(
        "Hold this case", "Hold the case", "It is not deleted before that day, whatever happens."
    ),
    Action.END_HOLD: Labels("End the hold", "End the hold"),
}

UNGUARDS: Final = "Here only guardians open it; in another team, all who work there."
"""What to know besides before a case is passed on by a guardian."""

GROUPS: Final = (
    ("The next step", (
        Action.TAKE, Action.CONTACT, Action.CONFIRM, Action.ALLOCATE, Action.BOOK,
        Action.HOLD_SESSION, Action.MISS_SESSION, Action.PARTY, Action.FUND, Action.NOTE,
        Action.NOT_SPAM, Action.SPAM, Action.CLOSE, Action.REOPEN,
    )),
    ("Other things", (
        Action.GIVE_BACK, Action.DEALLOCATE, Action.TRANSFER, Action.LINK, Action.UNLINK,
        Action.DECLARE, Action.EXCLUDE, Action.INCLUDE, Action.HOLD, Action.END_HOLD,
    )),
)  # fmt: skip
"""In which order actions stand on the page; a suspect case offers spam in the first group."""

ASKS: Final[Mapping[str, str]] = {
    "how": "How?",
    "outcome": "What came of it?",
    "when": "When? (day and time)",
    "preference": "Where would they like to meet?",
    "member": "Who?",
    "session": "Which session?",
    "session_outcome": "What came of it?",
    "missed_because": "Why not?",
    "text": "Note",
    "funding": "Who pays?",
    "stage": "What happened?",
    "ending": "How does it end, and why?",
    "team": "To which team?",
    "reference": "Reference of the other case",
    "relation": "What is it?",
    "case": "Which one?",
    "until": "Until which day?",
    "held_because": "Why?",
}

PROBLEMS: Final[Mapping[str, str]] = {
    "missing": "Answer this",
    "not_offered": "Choose one of these",
    "not_a_moment": "Write a day and a time, such as 2026-11-28T14:30",
    "not_a_day": "Write a day, such as 2026-11-28",
    "in_future": "This is in the future",
    "in_past": "This must be ahead",
    "too_long": "Shorten this to 5,000 characters",
    "not_a_reference": "Check the reference: it has eight characters, such as CDFH-2342",
    "not_found": "There is no case of yours with this reference",
    "this_case": "This is the reference of this very case",
    "linked_already": "These cases are linked already",
    "not_now": "This cannot be done with the case as it is now",
}

NOT_TOLD: Final[Mapping[str, str]] = {
    "knows_already": "they know all of it already",
    "impossible": "it is impossible, or out of all proportion",
    "defeats_purpose": "it would defeat what the support is for",
    "secret_by_law": "a law or a duty of secrecy forbids it",
    "harm": "it would be likely to cause somebody serious harm",
}
"""Why the other party is not told (cases.party_notice.EXEMPTIONS)."""

WORDS: Final[Mapping[str, str]] = {
    "phone": "By phone",
    "text": "By text message",
    "email": "By email",
    "letter": "By letter",
    "in_person": "Face to face, at one of our offices",
    "online": "Online",
    "telephone": "Over the telephone",
    "venue": "Face to face, in a community venue",
    "home": "Face to face, at home",
    "reached": "We spoke, or they answered",
    "message_left": "I left a message, as they said is safe",
    "no_reply": "Nobody answered",
    "not_possible": "There was no safe way",
    "funded": "Our funding covers it",
    "part_funded": "Our funding covers a part",
    "self_funded": "They pay",
    "not_decided": "Not decided yet",
    "goals_set": "Goals are set",
    "progress": "There is progress",
    "enough": "They have what they need",
    "more_wanted": "They would like another session",
    "referred_on": "They were shown other support",
    "not_there": "They were not there",
    "they_cancelled": "They cancelled",
    "we_cancelled": "We cancelled",
    "complaint": "A complaint",
    "legal_claim": "A legal claim",
    "investigation": "An investigation",
    "subject_access": "Somebody has asked to see what we hold",
    "duplicate": "The same request, sent twice",
    "perhaps_twice": "The same words came within a day, perhaps the same request sent twice",
    "other_side": "The other side's own referral",
    "first:contacted": "First party: contacted",
    "first:agreed": "First party: agreed to mediation",
    "first:declined": "First party: does not want mediation",
    "first:met": "First party: met on their own",
    "other:written_to": "Other party: written to",
    "other:agreed": "Other party: agreed to mediation",
    "other:declined": "Other party: does not want mediation",
    "other:met": "Other party: met on their own",
    "joint:booked": "Joint meeting: booked",
    "joint:held": "Joint meeting: held",
    "joint:missed": "Joint meeting: did not take place",
    "answered:answered": "Answered: we replied to them",
    "answered:signposted": "Answered: we showed them other support",
    "completed:goals_met": "Completed: they have what they wanted",
    "completed:agreement": "Completed: an agreement was reached",
    "completed:no_agreement": "Completed: without an agreement",
    "completed:ended_early": "Completed: ended early",
    "not_taken_up:no_reply": "Not taken up: they did not reply",
    "not_taken_up:changed_mind": "Not taken up: they changed their mind",
    "not_taken_up:other_help": "Not taken up: they found other help",
    "not_taken_up:not_safe": "Not taken up: it would not be safe",
    "declined:not_suitable": "Declined: another kind of support is needed",
    "declined:outside_area": "Declined: outside our area",
    "declined:not_eligible": "Declined: the service is not open to them",
    "declined:no_capacity": "Declined: we have no place",
    "declined:other_declined": "Declined: the other party does not want it",
}
"""What each code is called; a code nobody named is shown as it is written."""
