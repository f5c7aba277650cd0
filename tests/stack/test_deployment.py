"""What happens to a deployment after its first day; the last test takes it away."""

import json
from pathlib import Path
from shutil import copytree

import pytest

from deployment.deploy import Deployment
from deployment.destroy import destroy
from deployment.layout import stacks_of
from deployment.places import BUILD, ROOT
from deployment.smoke import Answer, Doors, wrongs
from deployment.terminal import Refusal
from deployment.translation import REGION
from tests.stack.conftest import PAUSE, SITE, STAGE, Deployed
from tests.support.web import eventually

FORM = "/forms/contact/message"


def again(deployed: Deployed) -> Deployment:
    return Deployment(deployed.plan, deployed.emulator.client, print, PAUSE)


def functions(deployed: Deployed) -> dict[str, str]:
    found = deployed.emulator.client("lambda", REGION).list_functions()["Functions"]
    return {each["FunctionName"]: each["CodeSha256"] for each in found}


def asked(deployed: Deployed, method: str, address: str) -> Answer:
    """What the smoke test sees.

    Nothing compresses here, and the bucket says 403 of what it does not have.
    """
    form = {"content-type": "application/x-www-form-urlencoded"}
    reply = deployed.internet.ask(address, method, b"", form)
    headers = {name.lower(): value for name, value in reply.headers}
    status = 404 if b"<Code>AccessDenied</Code>" in reply.body else reply.status
    return Answer(status, {"content-encoding": "gzip", **headers}, reply.body)


def test_everything_is_well_from_outside(deployed: Deployed) -> None:
    doors = Doors.of(deployed.deployment.known, FORM, BUILD / "site" / "index.html")
    assert list(wrongs(doors, lambda *words: asked(deployed, *words))) == []


def test_the_cdn_cannot_be_got_round(deployed: Deployed) -> None:
    direct = deployed.deployment.known["PublicApiUrl"]
    assert asked(deployed, "GET", direct + FORM).status == 403


def test_a_second_deployment_of_the_same_changes_no_function(deployed: Deployed) -> None:
    before = functions(deployed)
    again(deployed).run()
    assert functions(deployed) == before


def test_the_cdn_can_send_the_other_key(deployed: Deployed) -> None:
    deployment = again(deployed)
    before = deployment.known["OriginKeyArn"]
    deployment.run(other_key=True)
    assert deployment.known["OriginKeyArn"] != before
    assert asked(deployed, "POST", SITE + FORM).status == 422


def test_words_are_published_without_a_deployment(deployed: Deployed, tmp_path: Path) -> None:
    before = functions(deployed)
    copytree(BUILD / "definitions", tmp_path / "definitions")
    form = tmp_path / "definitions" / "forms" / "contact.json"
    written = json.loads(form.read_text(encoding="utf-8"))
    written["pages"][0]["title"] = "Tell us anything"
    form.write_text(json.dumps(written), encoding="utf-8")
    again(deployed).publish(tmp_path / "definitions", ROOT / "functions")
    assert all(functions(deployed)[name] != digest for name, digest in before.items())
    shown = eventually(lambda: b"Tell us anything" in asked(deployed, "POST", SITE + FORM).body)
    assert shown


def test_words_are_not_published_over_other_code(deployed: Deployed, tmp_path: Path) -> None:
    copytree(ROOT / "functions" / "intake", tmp_path / "intake")
    (tmp_path / "intake" / "settings.py").write_text("", encoding="utf-8")
    with pytest.raises(Refusal, match="make deploy"):
        again(deployed).publish(BUILD / "definitions", tmp_path)


def test_what_people_have_told_stays_when_a_stage_is_taken_away(deployed: Deployed) -> None:
    said: list[str] = []
    destroy(stacks_of(STAGE), deployed.emulator.client, said.append, PAUSE)
    assert functions(deployed) == {}
    table = deployed.deployment.known["TableName"]
    assert f"Table stays: {table}" in said
    assert table in deployed.emulator.client("dynamodb", REGION).list_tables()["TableNames"]
