"""An editor asks whether the questions of "Find the right support" are right."""

from functools import partial
from pathlib import Path

from intake.content.mistakes import ContentMistakes
from intake.content.plain_yaml import parse
from intake.directory.finder_file import read_finder
from intake.directory.organisation import Organisation
from intake.directory.services import read_services
from intake.forms.source import compile_form
from intake.rendering.words import WordsMistake, fill

QUESTIONS = "finder.yml"


def finder_mistakes(folder: Path, organisation: Organisation | None) -> list[str]:
    """Return what has to be put right in content/finder.yml.

    It names services, so it is read once they can be.
    """
    audiences = _audiences(folder, organisation) if organisation else {}
    if organisation is None or not audiences:
        return []
    try:
        written = parse((folder / QUESTIONS).read_bytes())
        read_finder(
            compile_form(written, partial(fill, names=organisation.names()), str), audiences
        )
    except FileNotFoundError:
        return [f"{QUESTIONS}: this file is missing"]
    except WordsMistake as error:
        return [f"{QUESTIONS}: {error}"]
    except ContentMistakes as error:
        return [f"{QUESTIONS}: {each}" for each in error.mistakes]
    return []


def _audiences(folder: Path, organisation: Organisation) -> dict[str, str]:
    pages = {path.stem: path.read_bytes() for path in (folder / "services").glob("*.md")}
    try:
        services = read_services(pages, organisation)
    except ContentMistakes:
        return {}
    return {each.id: each.open_to for each in services.values()}
