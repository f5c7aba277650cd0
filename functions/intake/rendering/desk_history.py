"""What happened with a case, in words: who, when, what."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from intake.cases.codes import OTHER_DECLINED
from intake.cases.happenings import Happening
from intake.cases.moments import last_day, moment_of, spoken_moment
from intake.rendering.desk_action_words import NOT_TOLD, WORDS

OF_TWO_PARTIES: Final = frozenset(
    {"other_party_read", "party_stage", "linked", "unlinked", "informed", "not_informed"}
)
"""What only those are told who may read about the other party."""


@dataclass(frozen=True)
class Told:
    """A line of the history; `when` as people in London read it."""

    when: str
    who: str
    what: str


@dataclass(frozen=True)
class Names:
    """What members, teams and linked cases are called, by key or id."""

    members: Mapping[str, str]
    teams: Mapping[str, str]
    cases: Mapping[str, str]

    def member(self, key: str) -> str:
        """Return a member's name; what is no member's key stands for itself."""
        return self.members.get(key, key)


def of_reader(happenings: Iterable[Happening], *, reads_all: bool) -> tuple[Happening, ...]:
    """Return what somebody may be told; who may not read about the other party hears less.

    That the other party declined is left out of an ending too.
    """
    if reads_all:
        return tuple(happenings)
    return tuple(map(_of_one_party, (e for e in happenings if e.kind not in OF_TWO_PARTIES)))


def _of_one_party(happening: Happening) -> Happening:
    details = happening.details
    if details.get("reason") != OTHER_DECLINED:
        return happening
    return replace(happening, details={k: v for k, v in details.items() if k != "reason"})


def words(code: str) -> str:
    """Return what a code is called."""
    return WORDS.get(code) or code.replace("_", " ").capitalize()


def told(happenings: Iterable[Happening], names: Names) -> Iterator[Told]:
    """Return the lines of a history in the order given."""
    for each in happenings:
        what = _SENTENCES.get(each.kind, _plain)(each, names)
        yield Told(spoken_moment(each.at), names.member(each.by), what)


Sentence = Callable[[Happening, Names], str]


def _plain(happening: Happening, _names: Names) -> str:
    return words(happening.kind)


def _says(sentence: str) -> Sentence:
    return lambda _happening, _names: sentence


def _chose(sentence: str, name: str) -> Sentence:
    return lambda happening, _: f"{sentence}: {_lower(words(happening.details.get(name, '')))}"


def _somebody(sentence: str) -> Sentence:
    return lambda each, names: f"{sentence} {names.member(each.details.get('member', ''))}"


def _session(sentence: str, name: str) -> Sentence:
    def said(happening: Happening, _names: Names) -> str:
        found = happening.details
        what = _when(found) if name == "when" else _lower(words(found.get(name, "")))
        return f"Session {found.get('session', '')} {sentence}: {what}"

    return said


def _contacted(happening: Happening, _names: Names) -> str:
    found = happening.details
    how, outcome = words(found.get("how", "")), _lower(words(found.get("outcome", "")))
    return f"Made contact {_lower(how)} on {_when(found)}: {outcome}"


def _by_way(sentence: str, way: str, otherwise: str) -> Sentence:
    return lambda each, _: sentence if each.details.get("how") == way else otherwise


def _closed(happening: Happening, _names: Names) -> str:
    outcome, reason = happening.details.get("outcome", ""), happening.details.get("reason", "")
    ending = words(f"{outcome}:{reason}") if reason else words(outcome)
    return f"Closed the case. {ending}"


def _held(happening: Happening, _names: Names) -> str:
    because = _lower(words(happening.details.get("because", "")))
    until = happening.details.get("until")
    return f"Held the case until {last_day(moment_of(until))}: {because}" if until else "Held it"


def _not_informed(happening: Happening, _names: Names) -> str:
    code = happening.details.get("because", "")
    because = NOT_TOLD.get(code, _lower(words(code)))
    return f"Decided not to tell the other party that we hold their details: {because}"


def _passed_on(happening: Happening, names: Names) -> str:
    team = happening.details.get("to_team", "")
    return f"Passed the case on to {names.teams.get(team, team)}"


def _linked(sentence: str) -> Sentence:
    return lambda each, names: (
        f"{sentence} {names.cases.get(each.details.get('case', ''), 'another case')}"
    )


def _when(details: Mapping[str, str]) -> str:
    return spoken_moment(moment_of(details["when"])) if "when" in details else ""


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


_SENTENCES: Final[Mapping[str, Sentence]] = {
    "read": _says("Read the case"),
    "other_party_read": _says("Read what was said about the other party"),
    "printed": _says("Printed the case"),
    "taken": _says("Took the case"),
    "given_back": _says("Gave the case back"),
    "contacted": _contacted,
    "confirmed": _chose("Confirmed that they would like to take part", "preference"),
    "allocated": _somebody("Allocated the case to"),
    "deallocated": _somebody("Took the case from"),
    "session_booked": _session("was booked for", "when"),
    "session_held": _session("took place", "session_outcome"),
    "session_missed": _session("did not take place", "missed_because"),
    "funding": _chose("Said how it is paid for", "funding"),
    "party_stage": _chose("Recorded", "stage"),
    "noted": _says("Wrote a note"),
    "closed": _closed,
    "reopened": _says("Opened the case again"),
    "transferred": _passed_on,
    "judged_spam": _says("Marked it as spam"),
    "released_from_quarantine": _says("Said that it is not spam"),
    "linked": _linked("Linked"),
    "unlinked": _linked("Took away the link to"),
    "excluded": _somebody("Kept out of the case:"),
    "included": _somebody("Let in again:"),
    "held": _held,
    "released": _says("Ended the hold"),
    "restricted": _says("Restricted the case"),
    "lifted": _says("Lifted the restriction"),
    "corrected": _says("Corrected an answer"),
    "erased": _says("Erased what was held about somebody"),
    "exported": _by_way(
        "Exported the case with others of a period, without what was told",
        "period",
        "Exported what is held",
    ),
    "found": _by_way(
        "Found the case by a search", "search", "Found the case for somebody who asked"
    ),
    "informed": _says("Told the other party that we hold their details"),
    "not_informed": _not_informed,
}
