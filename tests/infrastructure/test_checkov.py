"""Checkov's opinion of all templates, and why we do otherwise where we do."""

import json
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.checkov import complaints
from tests.support.template import PATH, translated

OTHERWISE = {
    "CKV_AWS_18": "a log of who read the public site's files would hold visitors' addresses",
    "CKV_AWS_33": "only through the table, a queue or a secret: facts/key.py holds it to that",
    "CKV_AWS_86": "a log of the CDN would hold visitors' addresses",
    "CKV_AWS_115": "a parameter sets it for what the public calls; all else calls few at once",
    "CKV_AWS_116": "the clock's rounds have alarms of their heartbeats, queues their dead letters",
    "CKV_AWS_117": "nothing here lives in a VPC, whose way out would cost more than all the rest",
    "CKV_AWS_173": "a key of AWS's encrypts them: ids and team addresses, never a secret",
    "CKV_AWS_174": "it is set for one's own domain; with CloudFront's it cannot be",
}
"""Checks that we fail on purpose, by their ids at Checkov."""


MISTAKEN = "Mistaken"
"""A secret without a key of ours, to see that something is looked for."""


@cache
def complained_of() -> dict[str, set[str]]:
    """What Checkov says of all templates, and of one that holds a mistake."""
    mistaken = translated()["Resources"]["TokenSecret"]
    del mistaken["Properties"]["KmsKeyId"]
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file in ("hosting.yaml", "edge.yaml"):
            shutil.copy(PATH.with_name(file), folder)
        (folder / "template.json").write_text(json.dumps(translated()), encoding="utf-8")
        broken = json.dumps({"Resources": {MISTAKEN: mistaken}})
        (folder / "broken.json").write_text(broken, encoding="utf-8")
        return complaints(folder)


def test_nothing_is_complained_of_but_what_we_do_on_purpose() -> None:
    found = complained_of().items()
    assert {check for check, names in found if names - {MISTAKEN}} == OTHERWISE.keys()


def test_mistake_is_complained_of() -> None:
    found = complained_of().items()
    assert [check for check, names in found if MISTAKEN in names] == ["CKV_AWS_149"]
