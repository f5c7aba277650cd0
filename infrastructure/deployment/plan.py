"""What a deployment will do, as a value: nothing in it asks AWS anything."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from deployment.layout import STYLES, UNKNOWN, StackPlan
from deployment.site_files import SiteFile
from deployment.stacks import Values
from deployment.translation import REGION, key_of

_KIB: Final = 1024
_DIGITS: Final = 16


@dataclass(frozen=True)
class Upload:
    """A file for the packages' bucket; its key changes with what is in it."""

    key: str
    body: bytes

    @classmethod
    def of(cls, name: str, ending: str, body: bytes) -> "Upload":
        """Name a file by what is in it."""
        return cls(f"{name}/{sha256(body).hexdigest()[:_DIGITS]}.{ending}", body)

    @property
    def size(self) -> str:
        """Its size in words."""
        return f"{len(self.body) / _KIB:,.0f} KiB"


@dataclass(frozen=True)
class Plan:
    """A deployment of a stage: its settings by parameter, packages by name, stacks, the site.

    `style` is the hash of the style sheet in the site's pages.
    """

    stage: str
    settings: Values
    packages: dict[str, Upload]
    stacks: tuple[StackPlan, ...]
    site: tuple[SiteFile, ...]
    style: str

    @property
    def functions_stack(self) -> StackPlan:
        """The stack whose functions carry the packages."""
        return next(stack for stack in self.stacks if key_of("public") in stack.parameters)

    @property
    def known(self) -> dict[str, str]:
        """What the stacks are given besides settings and each other's outputs."""
        keys = {key_of(name): package.key for name, package in self.packages.items()}
        return {"Stage": self.stage, STYLES: self.style, **keys}

    def template(self, stack: StackPlan) -> Upload:
        """Return a stack's template as it is uploaded."""
        return Upload.of("templates", "json", json.dumps(stack.template, sort_keys=True).encode())

    def lines(self) -> Iterator[str]:
        """Say all of it, for a dry run."""
        yield f"Stage {self.stage} in {REGION}."
        for package in self.packages.values():
            yield f"Put the package {package.key}, {package.size}."
        for stack in self.stacks:
            yield from _stack_lines(stack, stack.given(self.settings, self.known))
        yield from self.site_lines()

    def site_lines(self) -> Iterator[str]:
        """Say what becomes of the site."""
        yield from _file_lines(self.site)
        yield "Remove from the bucket of the site what this list does not have."
        yield "Tell the CDN that everything is new."
        yield "Open the site, a form and the desk at their public addresses."


def _stack_lines(stack: StackPlan, given: Values) -> Iterator[str]:
    resources = stack.resources(given)
    yield f"Make or change the stack {stack.name} in {stack.region}, {len(resources)} resources:"
    for name, resource in sorted(resources.items(), key=lambda each: (each[1]["Type"], each[0])):
        stays = "  (stays when the stack goes)" if name in stack.outlives else ""
        yield f"  {resource['Type']:<44} {name}{stays}"
    for name, value in sorted(given.items()):
        yield f"  with {name} = {_shown(value, secret=name in stack.secrets)}"


def _shown(value: str, *, secret: bool) -> str:
    if secret:
        return "(not shown)"
    return "(known once it is made)" if not value or value in UNKNOWN else value


def _file_lines(site: tuple[SiteFile, ...]) -> Iterator[str]:
    yield f"Put {len(site)} files of the site, {sum(file.size for file in site) / _KIB:,.0f} KiB:"
    for file in site:
        yield f"  {file.key:<72} {file.content_type:<26} {file.kept}"
    counts = Counter(file.kept for file in site)
    yield "  " + "; ".join(f"{kept}: {count}" for kept, count in sorted(counts.items()))
