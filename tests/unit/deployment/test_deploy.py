"""The order of a deployment, over AWS on paper."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from deployment.archive import packed
from deployment.deploy import Deployment
from deployment.destroy import destroy, destruction
from deployment.layout import UNKNOWN, needed, stacks_of
from deployment.plan import Plan, Upload
from deployment.site_files import site_files
from deployment.terminal import Refusal
from tests.support.cloud import FakeCloudFormation, FakeS3
from tests.unit.deployment.test_plan import KNOWN, SETTINGS, STYLE, plan

WEB_ACL = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/alongside-demo/1"
DOMAINS = {"DomainName": "www.example.org", "DeskDomainName": "desk.example.org"}
CODE = {"intake/a.py": b"code"}
OUTPUTS = {
    "alongside-demo-packages": {"PackagesBucket": "packages"},
    "alongside-demo": {
        name: KNOWN[name] for name in KNOWN.keys() - {"PackagesBucket", "CertificateArn"}
    },
    "alongside-demo-hosting": {
        "SiteBucketName": "site",
        "DistributionId": "E1",
        "SiteUrl": "https://cdn.example.org",
        "DeskUrl": "https://desk-cdn.example.org",
    },
}


class World:
    """Every service on paper; `events` in the order in which they happened."""

    def __init__(self) -> None:
        self.s3 = FakeS3()
        self.stacks = FakeCloudFormation(OUTPUTS)
        self.told: list[str] = []

    def client(self, service: str, _region: str) -> Any:
        services = {"s3": self.s3, "cloudformation": self.stacks, "cloudfront": self}
        return services[service]

    def create_invalidation(self, **_: Any) -> None:
        self.s3.events.append("forget")

    def deploy(self, planned: Plan, **settings: str) -> None:
        """Carry a plan out with more settings, and the stacks that these need."""
        asked = {**planned.settings, **settings}
        stacks = needed(stacks_of("demo"), asked)
        self.stacks.outputs["alongside-demo-edge"] = {
            **({"CertificateArn": KNOWN["CertificateArn"]} if "DomainName" in asked else {}),
            **({"WebAclArn": WEB_ACL} if "RequestsPerAddress" in asked else {}),
        }
        self.deployment(replace(planned, settings=asked, stacks=stacks)).run()

    def deployment(self, planned: Plan) -> Deployment:
        return Deployment(planned, self.client, self.told.append)

    def parameters(self) -> list[tuple[str, dict[str, str]]]:
        """Which stack was given what, one time after the other."""
        return [
            (
                asked["StackName"],
                {
                    each["ParameterKey"]: each.get("ParameterValue", "")
                    for each in asked["Parameters"]
                },
            )
            for asked in self.stacks.asked
        ]


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def planned(tmp_path: Path) -> Plan:
    (tmp_path / "index.html").write_text("a page", encoding="utf-8")
    (tmp_path / "site.0a1b2c3d.css").write_text("a style", encoding="utf-8")
    packages = {
        name: Upload.of(name, "zip", packed({**CODE, "definitions/a.json": b"1"}))
        for name in ("public", "desk")
    }
    bare = plan(SETTINGS)
    return Plan("demo", SETTINGS, packages, bare.stacks, site_files(tmp_path, []), STYLE)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    for name, file in (
        {"definitions/a.json": b"2"} | {f"functions/{n}": f for n, f in CODE.items()}
    ).items():
        (tmp_path / "x" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "x" / name).write_bytes(file)
    return tmp_path / "x" / "definitions", tmp_path / "x" / "functions"


def test_a_first_deployment_learns_its_addresses_and_gives_them(
    world: World, planned: Plan
) -> None:
    world.deployment(planned).run()
    functions = [given for name, given in world.parameters() if name == "alongside-demo"]
    assert [given["SiteUrl"] for given in functions] == [UNKNOWN, "https://cdn.example.org"]


def test_a_second_deployment_goes_over_each_stack_once(world: World, planned: Plan) -> None:
    world.deployment(planned).run()
    world.stacks.asked.clear()
    world.deployment(planned).run()
    assert [name for name, _ in world.parameters()] == [stack.name for stack in planned.stacks]


def test_packages_are_there_before_the_stack_that_needs_them(world: World, planned: Plan) -> None:
    world.deployment(planned).run()
    (_, given) = next(each for each in world.parameters() if each[0] == "alongside-demo")
    assert {given["PublicPackage"], given["DeskPackage"]} <= set(world.s3.buckets["packages"])


def test_a_template_too_long_for_a_request_is_put_where_it_can_be_read(
    world: World, planned: Plan
) -> None:
    world.deployment(planned).run()
    asked = next(each for each in world.stacks.asked if each["StackName"] == "alongside-demo")
    assert asked["TemplateURL"].startswith("https://s3.eu-west-2.amazonaws.com/packages/templates/")


def test_styles_are_there_before_functions_that_name_them(
    world: World, planned: Plan, folders: tuple[Path, Path]
) -> None:
    world.deployment(planned).run()
    world.s3.events.clear()
    world.stacks.refuses = "stop here"
    with pytest.raises(Refusal, match="stop here"):
        world.deployment(planned).publish(*folders)
    assert world.s3.events[0] == "put site.0a1b2c3d.css"
    assert "put index.html" not in world.s3.events


def test_publishing_changes_the_packages_and_nothing_else(
    world: World, planned: Plan, folders: tuple[Path, Path]
) -> None:
    world.deployment(planned).run()
    world.stacks.asked.clear()
    world.deployment(planned).publish(*folders)
    (asked,) = world.stacks.asked
    assert asked["UsePreviousTemplate"] is True
    changed = {each["ParameterKey"] for each in asked["Parameters"] if "ParameterValue" in each}
    assert changed == {"PublicPackage", "DeskPackage"}
    assert {"TeamAddresses", "SiteUrl"} <= {each["ParameterKey"] for each in asked["Parameters"]}


def test_pages_follow_the_functions(
    world: World, planned: Plan, folders: tuple[Path, Path]
) -> None:
    world.deployment(planned).run()
    world.s3.events.clear()
    world.deployment(planned).publish(*folders)
    events = [each for each in world.s3.events if not each.startswith("put site.")]
    assert [each.split("/")[0] for each in events] == [
        "put public",
        "put desk",
        "put index.html",
        "forget",
    ]


def test_nothing_is_published_to_a_stage_that_is_not_there(world: World, planned: Plan) -> None:
    with pytest.raises(Refusal, match="is not deployed yet"):
        world.deployment(planned).publish(Path("nowhere"), Path("nowhere"))


def test_the_other_key_is_taken_when_asked_and_kept_then(world: World, planned: Plan) -> None:
    def key() -> str:
        (*_, given) = (given for _, given in world.parameters() if "OriginKeyArn" in given)
        return given["OriginKeyArn"]

    world.deployment(planned).run()
    assert key() == KNOWN["OriginKeyAArn"]
    world.deployment(planned).run(other_key=True)
    assert key() == KNOWN["OriginKeyBArn"]
    world.deployment(planned).run()
    assert key() == KNOWN["OriginKeyBArn"]


def test_while_pages_change_the_sheet_of_before_is_allowed_too(world: World, planned: Plan) -> None:
    def sheets() -> str:
        (*_, given) = (given for _, given in world.parameters() if "StyleHashes" in given)
        return given["StyleHashes"]

    other = STYLE.replace("A", "B")
    world.deployment(planned).run()
    assert sheets() == STYLE
    world.deployment(replace(planned, style=other)).run()
    assert sheets() == f"{other} {STYLE}"
    world.deployment(replace(planned, style=other)).run()
    assert sheets() == f"{other} {STYLE}"


def test_another_style_sheet_is_not_published_with_words(
    world: World, planned: Plan, folders: tuple[Path, Path]
) -> None:
    world.deployment(planned).run()
    with pytest.raises(Refusal, match="style sheet"):
        world.deployment(replace(planned, style=STYLE.replace("A", "B"))).publish(*folders)


def test_the_cdn_lets_go_of_a_limit_before_it_goes(world: World, planned: Plan) -> None:
    world.deploy(planned, **DOMAINS, RequestsPerAddress="300")
    world.stacks.asked.clear()
    world.deploy(planned, **DOMAINS)
    limits = [
        (name, given.get("WebAclArn"), given.get("RequestsPerAddress"))
        for name, given in world.parameters()
    ]
    assert limits[1] == ("alongside-demo-hosting", "", None)
    assert limits[2][0] == "alongside-demo-edge"
    assert {given for _, given, _ in limits[2:]} == {None}


def test_while_the_cdn_lets_go_it_stays_as_it_is_otherwise(world: World, planned: Plan) -> None:
    world.deploy(planned, **DOMAINS, RequestsPerAddress="300")
    world.stacks.asked.clear()
    world.deploy(planned, **DOMAINS)
    asked = world.stacks.asked[1]
    assert asked["UsePreviousTemplate"] is True
    changed = [each for each in asked["Parameters"] if "ParameterValue" in each]
    assert changed == [{"ParameterKey": "WebAclArn", "ParameterValue": ""}]
    named = {each["ParameterKey"] for each in asked["Parameters"]}
    assert named == stacks_of("demo")[-1].parameters.keys()


def test_a_certificate_is_let_go_with_the_domains_that_need_it(world: World, planned: Plan) -> None:
    world.deploy(planned, **DOMAINS, RequestsPerAddress="300")
    world.stacks.asked.clear()
    world.deploy(planned, RequestsPerAddress="300")
    (_, given) = world.parameters()[1]
    left = {"CertificateArn", "DomainName", "DeskDomainName"}
    assert {name for name, value in given.items() if value == "" and name in left} == left
    assert not [given for _, given in world.parameters()[2:] if "CertificateArn" in given]


def test_a_limit_is_not_used_when_nothing_at_the_edge_is_asked_for(
    world: World, planned: Plan
) -> None:
    world.deploy(planned, RequestsPerAddress="300")
    world.stacks.asked.clear()
    world.deploy(planned)
    assert not [given for _, given in world.parameters() if "WebAclArn" in given]
    (unused,) = (line for line in world.told if line.startswith("Nothing uses"))
    assert "alongside-demo-edge in us-east-1" in unused


def test_nothing_is_let_go_when_nothing_goes(world: World, planned: Plan) -> None:
    world.deploy(planned, **DOMAINS, RequestsPerAddress="300")
    world.stacks.asked.clear()
    world.deploy(planned, **DOMAINS, RequestsPerAddress="300")
    assert not [line for line in world.told if line.startswith("Nothing uses")]
    assert [name for name, _ in world.parameters()] == [stack.name for stack in stacks_of("demo")]


def test_a_stage_goes_from_its_last_stack_to_its_first(world: World, planned: Plan) -> None:
    world.deployment(planned).run()
    destroy(planned.stacks, world.client, world.told.append)
    assert world.stacks.stacks == {}
    assert [line.split()[3].rstrip(";") for line in world.told if line.startswith("Removing")] == [
        stack.name for stack in reversed(planned.stacks)
    ]
    assert "Table stays: the-table" in world.told


def test_taking_away_can_be_looked_at_first(world: World, planned: Plan) -> None:
    world.deployment(planned).run()
    before = dict(world.stacks.stacks)
    first, *lines = destruction(planned.stacks, world.client)
    assert first == "Remove the stack alongside-demo-hosting in eu-west-2."
    assert "  Table stays: the-table" in lines
    assert not [line for line in lines if "DeskUsers" in line]
    assert world.stacks.stacks == before


def test_taking_away_what_is_not_there_does_nothing(world: World, planned: Plan) -> None:
    assert list(destruction(planned.stacks, world.client)) == []
    destroy(planned.stacks, world.client, world.told.append)
    assert world.told == []
