"""What MkDocs does with our pages: a thin adapter over intake.rendering."""

import re
import sys
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime

sys.path.insert(0, str(Path(__file__).parent.parent / "functions"))

from intake.rendering.form_pages import first_page
from intake.rendering.service_of_form import shown_form
from intake.rendering.words import WordsMistake, fill

UNASKED: Final = ("404.md", "500.md")
"""Pages that come in another's place, when there is nothing there or nothing answers."""

NEEDED: Final = ("title", "description")
RELATIVE_ADDRESS: Final = re.compile(r' (href|src|action)="(?:\./)?(?![a-z]+:|[/#])')


def on_config(config: MkDocsConfig) -> None:
    """Drop the 404 page that the theme would write: ours is a page like any other."""
    config.theme.static_templates.discard("404.html")


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Leave out what our theme does not ask for; put unasked pages where hosts look for them."""
    ours = (config.docs_dir, config.theme.custom_dir, None)  # None: made by one of our hooks
    for file in list(files):
        if file.src_dir not in ours:
            files.remove(file)
        elif file.src_uri in UNASKED:
            file.dest_uri = file.src_uri.replace(".md", ".html")


def on_page_markdown(text: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Fill in the organisation's facts."""
    for key in NEEDED:
        if not page.meta.get(key):
            raise _mistake(page, f"{key}: write it at the top of the page, between the --- lines")
    try:
        return fill(text, config.extra["organisation"].names())
    except WordsMistake as error:
        raise _mistake(page, str(error)) from None


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Put a form's first page below the page that names it."""
    name = page.meta.get("form")
    if name is None:
        return html
    if name not in config.extra["forms"]:
        raise _mistake(page, f"form: there is no content/forms/{name}.yml")
    form = config.extra["forms"][name]
    today = get_build_datetime().date()
    return html + shown_form(first_page(form), form.service, config.extra["availability"], today)


def on_post_page(html: str, page: Page, **_: object) -> str:
    """Let the addresses of unasked pages begin at the root: they answer under any path."""
    return RELATIVE_ADDRESS.sub(r' \1="/', html) if page.file.src_uri in UNASKED else html


def _mistake(page: Page, message: str) -> PluginError:
    return PluginError(f"content/{page.file.src_uri}: {message}")
