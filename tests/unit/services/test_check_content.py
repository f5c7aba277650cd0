import json
from pathlib import Path
from urllib.parse import urlencode

import pytest

from intake.forms.fields import MAX_BODY
from intake.services.check_content import check_content, main
from intake.services.check_forms import BYTES_A_CHARACTER, SPARE
from local_stack.places import ROOT
from tests.support.forms import ANSWERED, MESSAGE, a_file, a_page

ORGANISATION = {
    "name": "Example",
    "address": "https://example.org",
    "description": "A charity.",
    "exit_address": "https://example.com",
    "providers": [{"id": "example", "name": "Example", "kind": "charity", "telephone": "01632"}],
    "promises": {"reply": 3, "urgent_hours": 4},
}
TEAMS = {"general": {"name": "Coordinators", "label": "Enquiries", "to": ["office"]}}
NOT_SET = (
    "organisation.yml: providers > example > charity_number: not set, and so absent from the pages"
)
LONG = " ".join(["word"] * 40)
MOST = (MAX_BODY - SPARE) // BYTES_A_CHARACTER


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder without a mistake; JSON is YAML too."""
    (tmp_path / "forms").mkdir()
    write(tmp_path, "organisation.yml", ORGANISATION)
    write(tmp_path, "teams.yml", TEAMS)
    write(tmp_path, "forms/contact.yml", a_file())
    (tmp_path / "contact.md").write_text("---\ntitle: Contact\nform: contact\n---\n", "utf-8")
    return tmp_path


def write(content: Path, name: str, data: object) -> None:
    (content / name).write_text(json.dumps(data), encoding="utf-8")


def long_form(length: int) -> dict[str, object]:
    return a_file(pages=[a_page("all", {**MESSAGE, "max_length": length})], contact="none")


def test_right_content_has_no_mistake(content: Path) -> None:
    assert check_content(content).mistakes == ()


def test_this_projects_own_content_has_no_mistake() -> None:
    assert check_content(ROOT / "content").mistakes == ()


def test_what_is_not_set_is_listed_and_no_mistake(content: Path) -> None:
    report = check_content(content)
    assert NOT_SET in report.missing
    assert report.mistakes == ()


@pytest.mark.parametrize("name", ["organisation.yml", "teams.yml"])
def test_file_that_is_not_there_is_a_mistake(content: Path, name: str) -> None:
    (content / name).unlink()
    assert check_content(content).mistakes == (f"{name}: this file is missing",)


def test_folder_without_anything_is_two_mistakes(tmp_path: Path) -> None:
    assert len(check_content(tmp_path / "nowhere").mistakes) == 2


@pytest.mark.parametrize("name", ["organisation.yml", "teams.yml", "forms/contact.yml"])
@pytest.mark.parametrize(
    ("written", "mistake"),
    [
        (b"a: b\n c: d", "line 2: this cannot be read as YAML (mapping values are not allowed"),
        (b"a: caf\xe9", "line 1: save this file as UTF-8; these are not its letters"),
        (b"", "write keys and values here, such as `title: Contact us`"),
    ],
)
def test_broken_file_is_named_with_its_line(
    content: Path, name: str, written: bytes, mistake: str
) -> None:
    (content / name).write_bytes(written)
    (found,) = check_content(content).mistakes
    assert found.startswith(f"{Path(name).name}: {mistake}")


def test_mistakes_of_all_files_are_said_at_once(content: Path) -> None:
    write(content, "organisation.yml", {**ORGANISATION, "name": ""})
    write(content, "teams.yml", {"general": {**TEAMS["general"], "to": []}})
    write(content, "forms/contact.yml", a_file(title=""))
    write(content, "forms/referral.yml", a_file(titel="Refer"))
    assert [line.partition(": this")[0] for line in check_content(content).mistakes] == [
        "organisation.yml: name",
        "teams.yml: general > to",
        "contact.yml: title",
        "referral.yml: no page says `form: referral`, so nobody can find this form",
        "referral.yml: titel",
    ]


def test_mistakes_of_shape_teams_ways_and_wording_are_said_at_once(content: Path) -> None:
    page = a_page("never", MESSAGE, show_if={"question": "topic", "is_answered": False})
    file = a_file(team="nobody", tema="x", pages=[*a_file()["pages"][:1], page], contact="none")
    file["pages"][1]["questions"] = [{**MESSAGE, "id": "other", "label": LONG}]
    write(content, "forms/contact.yml", file)
    assert [
        line.partition(": ")[2].partition(": ")[0] for line in check_content(content).mistakes
    ] == [
        "pages > never > show_if",
        "team",
        "tema",
        "pages > never > questions > other > label",
    ]


def test_form_of_an_unknown_team_is_a_mistake(content: Path) -> None:
    write(content, "forms/contact.yml", a_file(team="nobody"))
    assert check_content(content).mistakes == ('contact.yml: team: "nobody" is not in teams.yml',)


def test_broken_teams_are_not_said_twice(content: Path) -> None:
    write(content, "teams.yml", {"general": {}})
    assert {line.partition(":")[0] for line in check_content(content).mistakes} == {"teams.yml"}


@pytest.mark.parametrize("text", ["{{ nothing }}", "{{ promises.nothing }}", "{{ promises"])
def test_words_that_name_nothing_are_a_mistake(content: Path, text: str) -> None:
    write(content, "forms/contact.yml", a_file(what_happens_next=text))
    (mistake,) = check_content(content).mistakes
    assert mistake.startswith("contact.yml: the text between {{ and }} is not right: ")


def test_words_of_the_organisation_may_be_named(content: Path) -> None:
    text = "{{ promises.reply }} {{ provider.name }} {{ organisation.area }}"
    write(content, "forms/contact.yml", a_file(what_happens_next=text))
    assert check_content(content).mistakes == ()


def test_broken_organisation_is_not_said_twice(content: Path) -> None:
    write(content, "organisation.yml", {**ORGANISATION, "name": ""})
    write(content, "forms/contact.yml", a_file(what_happens_next="{{ promises.reply }}"))
    assert check_content(content).mistakes == ("organisation.yml: name: this is missing",)


@pytest.mark.parametrize(
    "page",
    [
        "---\nform: contact\n---\n",
        "---\ntitle: Contact\nform:   contact\nmenu: 2\n---\n# Contact\n",
        '---\nform: "contact"\n---\n',
        "---\nform: contact  # below the words\n---\n",
        "---\r\nform: contact\r\n---\r\n",
    ],
)
def test_page_names_its_form_at_its_top(content: Path, page: str) -> None:
    (content / "contact.md").unlink()
    (content / "help").mkdir()
    (content / "help" / "contact.md").write_bytes(page.encode())
    assert check_content(content).mistakes == ()


@pytest.mark.parametrize(
    "page",
    [
        "---\ntitle: Contact\n---\nform: contact\n",
        "form: contact\n",
        "---\nform: contact-us\n---\n",
        "---\nform:\n---\n",
        "---\ntitle: the form: contact\n---\n",
        "",
    ],
)
def test_form_that_no_page_names_is_a_mistake(content: Path, page: str) -> None:
    (content / "contact.md").write_text(page, encoding="utf-8")
    assert check_content(content).mistakes == (
        "contact.yml: no page says `form: contact`, so nobody can find this form",
    )


def test_page_in_another_encoding_stops_nothing(content: Path) -> None:
    (content / "old.md").write_bytes(b"caf\xe9")
    assert check_content(content).mistakes == ()


def test_form_whose_longest_answers_do_not_fit_is_a_mistake(content: Path) -> None:
    write(content, "forms/contact.yml", long_form(MOST))
    assert check_content(content).mistakes == ()
    write(content, "forms/contact.yml", long_form(MOST + 1))
    (mistake,) = check_content(content).mistakes
    assert mistake.startswith("contact.yml: pages: all answers together may have ")
    assert mistake.endswith(f"{MOST + 1} characters; at most {MOST} fit")


def test_longest_answers_of_a_right_form_fit() -> None:
    post = {**ANSWERED, "message": "👩" * MOST, "_token": "x" * 200, "_go": "change:what"}
    assert len(urlencode(post, doseq=True)) <= MAX_BODY


def test_command_says_what_to_put_right_and_what_is_missing(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "contact.md").unlink()
    assert main(str(content)) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [
        "Put right: contact.yml: no page says `form: contact`, so nobody can find this form",
        f"Missing: {NOT_SET}",
    ]


def test_command_succeeds_when_something_is_merely_missing(content: Path) -> None:
    assert main(str(content)) == 0
