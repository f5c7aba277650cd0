"""What the documents say is so: links, commands, folders, kinds, codes, keys and settings."""

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

import pytest
from markdown import markdown

from intake.content.mistakes import ContentMistakes
from intake.content.plain_yaml import parse
from intake.content.section import Section
from intake.directory.organisation import Organisation, Promises, read_organisation
from intake.directory.provider import Office, Provider
from intake.directory.teams import Team
from intake.forms.questions import REGISTRY
from intake.forms.questions.text import Text
from intake.forms.reading import read_form
from intake.forms.rules import MaxLength, MaxWords, MinLength, Pattern
from intake.forms.source import compile_form
from intake.rendering.words import fill
from intake.services.check_content import check_content
from intake.settings import Settings
from local_stack.places import ROOT, TEMPLATE
from local_stack.template import Template
from tests.support.question_examples import cases

DOCS: Final = ROOT / "docs"
DOCUMENTS: Final = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
DECISIONS: Final = sorted((DOCS / "decisions").glob("*.md"))
HEADINGS: Final = ["Context", "Decision", "Alternatives", "Consequences", "Date"]
FORM, WORDS, ARCHITECTURE, README = (
    path.read_text(encoding="utf-8")
    for path in (
        DOCS / "writing-a-form.md",
        DOCS / "changing-the-words.md",
        DOCS / "architecture.md",
        ROOT / "README.md",
    )
)
SETTING_CLASSES: Final = (Organisation, Provider, Office, Promises, Team)
STRANGER: Final = "stranger"


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def fenced(text: str, language: str) -> str:
    """The first block of a language in a document."""
    found = re.search(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert found, language
    return found[1]


def rows(text: str) -> list[list[str]]:
    """The cells of every line of a table."""
    lines = (line for line in text.splitlines() if line.startswith("| "))
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def slugs(path: Path) -> set[str]:
    """The anchors of a document's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def code(text: str) -> Iterator[str]:
    """What stands between backticks in a line of words, and each line of a block."""
    blocks = re.compile(r"^```\w*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
    for block in blocks.findall(text):
        yield from block.splitlines()
    yield from re.findall(r"`([^`]+)`", blocks.sub("", text))


def example() -> dict[str, Any]:
    """The example form as its YAML says it."""
    form = parse(fenced(FORM, "yaml").encode())
    assert isinstance(form, dict)
    return form


def organisation() -> Organisation:
    return read_organisation(parse((ROOT / "content" / "organisation.yml").read_bytes()))


def known_keys(message: str) -> set[str]:
    """The keys that a mistake about an unknown key offers instead."""
    offered = message.partition("can be one of: ")[2].split(", ")
    return set(offered) - {STRANGER, ""}


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_links_lead_somewhere(path: Path) -> None:
    written = re.sub(r"`[^`]*`", "", path.read_text(encoding="utf-8"))
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", written) if "://" not in link]
    for link in links:
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), link
        assert not anchor or anchor in slugs(target), link


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_named_make_targets_exist(path: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    commands = (re.match(r"make\s+([a-z-]+)", each) for each in code(path.read_text("utf-8")))
    assert {command[1] for command in commands if command} <= targets


def test_readme_names_both_commands() -> None:
    assert {"make serve", "make test"} <= set(code(README))


def test_folders_of_the_map_exist() -> None:
    drawn = fenced(README.partition("## Where things are")[2], "")
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    places = [line.split()[0] for line in drawn.splitlines()]
    assert len(places) == 10
    for place in places:
        assert (ROOT / place).exists() or f"/{place}" in ignored, place


@pytest.mark.parametrize("path", DECISIONS, ids=name_of)
def test_decisions_have_the_five_headings(path: Path) -> None:
    headings = re.findall(r"^## (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert headings == HEADINGS


@pytest.mark.parametrize("kind", REGISTRY)
def test_kinds_of_question_are_explained(kind: str) -> None:
    section = FORM.partition("### The kinds of question")[2].partition("### ")[0]
    assert [row for row in rows(section) if row[0] == f"`{kind}`"]


def words_in_examples(kind: str, error: str) -> str:
    """What an example of this kind is told for this error."""
    for case in cases():
        for field, code in case.sent.get("problems", {}).items():
            if (case.example.kind, code) == (kind, error):
                return {each.field: each.message for each in case.reading.problems}[field]
    return ""


@pytest.mark.parametrize(
    ("kind", "error"), [(k, code) for k, each in REGISTRY.items() for code in each.default_errors]
)
def test_error_codes_stand_with_their_words(kind: str, error: str) -> None:
    question = REGISTRY[kind]
    said = question.default_errors[error]
    if not said and issubclass(question, Text):
        rules = (MaxLength(question.default_length), MinLength(10), MaxWords(100), Pattern(""))
        said = next(rule.words() for rule in rules if rule.code == error)
    assert [f"`{kind}`", f"`{error}`", said or words_in_examples(kind, error)] in rows(FORM)


@pytest.mark.parametrize("kind", REGISTRY)
def test_keys_of_each_kind_are_explained(kind: str) -> None:
    section = Section({STRANGER: "x"}, "", [])
    REGISTRY[kind].read(section)
    section.close()
    for key in known_keys(section.mistakes[-1].message):
        assert f"`{key}`" in FORM


def test_keys_of_forms_pages_and_options_are_explained() -> None:
    form = example()
    page = form["pages"][0]
    for place in (form, form["retention"], page, page["questions"][0]["options"][0]):
        place[STRANGER] = "x"
    with pytest.raises(ContentMistakes) as raised:
        read_form("example", form)
    mistakes = raised.value.mistakes
    assert len(mistakes) == 4
    for key in set().union(*(known_keys(mistake.message) for mistake in mistakes)):
        assert f"`{key}`" in FORM


def test_example_form_has_no_mistake() -> None:
    names = organisation().names()
    compiled = compile_form(example(), lambda text: fill(text, names), markdown)
    form = read_form("volunteer", compiled)
    assert "3 working days" in form.what_happens_next
    assert {question.type for page in form.pages for question in page.questions} <= REGISTRY.keys()


def content_with_example(folder: Path) -> Path:
    """The content as it is, and the example's two files as the document says to save them."""
    content = folder / "content"
    shutil.copytree(ROOT / "content", content)
    (content / "forms" / "volunteer.yml").write_text(fenced(FORM, "yaml"), encoding="utf-8")
    (content / "volunteer.md").write_text(fenced(FORM, "markdown"), encoding="utf-8")
    return content


def test_example_form_and_its_page_pass_the_check(tmp_path: Path) -> None:
    assert check_content(content_with_example(tmp_path)).mistakes == ()


def test_quoted_mistake_of_a_kind_is_what_is_said(tmp_path: Path) -> None:
    content = content_with_example(tmp_path)
    form = content / "forms" / "volunteer.yml"
    form.write_text(form.read_text("utf-8").replace("type: radios", "type: radio"), "utf-8")
    (told,) = check_content(content).mistakes
    assert f"\nPut right: {told}\n" in FORM


def test_quoted_mistake_of_a_missing_page_is_what_is_said(tmp_path: Path) -> None:
    content = content_with_example(tmp_path)
    (content / "volunteer.md").unlink()
    (told,) = check_content(content).mistakes
    assert f"\nPut right: {told}\n" in FORM


@pytest.mark.parametrize(
    "key",
    sorted({each.name for kind in SETTING_CLASSES for each in fields(kind)}),
)
def test_keys_of_organisation_and_teams_are_explained(key: str) -> None:
    assert f"`{key}`" in WORDS


def test_facts_to_write_in_pages_exist() -> None:
    names = {**organisation().names(), "what_each_form_keeps": "a table"}
    written = [each for each in code(WORDS + FORM) if each.startswith("{{ ")]
    assert written
    for each in written:
        fill(each, names)


class Asked(Mapping[str, str]):
    """An environment that has everything and remembers what it was asked for."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> str:
        self.names.add(name)
        return "{}"

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


def settings_rows() -> dict[str, list[str]]:
    """What the table of settings says of each, by its name."""
    table = rows(ARCHITECTURE.partition("## Settings")[2].partition("\n## ")[0])
    return {name.strip("`"): cells for name, *cells in table[1:] if name.startswith("`")}


def test_settings_are_explained() -> None:
    asked = Asked()
    Settings.from_environment(asked)
    assert settings_rows().keys() == asked.names


def functions() -> list[dict[str, Any]]:
    resources = Template.read(TEMPLATE).document["Resources"].values()
    return [each["Properties"] for each in resources if each["Type"].endswith("::Function")]


@pytest.mark.parametrize("function", functions(), ids=lambda each: each["Handler"])
def test_each_function_is_given_the_settings_that_say_so(function: dict[str, Any]) -> None:
    name = function["Handler"].split(".")[-2]
    said = {
        setting
        for setting, cells in settings_rows().items()
        if cells[1] == "every function" or name in cells[1].split(", ")
    }
    assert said == function["Environment"]["Variables"].keys()


def test_indexes_of_the_table_are_explained() -> None:
    said = {row[0] for row in rows(ARCHITECTURE.partition("## The table")[2])}
    indexes = Template.read(TEMPLATE).table_properties("any")["GlobalSecondaryIndexes"]
    assert {f"`{index['IndexName']}`" for index in indexes} <= said


def test_items_that_a_role_may_touch_are_explained() -> None:
    partitions = {row[1].split("#")[0] for row in rows(ARCHITECTURE) if "#<" in row[1]}
    prefixes = re.findall(r"\b([A-Z]+)#\*", TEMPLATE.read_text(encoding="utf-8"))
    assert {f"`{prefix}" for prefix in prefixes} == partitions
