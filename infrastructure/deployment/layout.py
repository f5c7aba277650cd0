"""Of which stacks a stage consists, in the order in which they are made, and what each is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final
from urllib.parse import urlsplit

from deployment.conditions import Part, let_through
from deployment.places import INFRASTRUCTURE
from deployment.stacks import Values
from deployment.template_file import load
from deployment.translation import REGION, Document, deployable

UNKNOWN: Final = "https://not-known-yet.invalid"
"""An address that Amazon gives only while the stacks are made; they are gone over once more."""

EDGE: Final = "us-east-1"
"""From where CloudFront takes certificates and limits, and from nowhere else."""

MAIL: Final = "MailAccountIs"
"""Whether SES has let the account out of its sandbox; asked of SES with each deployment."""

MONTH: Final = "Month"
"""The month of a deployment: the first of each lets Lambda update its runtime."""

KEY: Final = "OriginKeyArn"
"""Which of two keys the CDN sends (docs/decisions/two-keys-tell-the-cdn.md)."""

STYLES: Final = "StyleHashes"
"""Which style sheets pages may hold (docs/decisions/the-style-sheet-stands-in-the-page.md)."""

_STAYS: Final = ("Retain", "RetainExceptOnCreate")
"""Deletion policies; the second lets a resource go while its own creation is taken back."""

SECRET: Final = "OpenIdClientSecret"  # noqa: S105 the parameter's name
"""Comes from the environment; a deployment that has one keeps it."""


@dataclass(frozen=True)
class StackPlan:
    """A stack by its name: where it is, its template, and which it is of a stage's."""

    name: str
    region: str
    template: Document

    @property
    def parameters(self) -> Mapping[str, Mapping[str, Any]]:
        """What it may be given."""
        return dict(self.template.get("Parameters", {}))

    @property
    def secrets(self) -> tuple[str, ...]:
        """The parameters that are never shown, and keep their value when none is given."""
        return tuple(name for name, rules in self.parameters.items() if rules.get("NoEcho"))

    @property
    def outlives(self) -> tuple[str, ...]:
        """The resources that stay when the stack goes, by name."""
        every = self.template["Resources"].items()
        return tuple(name for name, each in every if each.get("DeletionPolicy") in _STAYS)

    def resources(self, given: Values) -> Mapping[str, Part]:
        """Return what these parameters make, by name."""
        return let_through(self.template, "Resources", given)

    def outputs(self, given: Values) -> frozenset[str]:
        """Return the names of what it gives with these parameters."""
        return frozenset(let_through(self.template, "Outputs", given))

    def given(self, settings: Values, known: Values) -> dict[str, str]:
        """Return its parameters' values, from settings and from what is known of all stacks.

        One that neither names gets its default, but for a secret, which keeps what the stack has.
        """
        every = {**known, **settings, **_derived(settings, known)}
        return {name: every[name] for name in self.parameters if name in every}

    def left_out(self, there: Values, settings: Values, known: Values) -> dict[str, str]:
        """Return what a stack that is there was given and is given no more, with its default."""
        left = there.keys() & self.parameters.keys() - self.given(settings, known).keys()
        rules = {name: self.parameters[name] for name in left - set(self.secrets)}
        return {name: str(rule["Default"]) for name, rule in rules.items() if "Default" in rule}


@cache
def stacks_of(stage: str) -> tuple[StackPlan, ...]:
    """Return every stack that a stage may have."""
    name = f"alongside-{stage}"
    return (
        StackPlan(f"{name}-packages", REGION, _read("packages.yaml")),
        StackPlan(f"{name}-edge", EDGE, _read("edge.yaml")),
        StackPlan(name, REGION, deployable(_read("template.yaml"))),
        StackPlan(f"{name}-hosting", REGION, _read("hosting.yaml")),
    )


def needed(stacks: tuple[StackPlan, ...], settings: Values) -> tuple[StackPlan, ...]:
    """Return the stacks that settings ask for: without a domain and a limit none at the edge."""
    edge = settings.get("DomainName") or int(settings.get("RequestsPerAddress", 0))
    return tuple(stack for stack in stacks if edge or stack.region != EDGE)


def asked_for(stacks: tuple[StackPlan, ...]) -> dict[str, Mapping[str, Any]]:
    """Return the parameters that an operator's file may set: what nothing else gives."""
    outputs = {name for stack in stacks for name in stack.template.get("Outputs", {})}
    packages = {name for stack in stacks for name in stack.parameters if name.endswith("Package")}
    given = {"Stage", SECRET, MAIL, MONTH, "PublicApiHost", "DeskApiHost", KEY, STYLES}
    others = given | outputs | packages
    return {
        name: rules
        for stack in stacks
        for name, rules in stack.parameters.items()
        if name not in others
    }


def _derived(settings: Values, known: Values) -> dict[str, str]:
    """Return what follows from outputs and settings, and has another name there."""
    return {
        "PublicApiHost": urlsplit(known.get("PublicApiUrl", UNKNOWN)).hostname or "",
        "DeskApiHost": urlsplit(known.get("DeskApiUrl", UNKNOWN)).hostname or "",
        "SiteUrl": _address(settings.get("DomainName"), known.get("SiteUrl")),
        "DeskUrl": _address(settings.get("DeskDomainName"), known.get("DeskUrl")),
        KEY: known.get(KEY) or known.get("OriginKeyAArn", ""),
    }


def _address(domain: str | None, given: str | None) -> str:
    return f"https://{domain}" if domain else given or UNKNOWN


def _read(file: str) -> Document:
    return load((INFRASTRUCTURE / file).read_text(encoding="utf-8"))
