"""The table without its stream, for tests on the official engine that follow no stream.

The engine keeps every record of every stream, and from its first change of shards on it looks
through all of them at each write: after some thousand submissions one takes five times as long.
"""

from typing import Any

from local_stack.template import Template


def streamless(template: Template, name: str) -> dict[str, Any]:
    """Return the arguments of botocore's create_table for the table, called `name`."""
    properties = template.table_properties(name)
    del properties["StreamSpecification"]
    return properties
