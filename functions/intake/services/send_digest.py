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
from intake.directory.addresses import Addresses
from intake.directory.teams import Team
from intake.notices.notice import Kind, Notice
from intake.observability import Metric, log, log_error, measure

MOST: Final = 1000
"""Each figure is counted up to here."""

SOON: Final = timedelta(days=30)


class DigestIncomplete(Exception):
    """Raised after a round in which the digest of a team could not be made."""


class SendDigest:
    """Makes one notice for each role that has an address; they are delivered like any other."""

    def __init__(
        self,
        notices: Notices,
        cases: OpenCases,
        addresses: Addresses,
        teams: Mapping[str, Team],
    ) -> None:
        self._notices = notices
        self._cases = cases
        self._addresses = addresses
        self._teams = teams

    def __call__(self, now: datetime) -> None:
        """Make the digests of this day in London; a second run of a day makes none twice.

        Raises DigestIncomplete, when all others are made, so that the whole is tried again.
        """
        ending = Counter(self._cases.teams_of_ending(now + SOON))
        made = [self._one(team, min(ending[team.id], MOST), now) for team in self._teams.values()]
        log("digest_made", count=sum(made))
        if not all(made):
            raise DigestIncomplete
        measure(Metric.DIGEST_RAN)

    def _one(self, team: Team, ending: int, now: datetime) -> bool:
        """Make the digest of a team, if anybody of it is reached; False when that failed."""
        try:
            self._make(team, ending, now)
        except Exception as error:  # noqa: BLE001 whatever it was, the others hear all the same
            log_error("digest_failed", error, team=team.id)
            return False
        return True

    def _make(self, team: Team, ending: int, now: datetime) -> None:
        roles = self._addresses.reached(team.id, team.to)
        if not roles:
            return
        number = f"{london_day(now):%Y-%m-%d}"
        counts = {**self._counts(team.id, now), "ending": ending}
        for role in roles:
            self._notices.add(
                Notice(
                    f"TEAM#{team.id}", Kind.DIGEST, team.id, role, number, now, now, counts=counts
                )
            )

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
