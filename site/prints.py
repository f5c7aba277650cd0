"""A page to print for every form."""

import sys
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime

sys.path.insert(0, str(Path(__file__).parent.parent / "functions"))

from intake.rendering.prints import blank_print, taken_by
from intake.rendering.service_of_form import shown_form

PAGE: Final = """---
title: "{title}: to print"
description: "A form to print and fill in by hand: {title}"
unlisted: true
print_form: {name}
search:
  exclude: true
---

# {title}
"""


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Make a page for each form."""
    for form in config.extra["forms"].values():
        content = PAGE.format(title=form.title, name=form.name)
        files.append(File.generated(config, f"print/{form.name}.md", content=content))


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Put the blank form below its title."""
    name = page.meta.get("print_form")
    if name is None:
        return html
    form = config.extra["forms"][name]
    organisation = config.extra["organisation"]
    provider = taken_by(form, config.extra["services"], organisation)
    blank = blank_print(form, provider, organisation.address)
    today = get_build_datetime().date()
    return html + shown_form(blank, form.service, config.extra["availability"], today)
