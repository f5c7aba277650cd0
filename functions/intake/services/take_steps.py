"""Take a case a step further, with everything that must be written together with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from intake.adapters.case_history import CaseHistory, kept_session, new_note
from intake.adapters.case_teams import CaseTeams, Promised, listed_anew, told_anew
from intake.adapters.casework import Caseworks, Write
from intake.adapters.events import Event
from intake.cases.actions import Action
from intake.cases.casework import BOOKED, Casework
from intake.cases.happenings import Note, Session
from intake.cases.moments import kept, moment_of
from intake.cases.promise import Promise
from intake.cases.steps import Step, step
from intake.directory.teams import Team
from intake.notices.notice import Kind, Notice

Chosen = Mapping[str, str]
Operations = Sequence[Mapping[str, Any]]
_ANEW: Final = (Action.TRANSFER, Action.NOT_SPAM)
_SESSIONS: Final = (Action.BOOK, Action.HOLD_SESSION, Action.MISS_SESSION)


@dataclass(frozen=True)
class TakeSteps:
    """Writes each step in one transaction; ConditionFailed when somebody else was quicker."""

    caseworks: Caseworks
    case_teams: CaseTeams
    history: CaseHistory
    teams: Mapping[str, Team]
    promise: Promise

    def __call__(
        self, case: Casework, action: Action, chosen: Chosen, by: str, now: datetime
    ) -> None:
        """Take a step that was offered, with what was chosen."""
        taken = step(case, action, chosen, by)
        besides, told = self._anew(taken, now) if action in _ANEW else ({}, ())
        noted = _noted(case.case_id, chosen, by, now)
        session = self._session(taken, action, chosen) if action in _SESSIONS else None
        # figures ask when a session was, and not when somebody wrote it down
        details = {**taken.details, **({"when": kept(session.when)} if session else {})}
        write = Write(case, taken.after, Event(taken.kind, by, now, details), besides)
        sessions = [kept_session(case.case_id, session, now)] if session else []
        self.caseworks.save([write], [*noted, *sessions, *told])

    def _anew(self, taken: Step, now: datetime) -> tuple[Mapping[str, Any], Operations]:
        """Return what a team needs to which a case is new: a list, a reminder, its notices."""
        after = taken.after
        promised = self.case_teams.promised(after.case_id)
        team = self.teams[after.team]
        besides = listed_anew(team.id, team.label, self._remind_at(promised, now))
        # the number of the first notices is 1, and turns only grow
        number = str(after.turn + 1)
        owner, flagged = f"CASE#{after.case_id}", promised.flagged
        notices = [
            Notice(owner, Kind.NEW, team.id, role, number, now, now, flagged) for role in team.to
        ]
        return besides, told_anew(promised, team.id, notices)

    def _remind_at(self, promised: Promised, now: datetime) -> datetime:
        if promised.promised_by <= now:
            return promised.promised_by
        return self.promise.remind_at(now, promised.promised_by)

    def _session(self, taken: Step, action: Action, chosen: Chosen) -> Session:
        number = chosen["session"]
        state = taken.after.sessions[number]
        if action == Action.BOOK:
            return Session(number, BOOKED, moment_of(chosen["when"]), chosen["preference"])
        outcome = chosen.get("session_outcome") or chosen["missed_because"]
        booked = self.history.session(taken.after.case_id, number)
        return Session(number, state, booked.when, booked.preference, outcome)


def _noted(case_id: str, chosen: Chosen, by: str, now: datetime) -> Operations:
    if "text" not in chosen:
        return ()
    return [new_note(case_id, Note(by, now, chosen["text"], chosen.get("session", "")))]
