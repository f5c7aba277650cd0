"""One service of the directory, as the front matter of its page in content/services says it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from intake.content.section import Section
from intake.directory.checked import Checked
from intake.directory.dates import day_at
from intake.directory.provider import Provider
from intake.directory.routes import Route, read_route
from intake.directory.status import Status, read_status

PUBLIC: Final = "public"
STAFF: Final = "staff"

ASKING: Final = ("yourself", "manager", "family", "professional")
"""Who may ask for a service, for themselves or for somebody else."""

PAGE_KEYS: Final = frozenset(
    {"title", "description", "menu", "menu_label", "footer_menu", "parent", "group", "drawing",
     "contents", "questions", "form", "unlisted", "template", "wide", "directory", "search"}
)  # fmt: skip
"""Keys of the page and not of the service."""

_ID: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_TWO_SENTENCES: Final = re.compile(r"[.!?]\s+\S")


@dataclass(frozen=True)
class ServiceEntry:
    """What is known of a service; texts that are not known are empty and stand nowhere.

    `team` is told when somebody asks about it through a form that several services share.
    """

    id: str
    name: str
    kind: str
    summary: str
    provider: Provider
    run_by: Provider | None
    team: str
    open_to: str
    for_whom: str
    area: str
    helps_when: tuple[str, ...]
    who_may_ask: tuple[str, ...]
    access: tuple[Route, ...]
    voluntary: bool
    confidential: str
    cost: str
    at_offices: bool
    status: Status
    alternatives: tuple[str, ...]
    checked: Checked

    @property
    def path(self) -> str:
        """The page's address from the root of the site."""
        return f"/services/{self.id}/"

    @property
    def is_public(self) -> bool:
        """Tell whether anyone may ask; else it is for the provider's staff alone."""
        return self.open_to == PUBLIC

    @property
    def open_to_words(self) -> str:
        """Who may ask, in a few words."""
        return "Anyone" if self.is_public else f"Only staff of {self.provider.name_in_a_sentence}"

    @property
    def provided_by_words(self) -> str:
        """Who provides it, and who runs it for them if that is somebody else."""
        through = f", through {self.run_by.name_in_a_sentence}" if self.run_by else ""
        return self.provider.name + through


def read_service(service_id: str, data: object, providers: Mapping[str, Provider]) -> ServiceEntry:
    """Read a page's parsed front matter; raises ContentMistakes with all that is wrong in it."""
    top = Section.whole(data)
    top.data = {key: value for key, value in top.data.items() if key not in PAGE_KEYS}
    # a mistake in a name leaves this one; `finish` raises before anybody sees it
    nobody = Provider(id="", name="", kind="", charity_number="", telephone="", offices=())
    provider = top.choice("provided_by", tuple(providers))
    run_by = top.choice("run_by", tuple(providers), "")
    entry = ServiceEntry(
        id=service_id,
        name=top.text("name"),
        kind=top.text("kind"),
        summary=_sentence(top, "summary"),
        provider=providers.get(provider, nobody),
        run_by=providers.get(run_by),
        team=top.text("team", ""),
        open_to=top.choice("open_to", (PUBLIC, STAFF)),
        for_whom=top.text("for_whom"),
        area=top.text("area", ""),
        helps_when=top.texts("helps_when", required=True),
        who_may_ask=_asking(top),
        access=tuple(read_route(each) for each in top.sections("access", required=True)),
        voluntary=top.flag("voluntary"),
        confidential=top.text("confidential", ""),
        cost=top.text("cost", ""),
        at_offices=top.flag("at_offices"),
        status=read_status(top.section("status")),
        alternatives=top.texts("alternatives"),
        checked=_checked(top),
    )
    if not _ID.fullmatch(service_id):
        top.wrong("", "name the file with small letters, digits and dashes, such as coaching.md")
    top.finish()
    return entry


def _sentence(top: Section, key: str) -> str:
    words = top.text(key)
    if _TWO_SENTENCES.search(words) or "\n" in words:
        top.wrong(key, "write one sentence: it stands on cards and in search results")
    return words


def _asking(top: Section) -> tuple[str, ...]:
    asking = top.texts("who_may_ask")
    for other in (each for each in asking if each not in ASKING):
        top.wrong("who_may_ask", f'"{other}" is not known here; it can be {", ".join(ASKING)}')
    return asking


def _checked(top: Section) -> Checked:
    last = day_at(top, "last_checked", required=True) or date.min
    again = day_at(top, "check_again_after", required=True) or date.max
    if again <= last:
        top.wrong("check_again_after", "write a day after the one of `last_checked`")
    return Checked(last, again, top.text("checked_how", ""))
