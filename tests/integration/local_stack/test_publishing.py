"""With the real hooks and a copy of the real content; with the real MkDocs where pages differ."""

from pathlib import Path
from shutil import copytree, rmtree

import pytest

from intake.adapters.definitions import Definitions
from local_stack.building import Builder, BuildFailed
from local_stack.functions import Functions
from local_stack.gateway.messages import Incoming
from local_stack.published import Published
from local_stack.publishing import Publisher
from local_stack.terminal import Refusal
from tests.support.project import copy_project
from tests.support.site import built as built_already

CONTACT = Incoming("GET", "/contact/")
HANDLER = "tests.support.small_functions.handle"


class Copier(Builder):
    """Builds nothing: copies what was built for all tests."""

    def build(self) -> Path:
        rmtree(self._folder, ignore_errors=True)
        return copytree(built_already(), self._folder)


class Project:
    """A copy of the project and everything that publishes it."""

    def __init__(self, folder: Path, builder: type[Builder] = Builder) -> None:
        self.root = copy_project(folder)
        self.said: list[str] = []
        self.settled = list[Definitions]()
        self.functions = Functions([HANDLER])
        build = folder / "build"
        self.builder = builder(self.root, build / "next")
        self.published = Published(build)
        self.publisher = Publisher(self.builder, self.published, self.said.append)

    def break_form(self) -> None:
        form = self.root / "content" / "forms" / "contact.yml"
        form.write_text(form.read_text().replace("title:", "titel:", 1))

    def write(self, words: str) -> None:
        page = self.root / "content" / "contact.md"
        page.write_text(f"{page.read_text()}\n\n{words}\n")

    def again(self) -> None:
        self.publisher.again(self.functions, self.settled.append)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture
def finished(tmp_path: Path) -> Project:
    """A project whose every build comes out the same."""
    return Project(tmp_path, Copier)


def test_site_and_definitions_are_built_beside_each_other(project: Project) -> None:
    built = project.builder.build()
    assert (built / "site" / "contact" / "index.html").is_file()
    assert (built / "definitions" / "forms" / "contact.json").is_file()


def test_a_mistake_is_told_in_the_hooks_own_line(project: Project) -> None:
    project.break_form()
    with pytest.raises(BuildFailed) as failed:
        project.builder.build()
    assert "content/forms/contact.yml: " in str(failed.value)
    assert "Traceback" not in str(failed.value)
    assert "INFO" not in str(failed.value)


def test_a_broken_link_is_a_mistake(project: Project) -> None:
    project.write("[gone](gone.md)")
    with pytest.raises(BuildFailed, match=r"gone\.md"):
        project.builder.build()


def test_the_first_build_must_go_well(project: Project) -> None:
    project.break_form()
    with pytest.raises(Refusal, match=r"content/forms/contact\.yml"):
        project.publisher.first()


def test_new_words_are_published(project: Project) -> None:
    project.publisher.first()
    project.write("Some new words.")
    project.again()
    assert b"Some new words." in project.published(CONTACT).body


def test_functions_read_again_after_a_build(finished: Project) -> None:
    finished.publisher.first()
    before = finished.functions.call(HANDLER, {})["wiring"]
    finished.again()
    assert finished.functions.call(HANDLER, {})["wiring"] == before + 1


def test_what_depends_on_the_content_is_told_of_it(finished: Project) -> None:
    finished.publisher.first()
    finished.again()
    (definitions,) = finished.settled
    assert "contact" in definitions.forms


def test_a_broken_build_leaves_everything_as_it_was(project: Project) -> None:
    project.publisher.first()
    before = project.published(CONTACT).body
    project.write("Some new words.")
    project.break_form()
    project.again()
    assert project.published(CONTACT).body == before
    assert project.settled == []
    assert "content/forms/contact.yml" in project.said[-1]


def test_it_says_when_all_is_well_again(finished: Project) -> None:
    finished.publisher.first()
    finished.again()
    assert finished.said[-1] == "The new pages are up."
