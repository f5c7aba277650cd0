"""A running stack whose words are edited."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from local_stack.stack import Choices, Stack
from tests.support.project import copy_project
from tests.support.visitor import Screen
from tests.support.web import Browser, ask, eventually


@dataclass
class Edited:
    """A stack and the words it serves."""

    stack: Stack
    content: Path
    said: list[str]

    @property
    def page(self) -> str:
        return f"{self.stack.addresses.site}/contact/"

    def replace(self, name: str, old: str, new: str) -> None:
        file = self.content / name
        words = file.read_text()
        assert old in words
        file.write_text(words.replace(old, new, 1))

    def first_page(self) -> Screen:
        visitor = Browser()
        visitor.open(self.page)
        return visitor.press()


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edited]:
    root, said = copy_project(tmp_path_factory.mktemp("project")), list[str]()
    with Stack(Choices(root=root, build=root / "build"), said.append) as stack:
        yield Edited(stack, root / "content", said)


def test_an_edited_form_changes_page_and_function(edited: Edited) -> None:
    assert "What is it about?" in edited.first_page().html
    edited.replace("forms/contact.yml", "What is it about?", "What shall we call it?")
    eventually(lambda: "What shall we call it?" in ask(edited.page).text)
    assert "What shall we call it?" in edited.first_page().html


def test_a_broken_form_leaves_the_old_one_and_is_told(edited: Edited) -> None:
    before = ask(edited.page).text
    edited.replace("forms/contact.yml", "team: general", "team: nobody")
    eventually(lambda: any("content/forms/contact.yml: team" in line for line in edited.said))
    assert ask(edited.page).text == before
    assert edited.first_page().status == 422
