"""YAML without its surprises; the build's only, the functions read what the build compiled."""

import re
from collections.abc import Hashable
from typing import Any, Final
from unicodedata import normalize

import yaml

from intake.content.mistakes import ContentMistakes, Mistake

_TAG: Final = "tag:yaml.org,2002:"
_KINDS: Final = (None, *(_TAG + kind for kind in ("str", "int", "bool", "null", "seq", "map")))


class _PlainLoader(yaml.SafeLoader):
    """YAML of words, whole numbers, true and false, lists and mappings; keys are words.

    All that YAML would turn into something else stays as it is written: yes and no, dates,
    9:30, 1.10, 0123.
    """

    yaml_implicit_resolvers = {}  # noqa: RUF012 as in the base class
    yaml_constructors = {  # noqa: RUF012 as in the base class
        kind: make for kind, make in yaml.SafeLoader.yaml_constructors.items() if kind in _KINDS
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 as in the base class
        """Build a mapping; a key that stands twice is a mistake, not the last one's gain."""
        seen: set[str] = set()
        for key_node, _ in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise _mistake(key_node.start_mark.line, "a list or mapping cannot be a key")
            if key_node.value in seen:
                line = key_node.start_mark.line
                raise _mistake(line, f'"{key_node.value}" stands here a second time')
            seen.add(key_node.value)
            key_node.tag = f"{_TAG}str"
        return super().construct_mapping(node, deep)


for _tag, _pattern, _first in (
    ("null", r"(?:~|null)?\Z", ["~", "n", ""]),
    ("bool", r"(?:true|false)\Z", ["t", "f"]),
    ("int", r"(?:0|-?[1-9][0-9]*)\Z", list("-0123456789")),
):
    _PlainLoader.add_implicit_resolver(f"{_TAG}{_tag}", re.compile(_pattern), _first)


def parse(content: bytes) -> object:
    """Read YAML; raises ContentMistakes that names the line where it stops being YAML.

    The words are in NFC, as answers are: the value of an option must equal what is sent back.
    """
    try:
        text = normalize("NFC", content.decode())
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start)
        raise _mistake(line, "save this file as UTF-8; these are not its letters") from None
    try:
        return yaml.load(text, _PlainLoader)  # noqa: S506 a SafeLoader with fewer surprises
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        raise _mistake(line, f"this cannot be read as YAML ({error.problem})") from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position)
        raise _mistake(line, "take out the character that cannot be seen") from None


def _mistake(line: int, message: str) -> ContentMistakes:
    return ContentMistakes([Mistake(f"line {line + 1}", message)])
