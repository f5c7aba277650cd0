"""The secrets of a local stack: as long as its data, and never those of a deployment."""

import json
from pathlib import Path
from secrets import token_urlsafe

from local_stack.environment import SECRET_IDS

Keys = dict[str, str]
"""Secret, by the name of the setting that names it."""


def make_keys(folder: Path | None) -> Keys:
    """Return new secrets; with a `folder` those kept there, because kept data depends on them.

    One that was kept before there was such a secret is made anew.
    """
    if folder is None:
        return _new()
    file = folder / "secrets.json"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(json.dumps(_new()), encoding="utf-8")
    return {**_new(), **json.loads(file.read_text(encoding="utf-8"))}


def _new() -> Keys:
    return {name: token_urlsafe(32) for name in SECRET_IDS}
