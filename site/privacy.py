"""Puts what each form asks for, and how long it is kept, into the page that wants it."""

import sys
from functools import partial
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

sys.path.insert(0, str(Path(__file__).parent.parent / "functions"))

from intake.rendering.privacy import what_each_form_keeps

WANTED: Final = "{{ what_each_form_keeps }}"
BEFORE_FACTS_ARE_FILLED_IN: Final = 50


@event_priority(BEFORE_FACTS_ARE_FILLED_IN)
def on_page_markdown(text: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Replace the mark; one that is misspelt is a fact that does not exist, and named as such."""
    if WANTED not in text:
        return text
    forms = config.extra["forms"].values()
    table = what_each_form_keeps(forms, config.extra["teams"], partial(_link, page))
    return text.replace(WANTED, table)


def _link(page: Page, path: str) -> str:
    return get_relative_url(path.removeprefix("/"), page.url)
