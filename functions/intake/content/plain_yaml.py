"""YAML without its surprises; the build's only, the functions read what the build compiled."""

import re
from collections.abc import Hashable
from typing import Any

import yaml

from intake.content.mistakes import ContentMistakes, Mistake


class _PlainLoader(yaml.SafeLoader):
    """YAML whose only surprises are true and false: yes, no, on, off and dates stay words."""

    yaml_implicit_resolvers = {  # noqa: RUF012 as in the base class
        first: [
            (tag, pattern)
            for tag, pattern in resolvers
            if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")
        ]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 as in the base class
        """Build a mapping; a key that stands twice is a mistake, not the last one's gain."""
        seen: set[str] = set()
        for key_node, _ in node.value:
            if key_node.value in seen:
                line = key_node.start_mark.line + 1
                raise ContentMistakes(
                    [Mistake(f"line {line}", f'"{key_node.value}" stands here a second time')]
                )
            seen.add(key_node.value)
        return super().construct_mapping(node, deep)


_PlainLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf")
)


def parse(text: str) -> object:
    """Read YAML; raises ContentMistakes that names the line where it stops being YAML."""
    try:
        return yaml.load(text, _PlainLoader)  # noqa: S506 a SafeLoader with fewer surprises
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"line {mark.line + 1}" if mark else ""
        raise ContentMistakes(
            [Mistake(place, f"this cannot be read as YAML ({error.problem})")]
        ) from None
