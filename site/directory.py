"""The directory: what editors write about each service becomes pages, cards, a feed and a file."""

import json
import sys
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import get_build_datetime, get_relative_url

sys.path.insert(0, str(Path(__file__).parent.parent / "functions"))

from intake.content.mistakes import ContentMistakes
from intake.directory.availability import as_data, availability
from intake.directory.open_referral.feed import FEED, feed
from intake.directory.services import read_services
from intake.directory.status import Status
from intake.rendering.closed_links import with_closed_links
from intake.rendering.directory import (
    directory_anchors,
    directory_html,
    sections,
    service_end,
    service_start,
)
from intake.rendering.service_words import FormStart, Place

SERVICES: Final = "services/"
DIRECTORY: Final = "directory.md"


def on_config(config: MkDocsConfig) -> None:
    """Read the front matter of every service."""
    folder = Path(config.docs_dir, SERVICES)
    pages = {path.stem: path.read_bytes() for path in sorted(folder.glob("*.md"))}
    try:
        config.extra["services"] = read_services(pages, config.extra["organisation"])
    except ContentMistakes as error:
        raise PluginError("\n".join(f"content/{each}" for each in error.mistakes)) from None
    services = config.extra["services"].values()
    config.extra["availability"] = {each.id: availability(each) for each in services}


def on_page_markdown(text: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Let a service's name and summary do for the page's title and description; place it."""
    service = config.extra["services"].get(_service_id(page))
    if service:
        own = {"title": service.name, "description": service.summary, "parent": DIRECTORY}
        page.meta = {**own, **page.meta, "service": service}
    return text


def on_env(_: Environment, config: MkDocsConfig, files: Files) -> None:
    """Put services into their pages and the directory, now that every form's page is known."""
    pages = [file.page for file in files.documentation_pages() if file.page]
    forms = _forms(pages, config)
    closed = _closed(forms, config)
    for page in pages:
        link = partial(_link, page)
        place = Place(_today(), config.extra["services"], forms, link)
        if "service" in page.meta:
            _show_service(page, place)
        elif page.meta.get("directory"):
            page.content = (page.content or "") + directory_html(place)
            page.present_anchor_ids = (page.present_anchor_ids or set()) | directory_anchors(place)
        page.content = with_closed_links(page.content or "", f"/{page.url}", closed)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the feed into the site, and what the functions need beside it."""
    services = config.extra["services"].values()
    site = Path(config.site_dir)
    for address, document in feed(services, config.extra["organisation"], _today()).items():
        _write(site / FEED / address / "index.json", document)
    _write(site.parent / "definitions" / "services.json", as_data(services))


def _show_service(page: Page, place: Place) -> None:
    service = page.meta["service"]
    above, heading, below = (page.content or "").partition("<h2")
    start, end = service_start(service, place), service_end(service, place)
    page.content = above + start + heading + below + end
    added = sections(service, place)
    page.present_anchor_ids = (page.present_anchor_ids or set()) | {anchor for anchor, _ in added}
    for title in page.toc:
        title.children += [AnchorLink(name, anchor, 2) for anchor, name in added]


def _forms(pages: list[Page], config: MkDocsConfig) -> dict[str, FormStart]:
    starts = {page.meta["form"]: f"/{page.url}" for page in pages if page.meta.get("form")}
    return {name: FormStart(config.extra["forms"][name].title, starts[name]) for name in starts}


def _closed(forms: Mapping[str, FormStart], config: MkDocsConfig) -> dict[str, Status]:
    """Return the status of each form that takes nobody on today, by the path of its page."""
    services = config.extra["services"]
    mine = {start.path: services.get(config.extra["forms"][name].service)
            for name, start in forms.items()}  # fmt: skip
    found = {path: service.status.on(_today()) for path, service in mine.items() if service}
    return {path: status for path, status in found.items() if not status.is_open}


def _service_id(page: Page) -> str:
    folder, _, name = page.file.src_uri.rpartition("/")
    return name.removesuffix(".md") if f"{folder}/" == SERVICES else ""


def _link(page: Page, path: str) -> str:
    return get_relative_url(path.removeprefix("/"), page.url)


def _today() -> date:
    return get_build_datetime().date()


def _write(path: Path, document: Mapping[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
