"""The commands of `make admin` about a person, wherever their address or number stands."""

import os
from pathlib import Path

from intake.adapters.events import Event
from intake.adapters.ledger import WHOLE
from intake.cases.keeping import NotPossible
from intake.cases.moments import spoken_moment
from intake.handlers.admin_office import Asked, Office, case_asked_for, line
from intake.rendering.subject_access import as_json, as_text
from intake.services.find_person import Found


def find(office: Office, asked: Asked) -> None:
    """List a person's cases; that they were looked for is recorded."""
    for each in _found(office, asked):
        office.keepings.note(each.case.case_id, Event("found", asked.by, asked.now))


def export(office: Office, asked: Asked) -> None:
    """Write what is held about a person to two files that only their owner can read."""
    found = _found(office, asked)
    if not found or not asked.goes_ahead():
        return
    to: Path = asked.arguments.to
    serious = asked.arguments.with_serious_harm
    held = office.export(found, asked.by, asked.now, with_serious_harm=serious)
    made = spoken_moment(asked.now)
    for ending, text in ((".json", as_json(held, made)), (".txt", as_text(held, made))):
        _write(to.with_name(to.name + ending), text)
        asked.tell(f"Written: {to.name}{ending}")


def erase(office: Office, asked: Asked) -> None:
    """Erase a person everywhere, or one case."""
    if asked.arguments.case:
        found = [Found(case_asked_for(office, asked), ["person"])]
    else:
        found = _found(office, asked)
    steps = office.erase.plan(found, asked.now)
    for step in steps:
        what = "the whole case" if step.what == WHOLE else f"the record about {step.what}"
        note = "; held, so it stays" if step.held else ""
        asked.tell(f"{line(step.case)}: {what}{note}")
    if steps and asked.goes_ahead():
        for step in steps:
            if not step.held:
                office.erase.do(step, asked.by, asked.now)


def _found(office: Office, asked: Asked) -> list[Found]:
    found = office.find(asked.lines(), asked.now)
    for each in found:
        asked.tell(f"{line(each.case)}: {', '.join(each.about)}")
    asked.tell(f"{len(found)} cases.")
    return [each.asked_by(asked.arguments.asks) for each in found]


def _write(path: Path, text: str) -> None:
    try:
        number = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        raise NotPossible(f"{path.name} is there already.") from None
    with os.fdopen(number, "w", encoding="utf-8") as file:
        file.write(text)
