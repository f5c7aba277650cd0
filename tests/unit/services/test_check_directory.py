import shutil
from datetime import date
from pathlib import Path

import pytest

from intake.services.check_directory import directory_mistakes, directory_reminders
from tests.support.services import site

PAGE = """---
name: Talking
kind: Mediation
summary: Somebody helps you talk.
provided_by: talk
open_to: public
for_whom: People who want to talk
helps_when: [you are stuck]
cost: Free.
access: [{by: form, form: contact}]
last_checked: 2026-11-21
check_again_after: 2027-05-21
---
# Talking
"""
DAY = date(2026, 12, 1)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "services").mkdir()
    (tmp_path / "services" / "talking.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "contact.yml").write_text("title: Write to us\n", encoding="utf-8")
    return tmp_path


def change(content: Path, file: str, text: str) -> None:
    (content / file).write_text(text, encoding="utf-8")


def test_right_content_has_no_mistakes_and_nothing_to_look_after(content: Path) -> None:
    assert directory_mistakes(content, site()) == []
    assert directory_reminders(content, site(), DAY) == []


def test_mistakes_of_services_are_told(content: Path) -> None:
    change(content, "services/talking.md", PAGE.replace("name:", "title:"))
    assert directory_mistakes(content, site()) == ["services/talking.md: name: this is missing"]
    assert directory_reminders(content, site(), DAY) == []


@pytest.mark.parametrize("file", ["about.md", "services/talking.md", "forms/contact.yml"])
def test_personal_mailbox_is_told_wherever_it_stands(content: Path, file: str) -> None:
    change(content, file, PAGE + "Write to robin.example@example.org or to office@example.org\n")
    assert directory_mistakes(content, site()) == [
        (
            f"{file}: robin.example@example.org looks like one person's mailbox; "
            "name a role's instead, or let people write through a form"
        )
    ]


def test_mailboxes_are_told_although_the_organisation_cannot_be_read(content: Path) -> None:
    change(content, "services/talking.md", "robin.example@example.org")
    assert len(directory_mistakes(content, None)) == 1


def test_pictures_are_not_read(content: Path) -> None:
    (content / "picture.png").write_bytes(b"robin.example@example.org")
    assert directory_mistakes(content, site()) == []


def test_overdue_check_is_a_reminder_and_no_mistake(content: Path) -> None:
    (line,) = directory_reminders(content, site(), date(2027, 5, 22))
    assert line.startswith("services/talking.md: last_checked: not checked since")
    assert directory_mistakes(content, site()) == []


def test_form_that_is_gone_is_a_reminder(content: Path) -> None:
    shutil.rmtree(content / "forms")
    (line,) = directory_reminders(content, site(), DAY)
    assert "there is no form `contact` yet" in line
