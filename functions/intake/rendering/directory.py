"""The directory in HTML: the pages of services, and groups of cards with a table to compare."""

from collections.abc import Mapping
from typing import Any, Final

from intake.directory.entry import ServiceEntry
from intake.directory.groups import Group, groups
from intake.rendering.service_words import Place, cost, facts, provision
from intake.rendering.templating import render
from intake.rendering.ways_to_ask import ways, ways_in_short

HOW_TO_ASK: Final = ("how-to-ask", "How to ask for it")
AT_A_GLANCE: Final = ("at-a-glance", "At a glance")
OTHER_SUPPORT: Final = ("other-support", "Other support that may fit")


def service_start(entry: ServiceEntry, place: Place) -> str:
    """Return what stands first on a service's page: who provides it, for whom, and its status."""
    return render("directory/service-start.html", **_shown(entry, place))


def service_end(entry: ServiceEntry, place: Place) -> str:
    """Return the sections below the editor's words on a service's page."""
    shown = _shown(entry, place)
    return "".join(
        render(f"directory/{anchor}.html", anchor=anchor, title=title, **shown)
        for anchor, title in sections(entry, place)
    )


def sections(entry: ServiceEntry, place: Place) -> list[tuple[str, str]]:
    """Return anchor and title of the sections of `service_end`, in their order.

    Nobody is told how to ask for a service that takes no one on: what else may fit comes first.
    """
    other = [OTHER_SUPPORT] if entry.alternatives else []
    if entry.status.on(place.today).is_open:
        return [HOW_TO_ASK, AT_A_GLANCE, *other]
    return [*other, AT_A_GLANCE]


def directory_html(place: Place) -> str:
    """Return the groups of the directory, each with its cards and its table."""
    return "".join(_group(group, place) for group in groups(place.services.values()))


def directory_anchors(place: Place) -> set[str]:
    """Return the anchors in `directory_html`."""
    return set(map(_anchor, groups(place.services.values())))


def _group(group: Group, place: Place) -> str:
    return render(
        "directory/group.html",
        group=group,
        anchor=_anchor(group),
        services=[_shown(entry, place) for entry in group.services],
    )


def _anchor(group: Group) -> str:
    return group.title.lower().replace(" ", "-")


def _shown(entry: ServiceEntry, place: Place) -> Mapping[str, Any]:
    others = [place.services[each] for each in entry.alternatives]
    return {
        "entry": entry,
        "href": place.link(entry.path),
        "provision": provision(entry),
        "status": entry.status.on(place.today),
        "ways": ways(entry, place),
        "ways_in_short": ways_in_short(entry),
        "facts": facts(entry),
        "cost": cost(entry),
        "today": place.today,
        "alternatives": [(each, place.link(each.path)) for each in others],
    }
