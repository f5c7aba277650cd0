"""docs/operating.md says of every alarm what to do, and names what really runs."""

import re

from local_stack.places import ROOT
from tests.support.template import resources, translated

TEXT = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (\w+)\n\n(.*?)(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL))


def names(kind: str) -> set[str]:
    return set(resources(translated(), kind))


def test_every_alarm_is_explained_and_no_other() -> None:
    assert SECTIONS.keys() == names("AWS::CloudWatch::Alarm")


def test_alarms_that_never_say_ok_are_named_and_no_other() -> None:
    alarms = resources(translated(), "AWS::CloudWatch::Alarm").items()
    silent = {name for name, alarm in alarms if "OKActions" not in alarm["Properties"]}
    (named,) = re.findall(r"\*\*No `OK` comes for\*\*([^.]+)\.", TEXT)
    assert set(re.findall(r"`(\w+)`", named)) == silent


def test_every_explanation_says_what_to_do() -> None:
    short = [name for name, words in SECTIONS.items() if len(words.split()) < 12]
    assert short == []


def test_every_function_is_named_and_no_other() -> None:
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| [^|]+ \|$", TEXT, re.MULTILINE)
    assert set(rows) == names("AWS::Lambda::Function")


def test_every_link_within_the_page_leads_somewhere() -> None:
    headings = re.findall(r"^## (.+)$", TEXT, re.MULTILINE)
    known = {heading.lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", TEXT)) <= known
