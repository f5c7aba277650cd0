"""Makes the pages of "Find the right support" from content/finder.yml."""

import json
import sys
from functools import partial
from pathlib import Path
from typing import Any, Final

from markdown import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime, get_relative_url

sys.path.insert(0, str(Path(__file__).parent.parent / "functions"))

from intake.content.mistakes import ContentMistakes
from intake.content.plain_yaml import parse
from intake.directory.finder import Finder, Step
from intake.directory.finder_file import read_finder
from intake.forms.source import compile_form
from intake.rendering.finder import path_of, step_html, step_title
from intake.rendering.service_words import Place
from intake.rendering.words import WordsMistake, fill

QUESTIONS: Final = "finder.yml"

_steps: dict[str, Step] = {}
"""The steps of this build by the file of their pages."""


def on_config(config: MkDocsConfig) -> None:
    """Read the questions; the organisation and the services are known by now."""
    to_html = partial(markdown, extensions=["attr_list", "smarty"])
    fill_in = partial(fill, names=config.extra["organisation"].names())
    audiences = {each.id: each.open_to for each in config.extra["services"].values()}
    try:
        written = parse(Path(config.docs_dir, QUESTIONS).read_bytes())
        config.extra["finder"] = read_finder(compile_form(written, fill_in, to_html), audiences)
    except FileNotFoundError:
        raise PluginError(f"content/{QUESTIONS}: this file is missing") from None
    except (ContentMistakes, WordsMistake) as error:
        lines = (f"content/{QUESTIONS}: {line}" for line in str(error).splitlines())
        raise PluginError("\n".join(lines)) from None


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add a page for each step; its words come once MkDocs has read it."""
    finder = config.extra["finder"]
    _steps.clear()
    _steps.update({_file_of(step.answers): step for step in finder.steps()})
    for uri, step in _steps.items():
        # JSON is YAML, and needs no care about what stands in a title
        front = json.dumps(_front_matter(finder, step))
        files.append(File.generated(config, uri, content=f"---\n{front}\n---\n"))


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Fill in the pages of the steps."""
    step = _steps.get(page.file.src_uri)
    if step is None:
        return html
    place = Place(get_build_datetime().date(), config.extra["services"], link=partial(_link, page))
    return step_html(config.extra["finder"], step, place)


def _front_matter(finder: Finder, step: Step) -> dict[str, Any]:
    shown = {
        "title": step_title(finder, step),
        "description": finder.description,
        "drawing": finder.drawing,
    }
    if not step.taken:
        return {**shown, "menu": finder.menu, "menu_label": finder.menu_label}
    return {
        **shown,
        "parent": _file_of(()),
        "group": step.audience,
        "unlisted": True,
        "search": {"exclude": True},
    }


def _file_of(answers: tuple[str, ...]) -> str:
    return path_of(answers).removeprefix("/") + "index.md"


def _link(page: Page, path: str) -> str:
    return get_relative_url(path.removeprefix("/"), page.url)
