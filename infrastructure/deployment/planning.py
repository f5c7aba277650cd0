"""From this repository and an operator's file to a plan; nothing here needs credentials."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from deployment.layout import MONTH, SECRET, asked_for, needed, stacks_of
from deployment.packages import PACKAGES, Package, make_package
from deployment.places import BUILD, STAGES
from deployment.plan import Plan, Upload
from deployment.settings_file import read_settings
from deployment.site_files import SiteFile, site_files
from deployment.target import Target
from deployment.terminal import Refusal
from intake.adapters.definitions import Definitions

SECRET_VARIABLE: Final = "OPENID_CLIENT_SECRET"  # noqa: S105 the variable's name


def settings_of(stage: str, environment: Mapping[str, str], build: Path = BUILD) -> dict[str, str]:
    """Read a stage's file, and the one secret that stands in no file; raises Refusal."""
    path = _file(stage)
    text = path.read_text(encoding="utf-8")
    asked = asked_for(stacks_of(stage))
    settings = read_settings(f"stages/{path.name}", text, asked, definitions(build).teams)
    secret = environment.get(SECRET_VARIABLE, "")
    return settings | ({SECRET: secret} if secret else {})


def month_of(now: datetime) -> dict[str, str]:
    """Return the setting with which a deployment changes every function once a month."""
    return {MONTH: f"{now:%Y-%m}"}


def plan_of(stage: str, settings: Mapping[str, str], machine: str) -> Plan:
    """Make the packages, and plan a deployment of what the build left; raises Refusal."""
    stacks = needed(stacks_of(stage), settings)
    packages = {each.name: _packed(each, machine) for each in PACKAGES}
    given = {**settings, **month_of(datetime.now(UTC))}
    return Plan(stage, given, packages, stacks, built_site(), definitions().style_hash)


def built_site() -> tuple[SiteFile, ...]:
    """Return the files of the built site."""
    return site_files(BUILD / "site", definitions().starts.values())


def definitions(build: Path = BUILD) -> Definitions:
    """Return what the build left for the functions; raises Refusal when there is no build."""
    folder = build / "definitions"
    if not folder.is_dir():
        raise Refusal("The site has not been built. Run `make build` first.")
    return Definitions(folder)


def _packed(package: Package, machine: str) -> Upload:
    archive = make_package(package, Target(machine), BUILD / "definitions", BUILD / "packages")
    return Upload.of(package.name, "zip", archive.read_bytes())


def _file(stage: str) -> Path:
    names = sorted(path.stem for path in STAGES.glob("*.toml"))
    if stage not in names:
        raise Refusal(
            f'There is no stage "{stage}". Write STAGE= and one of {", ".join(names)}, or copy'
            " stages/demo.toml to a name of your own and fill it in."
        )
    return STAGES / f"{stage}.toml"
