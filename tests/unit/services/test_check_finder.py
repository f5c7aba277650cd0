from pathlib import Path
from shutil import copytree

import pytest

from intake.content.plain_yaml import parse
from intake.directory.organisation import Organisation, read_organisation
from intake.services.check_finder import finder_mistakes
from local_stack.places import ROOT

SHIPPED = ROOT / "content"


@pytest.fixture
def organisation() -> Organisation:
    return read_organisation(parse((SHIPPED / "organisation.yml").read_bytes()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copytree(SHIPPED, tmp_path / "content")


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_shipped_questions_are_right(organisation: Organisation) -> None:
    assert finder_mistakes(SHIPPED, organisation) == []


def test_every_mistake_is_told_with_the_files_name(
    folder: Path, organisation: Organisation
) -> None:
    change(folder / "finder.yml", "to: matter", "to: mater")
    change(folder / "finder.yml", "end_title:", "end_titel:")
    told = finder_mistakes(folder, organisation)
    assert "finder.yml: end_title: this is missing" in told
    assert any(line.endswith('to: no question and no end is "mater"') for line in told)
    assert all(line.startswith("finder.yml: ") for line in told)


def test_fact_that_does_not_exist_is_told(folder: Path, organisation: Organisation) -> None:
    change(folder / "finder.yml", "employer.name_in_a_sentence", "employer.nickname")
    (line,) = finder_mistakes(folder, organisation)
    assert "nickname" in line


def test_missing_file_is_told(folder: Path, organisation: Organisation) -> None:
    (folder / "finder.yml").unlink()
    assert finder_mistakes(folder, organisation) == ["finder.yml: this file is missing"]


def test_service_that_changes_hands_is_told(folder: Path, organisation: Organisation) -> None:
    change(folder / "services" / "mediation.md", "open_to: public", "open_to: staff")
    told = finder_mistakes(folder, organisation)
    assert '"mediation" is for "staff", but somebody who chose "public"' in told[0]


def test_nothing_is_told_while_other_files_cannot_be_read(
    folder: Path, organisation: Organisation
) -> None:
    assert finder_mistakes(folder, None) == []
    change(folder / "services" / "mediation.md", "open_to: public", "open_to: nobody")
    assert finder_mistakes(folder, organisation) == []
