"""An editor asks whether the directory is right: entries, mailboxes, and what to look after."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from intake.content.mistakes import ContentMistakes
from intake.directory.entry import ServiceEntry
from intake.directory.mailboxes import personal_mailboxes
from intake.directory.organisation import Organisation
from intake.directory.reminders import due, missing
from intake.directory.services import read_services

_TEXTS = (".md", ".yml")


def directory_mistakes(folder: Path, organisation: Organisation | None) -> list[str]:
    """Return what has to be put right in content/services, and every personal mailbox in content/.

    Entries name providers, so they are read once content/organisation.yml can be.
    """
    mistakes = list(_mailboxes(folder))
    if organisation:
        try:
            _read(folder, organisation)
        except ContentMistakes as error:
            mistakes += map(str, error.mistakes)
    return mistakes


def directory_reminders(folder: Path, organisation: Organisation, today: date) -> list[str]:
    """Return what is due for a check or not known yet; nothing while there are mistakes."""
    try:
        services = list(_read(folder, organisation).values())
    except ContentMistakes:
        return []
    forms = {path.stem for path in (folder / "forms").glob("*.yml")}
    return [*due(services, today), *missing(services, forms)]


def _read(folder: Path, organisation: Organisation) -> dict[str, ServiceEntry]:
    pages = {path.stem: path.read_bytes() for path in sorted((folder / "services").glob("*.md"))}
    return read_services(pages, organisation)


def _mailboxes(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in _TEXTS:
            for mailbox in personal_mailboxes(path.read_text("utf-8", errors="replace")):
                yield (
                    f"{path.relative_to(folder)}: {mailbox} looks like one person's mailbox; "
                    "name a role's instead, or let people write through a form"
                )
