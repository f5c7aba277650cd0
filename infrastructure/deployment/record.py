"""`make record`: the record of processing, with a table of the forms as the build has them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from deployment.terminal import say
from intake.adapters.definitions import Definitions
from intake.directory.teams import Team
from intake.forms.definition import Form
from intake.rendering.privacy import Kept, kept

_ROOT: Final = Path(__file__).parents[2]
DOCUMENT: Final = _ROOT / "docs" / "record-of-processing.md"
PLACE: Final = "<!-- each form -->"
BLANK: Final = "[fill in"
_HEAD: Final = (
    "| form | asks, by whom it is about | who reads it | kept after the end |",
    "| --- | --- | --- | --- |",
)


def record(document: str, forms: Iterable[Form], teams: Mapping[str, Team]) -> str:
    """Return the document with a row for each form; its links lead on from build/ as well."""
    table = "\n".join([*_HEAD, *(_row(kept(form, teams)) for form in forms)])
    return re.sub(r"\]\((?=[a-z])", "](../docs/", document.replace(PLACE, table))


def _row(form: Kept) -> str:
    asked = (f"{about}: {', '.join(titles)}" for about, titles in form.asked.items())
    periods = (f"{period} if {endings}" for period, endings in form.periods.items())
    cells = (form.title, "; ".join(asked), ", ".join(_readers(form)), "; ".join(periods))
    return f"| {' | '.join(cells)} |"


def _readers(form: Kept) -> Iterator[str]:
    yield form.reader
    yield from (f"or {each}" for each in form.other_readers)
    if form.urgent_reader:
        yield f"if somebody may not be safe: {form.urgent_reader}"


def main() -> None:
    """Write the record into build/, and say how much is still open."""
    known = Definitions(_ROOT / "build" / "definitions")
    text = record(DOCUMENT.read_text(encoding="utf-8"), known.forms.values(), known.teams)
    target = _ROOT / "build" / DOCUMENT.name
    target.write_text(text, encoding="utf-8")
    say(f"build/{target.name}: {text.count(BLANK)} places are yours to fill in.")


if __name__ == "__main__":
    main()
