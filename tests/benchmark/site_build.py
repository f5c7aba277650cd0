"""How long the site takes to build: as it is shipped, and with a thousand pages more.

`python -m tests.benchmark.site_build`; ends with 1 when a bar is broken. Measured in seconds of the
processor: a build uses one core, and other work on the machine must not count.
"""

import os
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from tests.support.workshop import Workshop

RUNS: Final = 3
SHIPPED_SECONDS: Final = 3.0
PAGE_MILLISECONDS: Final = 6.5
STRAIGHT: Final = 1.25
"""How much dearer the second half of the pages may be than the first, and still count as linear."""

SIZES: Final = (0, 500, 1000)
WORDS: Final = "Somebody who takes no side helps you to talk. " * 12


def seconds(workshop: Workshop) -> float:
    """Return the median of a few builds by the command that everybody uses."""
    return median(_once(workshop) for _ in range(RUNS))


def add_pages(workshop: Workshop, first: int, last: int) -> None:
    """Write pages that link to one another, ten to a folder, with headings and a menu place."""
    for number in range(first, last):
        path = workshop.folder / "content" / "made" / f"{number // 10}" / f"page-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_page(number), encoding="utf-8")


def _page(number: int) -> str:
    sections = "\n".join(f"## Part {part} of {number}\n\n{WORDS}\n" for part in range(4))
    front = f"title: Page {number}\ndescription: The page with the number {number}.\ncontents: true"
    link = "[All services](../../directory.md)"
    return f"---\n{front}\n---\n\n# Page {number}\n\n{link}\n\n{sections}"


def _once(workshop: Workshop) -> float:
    before = os.times()
    finished = workshop.build()
    after = os.times()
    assert finished.returncode == 0, finished.stderr
    own, system = after.children_user - before.children_user, after.children_system
    return own + system - before.children_system


def _broken(taken: dict[int, float]) -> list[str]:
    shipped, half, whole = (taken[size] for size in SIZES)
    page = (whole - shipped) / SIZES[-1] * 1000
    bend = (whole - half) / (half - shipped)
    print(f"{page:.1f} ms for each page more; second half / first half {bend:.2f}")  # noqa: T201
    found = {
        f"the shipped site takes more than {SHIPPED_SECONDS} s": shipped > SHIPPED_SECONDS,
        f"a page takes more than {PAGE_MILLISECONDS} ms": page > PAGE_MILLISECONDS,
        "time grows faster than the number of pages": bend > STRAIGHT,
    }
    return [words for words, is_broken in found.items() if is_broken]


def _main() -> int:
    taken = {}
    with TemporaryDirectory() as name:
        workshop = Workshop.open(Path(name))
        for before, size in zip((0, *SIZES), SIZES, strict=False):
            add_pages(workshop, before, size)
            taken[size] = seconds(workshop)
            print(f"shipped site and {size:>4} pages: {taken[size]:.2f} s", flush=True)  # noqa: T201
    broken = _broken(taken)
    print("\n".join(broken) or "The build keeps within its bars.")  # noqa: T201
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(_main())
