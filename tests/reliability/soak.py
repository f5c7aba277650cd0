"""`make soak`: the whole of the rig, its figures in a table beside their bars.

`SEED=7` runs the combined faults of that seed alone, `SUBMISSIONS=1000` fewer of them, and
`ONLY=outage` one part; `ONLY=intact` and `ONLY=lost` are the halves of the combined faults, so that
two processes can share a seed. Exits with 1 when a bar is missed.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Final

from intake.notices.notice import State
from local_stack import dynamodb_local
from local_stack.environment import applied, isolated
from local_stack.terminal import say
from tests.reliability.rig.crowds import edited, flood
from tests.reliability.rig.endings import ERASED, boundary, restored
from tests.reliability.rig.faults import everywhere
from tests.reliability.rig.generated import ways
from tests.reliability.rig.kills import kills_in_notify, kills_in_submit
from tests.reliability.rig.outages import KINDS, outage, stream_off
from tests.reliability.rig.runs import combined, generated_now

SEEDS: Final = range(1, 11)
RATE: Final = 0.05
EVENT_LOSS: Final = 0.01
MOST_TWICE: Final = 0.001
"""The share of emails that may go twice when one event in a hundred is lost."""

HALVES: Final = {"intact": 0.0, "lost": EVENT_LOSS}
"""The runs of each seed, and the share of SES's events that is lost in each."""

NOTHING_WRONG: Final = ("lost", "doubled", "half", "untold", "slips")


@dataclass(frozen=True)
class Row:
    """A figure beside its bar."""

    what: str
    figure: float
    bar: float

    @property
    def holds(self) -> bool:
        return self.figure <= self.bar

    def __str__(self) -> str:
        mark = "" if self.holds else "  MISSED"
        return f"{self.what:72}{self.figure:>10g}{self.bar:>10g}{mark}"


Part = Callable[[str], Iterator[Row]]


def _combined(seed: int, submissions: int, loss: float) -> Part:
    def run(engine: str) -> Iterator[Row]:
        how = f"{loss:.0%} of events lost" if loss else "events intact"
        say(f"seed {seed}, {submissions} submissions, {how}")
        world, found = combined(
            engine, everywhere(seed, RATE), submissions, event_loss=loss, tell=say
        )
        struck = " ".join(f"{name}:{count}" for name, count in sorted(world.faults.struck.items()))
        say(f"  {found.acknowledged} acknowledged, {found.emails} emails, {dict(found.notices)}")
        say(f"  struck {struck}")
        for name in (*NOTHING_WRONG, "twice"):
            for each in getattr(found, name)[:5]:
                say(f"  {name}: {each}")
        for name in NOTHING_WRONG:
            yield Row(f"seed {seed}, {how}: {name}", len(getattr(found, name)), 0)
        allowed = found.emails * MOST_TWICE if loss else 0
        yield Row(f"seed {seed}, {how}: emails sent twice", len(found.twice), allowed)

    return run


def _canaries(engine: str) -> Iterator[Row]:
    submissions = min(_submissions(), 5000)
    rates = everywhere(1, RATE)
    found = combined(engine, rates, submissions, make=generated_now, tell=say)[1]
    say(f"{found.acknowledged} acknowledged of {len(ways())} ways, {found.emails} emails")
    for each in found.slips[:5]:
        say(f"  slips: {each}")
    what = f"{submissions} of every form"
    yield Row(f"{what}: words in logs, figures, emails, queues, addresses", len(found.slips), 0)
    # eight of the 54 ways need more than the ten items that the engine takes in a transaction: the
    # person is told that it failed, and then no word may stand anywhere either
    yield Row(f"{what}: never confirmed", submissions - found.acknowledged, submissions * 0.2)
    for name in ("lost", "doubled", "untold"):
        yield Row(f"{what}: {name}", len(getattr(found, name)), 0)


def _outage(engine: str) -> Iterator[Row]:
    for kind in KINDS:
        found = outage(engine, 200, 6, kind)
        what = f"six hours without SES ({kind})"
        yield Row(f"{what}: minutes until all are told", found.last_told, 15)
        yield Row(f"{what}: not told and not parked", len(found.audit.untold), 0)
        yield Row(f"{what}: parked", found.audit.notices[State.PARKED], 0)
        yield Row(f"{what}: minutes until the alarm", found.first_alarm, 15)
        yield Row(f"{what}: alarms beside the one", abs(len(found.alarms) - 1), 0)


def _stream_off(engine: str) -> Iterator[Row]:
    found = stream_off(engine, _submissions())
    yield Row("stream off: minutes until the slowest is told", found.slowest, 5)
    yield Row("stream off: not told and not parked", len(found.audit.untold), 0)


def _kills(engine: str) -> Iterator[Row]:
    for name, run in (
        ("submit", kills_in_submit),
        ("notify", kills_in_notify),
    ):
        found = run(engine, 20, 50)
        yield Row(f"killed in {name}, 20 points 50 times: half-states", len(found.audit.half), 0)
        yield Row(f"killed in {name}: points where nothing was killed", 1000 - found.killed, 0)
        yield Row(f"killed in {name}: not told and not parked", len(found.audit.untold), 0)
        yield Row(f"killed in {name}: emails sent twice", len(found.audit.twice), 0)


def _edited(engine: str) -> Iterator[Row]:
    found = edited(engine, 1000)
    yield Row("same token, edited answers: texts lost", 2000 - found.texts, 0)
    yield Row("same token, edited answers: cases too many", found.cases - 1000, 0)


def _flood(engine: str) -> Iterator[Row]:
    found = flood(engine, 5000)
    yield Row("flood of 5000: minutes until the urgent one is told", found.urgent_told, 5)
    yield Row("flood of 5000: emails an hour to one address", found.most_an_hour, 21)
    yield Row("flood of 5000: cases not listed", 5000 - found.listed, 0)


def _retention(engine: str) -> Iterator[Row]:
    found = boundary(engine)
    what = f"{found.items} items around their time"
    yield Row(f"{what}: cases shown after it", len(found.shown_late), 0)
    yield Row(f"{what}: cases hidden before it", len(found.hidden_early), 0)
    yield Row(f"{what}: cases there a day after it", len(found.kept_late), 0)
    yield Row(f"{what}: cases deleted before it", len(found.gone_early), 0)


def _restore(engine: str) -> Iterator[Row]:
    found = restored(engine)
    yield Row(f"{ERASED} erased: not gone", ERASED - found.erased, 0)
    yield Row(f"{ERASED} erased, an older copy restored: not in it", ERASED - found.returned, 0)
    yield Row(f"{ERASED} erased, the ledger replayed: back", len(found.back), 0)
    yield Row(f"{ERASED} erased: others gone as well", len(found.others_gone), 0)


ALONE: Final = {
    "outage": _outage,
    "stream-off": _stream_off,
    "kills": _kills,
    "edited": _edited,
    "flood": _flood,
    "canaries": _canaries,
    "retention": _retention,
    "restore": _restore,
}


def parts() -> Iterator[tuple[str, Part]]:
    """Give what the environment asks for, or everything."""
    only, seed = os.environ.get("ONLY", ""), os.environ.get("SEED", "")
    if not seed:
        yield from ((name, part) for name, part in ALONE.items() if only in ("", name))
    for each in [int(seed)] if seed else SEEDS:
        for half, loss in HALVES.items():
            if only in ("", "combined", half):
                yield f"seed {each}, events {half}", _combined(each, _submissions(), loss)


def _submissions() -> int:
    return int(os.environ.get("SUBMISSIONS") or 10_000)


def main() -> int:
    """Run the parts, print the table and return the exit status."""
    rows: list[Row] = []
    # botocore makes thousands of short-lived objects a request: looking through them as often as
    # Python does by itself is a twentieth of the time
    gc.set_threshold(100_000, 20, 100)
    with applied(isolated()):
        for name, part in parts():
            began = monotonic()
            # an engine for each part: it keeps everything in memory
            with dynamodb_local.running(long=True) as engine:
                rows += part(engine)
            say(f"{name}: {monotonic() - began:.0f} s")
    say(f"\n{'':72}{'figure':>10}{'at most':>10}")
    for row in rows:
        say(str(row))
    return 0 if rows and all(row.holds for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
