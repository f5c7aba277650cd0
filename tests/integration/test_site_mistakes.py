"""An editor's mistakes end the build with a clear line, and an editor's changes reach the pages."""

import logging
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config.base import load_config
from mkdocs.exceptions import Abort

from tests.support.workshop import Workshop

ONE_LINE = [
    ("organisation.yml", "exit_address:", "exit_adress:", "exit_address: this is missing"),
    ("organisation.yml", "reply: 3", "reply: soon", "promises > reply: write a whole number here"),
    ("organisation.yml", "providers:", "providers: [", "this cannot be read as YAML"),
    ("teams.yml", "general:", "others:", 'forms/contact.yml: team: "general" is not in teams.yml'),
    ("teams.yml", "label: General", "labbel: General", "general > label: this is missing"),
    ("index.md", "promises.reply", "promises.replies", "'replies'"),
    ("index.md", "title: Help", "heading: Help", "title: write it at the top of the page"),
    ("contact.md", "form: contact", "form: kontakt", "there is no content/forms/kontakt.yml"),
    ("forms/contact.yml", "promises.reply", "promise.reply", "'promise' is undefined"),
    ("forms/contact.yml", "type: radios", "type: radio", "pages > message > questions > topic"),
]


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop.open(tmp_path)


def told(workshop: Workshop, caplog: pytest.LogCaptureFixture) -> str:
    """What a build says that ends early, in this process: MkDocs takes a second to be started."""
    config = load_config(str(workshop.folder / "mkdocs.yml"), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    with caplog.at_level(logging.WARNING, "mkdocs"), pytest.raises(Abort):
        build(config)
    return caplog.text


@pytest.mark.parametrize(("file", "old", "new", "words"), ONE_LINE)
def test_mistake_ends_the_build_with_a_clear_line(
    workshop: Workshop, caplog: pytest.LogCaptureFixture, file: str, old: str, new: str, words: str
) -> None:
    workshop.replace(file, old, new)
    lines = [line for line in told(workshop, caplog).splitlines() if words in line]
    assert lines, caplog.text
    assert "content/" in lines[0]


def test_missing_file_is_named(workshop: Workshop) -> None:
    (workshop.folder / "content" / "teams.yml").unlink()
    built = workshop.build()
    assert built.returncode != 0
    assert "content/teams.yml: this file is missing" in built.stderr
    assert "Traceback" not in built.stderr


def test_all_mistakes_of_a_file_are_told_at_once(
    workshop: Workshop, caplog: pytest.LogCaptureFixture
) -> None:
    workshop.replace("organisation.yml", "exit_address:", "exit_adress:")
    workshop.replace("organisation.yml", "reply: 3", "reply: soon")
    assert told(workshop, caplog).count("content/organisation.yml: ") == 3


@pytest.mark.parametrize("broken", ["[x](nowhere.md)", "[x](contact.md#nowhere)"])
def test_broken_link_ends_the_build(workshop: Workshop, broken: str) -> None:
    workshop.replace("privacy.md", "[Send us a message](contact.md)", broken)
    built = workshop.build()
    assert built.returncode != 0
    assert "nowhere" in built.stderr


def test_what_an_editor_sets_reaches_every_page(workshop: Workshop) -> None:
    workshop.replace("organisation.yml", "name: Mediation Plus", "name: Talk & Walk")
    workshop.replace("organisation.yml", "# telephone:", "telephone:")
    workshop.replace("organisation.yml", "http://127.0.0.1:8000", "https://site.example.org/")
    assert workshop.build().returncode == 0
    page = workshop.page("privacy/index.html")
    assert "<title>Privacy - Talk &amp; Walk</title>" in page
    assert 'href="tel:01632960000">01632 960000</a>' in page
    assert 'rel="canonical" href="https://site.example.org/privacy/"' in page


def test_an_earlier_builds_form_is_taken_away(workshop: Workshop) -> None:
    old = workshop.folder / "build" / "definitions" / "forms" / "old.json"
    old.parent.mkdir(parents=True)
    old.write_text("{}", encoding="utf-8")
    assert workshop.build().returncode == 0
    assert not old.exists()
    assert (old.parent / "contact.json").exists()


def test_same_content_builds_the_same_definitions(workshop: Workshop) -> None:
    form = workshop.folder / "build" / "definitions" / "forms" / "contact.json"
    workshop.build()
    first = form.read_bytes()
    workshop.build()
    assert form.read_bytes() == first
