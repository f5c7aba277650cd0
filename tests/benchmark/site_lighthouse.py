"""What Lighthouse says of four kinds of page: `python -m tests.benchmark.site_lighthouse`.

Pages are sent compressed, as the CDN sends them. Of several runs the one with the median time to
the largest paint counts. Ends with 1 when a bar is broken. It imitates a slow processor by taking
this one's time four times: on a busy machine let it go first, with `chrt -r 10`, as the figures in
the README were measured.
"""

import gzip
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any, Final

from intake.adapters.definitions import Definitions
from local_stack.addresses import LOOPBACK
from local_stack.gateway.messages import Answer, Incoming
from local_stack.gateway.server import Server
from local_stack.gateway.static import serve
from local_stack.terminal import Refusal, say
from tests.support.lighthouse import judge
from tests.support.site import built

RUNS: Final = 5
PAGES: Final = ("/", "/services/one-to-one-support/", "/directory/", "/contact/")
CATEGORIES: Final = ("accessibility", "best-practices", "seo")
PERFECT: Final = 100
MOST_SECONDS: Final = 1.0
"""To the largest contentful paint."""

PLAIN: Final = ("image/png",)


@dataclass(frozen=True)
class Judgement:
    """What is asked of one report."""

    path: str
    scores: Sequence[int]
    seconds: float
    shift: float

    @classmethod
    def of(cls, path: str, report: dict[str, Any]) -> "Judgement":
        """Read a report."""
        audits = report["audits"]
        return cls(
            path,
            [round(report["categories"][name]["score"] * 100) for name in CATEGORIES],
            audits["largest-contentful-paint"]["numericValue"] / 1000,
            audits["cumulative-layout-shift"]["numericValue"],
        )

    @property
    def is_good(self) -> bool:
        """Say whether the page keeps every bar."""
        return set(self.scores) == {PERFECT} and self.seconds <= MOST_SECONDS and self.shift == 0

    def line(self) -> str:
        """Return a row of the table."""
        scores = "".join(f"{score:>16}" for score in self.scores)
        return f"{self.path:<34}{scores}{self.seconds:>8.2f} s{self.shift:>6.2f}"


def compressed(site: Path, path: str) -> Answer:
    """Return what a browser gets that takes gzip."""
    style = Definitions(site.parent / "definitions").style_hash
    answer = serve(site, style, (), Incoming("GET", path))
    if answer.header("content-type") in PLAIN:
        return answer
    headers = (*answer.headers, ("content-encoding", "gzip"))
    return replace(answer, headers=headers, body=gzip.compress(answer.body))


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a built site on a free port, compressed; give its address.

    Nothing is read or compressed twice: the CDN has what it sends ready too.
    """
    server = Server(0)
    ready = cache(partial(compressed, site))
    server.responder = lambda incoming: ready(incoming.path)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://{LOOPBACK}:{server.port}"
    server.shutdown()
    server.server_close()


def judgements() -> Iterator[Judgement]:
    """Judge each page several times, and give the median."""
    with serving(built() / "site") as address, TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        for path in PAGES:
            runs = [Judgement.of(path, judge(address + path, report, say)) for _ in range(RUNS)]
            yield sorted(runs, key=lambda run: run.seconds)[RUNS // 2]


def _main() -> int:
    names = "".join(f"{name:>16}" for name in CATEGORIES)
    say(f"{'page':<34}{names}{'LCP':>10}{'CLS':>6}")
    good = True
    for judgement in judgements():
        say(judgement.line())
        good = good and judgement.is_good
    say("Every page keeps its bars." if good else "A bar is broken.")
    return 0 if good else 1


if __name__ == "__main__":
    try:
        sys.exit(_main())
    except Refusal as refusal:
        sys.exit(str(refusal))
