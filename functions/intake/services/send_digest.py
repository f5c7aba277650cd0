"""Every morning: tell each team how things stand, also when there is nothing to tell."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from intake.adapters.notices import Notices
from intake.adapters.open_cases import OpenCases
from intake.cases.moments import london_day, moment_of
from intake.cases.promise import UNANSWERED
from intake.cases.record import NEW, QUARANTINED
from intake.directory.teams import Team
from intake.notices.notice import Kind, Notice
from intake.observability import Metric, log, measure

MOST: Final = 1000
"""Each figure is counted up to here."""

SOON: Final = timedelta(days=30)


class SendDigest:
    """Makes one notice for each role of each team; they are delivered like any other."""

    def __init__(self, notices: Notices, cases: OpenCases, teams: Mapping[str, Team]) -> None:
        self._notices = notices
        self._cases = cases
        self._teams = teams

    def __call__(self, now: datetime) -> None:
        """Make the digests of this day in London; a second run of a day makes none twice."""
        number = f"{london_day(now):%Y-%m-%d}"
        ending = Counter(self._cases.teams_of_ending(now + SOON))
        for team in self._teams.values():
            counts = {**self._counts(team.id, now), "ending": min(ending[team.id], MOST)}
            for role in team.to:
                self._notices.add(
                    Notice(
                        f"TEAM#{team.id}", Kind.DIGEST, team.id, role, number, now, now,
                        counts=counts,
                    )
                )  # fmt: skip
        log("digest_made", count=len(self._teams))
        measure(Metric.DIGEST_RAN)

    def _counts(self, team: str, now: datetime) -> dict[str, int]:
        cases = self._cases.listed(team, MOST)
        waiting = [case for case in cases if case["status"] in UNANSWERED]
        promised = [moment_of(case["promised_by"]) for case in waiting]
        return {
            "unopened": sum(case["status"] == NEW for case in cases),
            "overdue": sum(moment <= now for moment in promised),
            "due_today": sum(
                moment > now and london_day(moment) == london_day(now) for moment in promised
            ),
            "parked": len(self._notices.parked(team, MOST)),
            "quarantined": len(self._cases.listed(f"{team}#{QUARANTINED}", MOST)),
        }
