"""Reads all content that is no page, and writes what the functions need beside the site."""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final

import holidays
from jinja2 import Environment
from markdown import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.utils import get_build_datetime
from mkdocs.utils.templates import TemplateContext

sys.path.insert(0, str(Path(__file__).parent.parent / "functions"))

from intake.content.mistakes import ContentMistakes
from intake.content.plain_yaml import parse
from intake.directory.organisation import read_organisation
from intake.directory.services import service_teams
from intake.directory.teams import read_teams
from intake.forms.definition import Form
from intake.forms.reading import read_form
from intake.forms.routing import unknown_names
from intake.forms.source import compile_form, with_service_teams
from intake.rendering.security_policy import style_hash
from intake.rendering.words import WordsMistake, fill

CHROME: Final = "chrome/"
SHEET: Final = "assets/site.css"
"""Stands in every page of the site; what functions show asks for it."""

YEARS_AHEAD: Final = 10

_definitions: dict[str, str] = {}
"""What this build leaves for the functions: text by its path under definitions/."""


def on_config(config: MkDocsConfig) -> None:
    """Read the content; the site's name and address come from the organisation."""
    _definitions.clear()
    docs = Path(config.docs_dir)
    with _mistakes_in("organisation.yml"):
        organisation = read_organisation(_keep("organisation", _parsed(docs / "organisation.yml")))
    with _mistakes_in("teams.yml"):
        teams = read_teams(_keep("teams", _parsed(docs / "teams.yml")))
    pages = {path.stem: path.read_bytes() for path in docs.glob("services/*.md")}
    services = service_teams(pages)
    forms = {}
    for path in sorted(docs.glob("forms/*.yml")):
        with _mistakes_in(f"forms/{path.name}"):
            forms[path.stem] = _read_form(path, organisation.names(), teams, services)
    config.site_name = organisation.name
    config.site_url = organisation.address + "/"
    config.site_description = organisation.description
    style = (Path(str(config.theme.custom_dir)) / SHEET).read_text(encoding="utf-8")
    _keep("site", {"style_hash": style_hash(style)})
    config.extra.update(organisation=organisation, teams=teams, forms=forms, style=style)


def on_env(_: Environment, files: Files, **_rest: object) -> None:
    """Note on which page each form starts, once the pages are read."""
    pages = [file.page for file in files.documentation_pages() if file.page]
    starts = {page.meta["form"]: f"/{page.url}" for page in pages if page.meta.get("form")}
    _keep("pages", {"forms": starts})


def on_template_context(context: TemplateContext, template_name: str, **_: object) -> None:
    """Let the chrome's addresses begin at the root: functions show it under any path."""
    if template_name.startswith(CHROME):
        context["base_url"] = "/"


def on_post_template(html: str, template_name: str, **_: object) -> str:
    """Keep the chrome for the functions and out of the site."""
    if not template_name.startswith(CHROME):
        return html
    _definitions[template_name] = html
    return ""


def on_post_build(config: MkDocsConfig) -> None:
    """Write the definitions, in place of all that an earlier build left."""
    _keep("calendar", {"bank_holidays": _bank_holidays()})
    folder = Path(config.site_dir).parent / "definitions"
    for old in folder.glob("forms/*.json"):
        old.unlink()
    for name, text in _definitions.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def _read_form(
    path: Path,
    names: Mapping[str, object],
    teams: Mapping[str, object],
    services: Mapping[str, str],
) -> Form:
    to_html = partial(markdown, extensions=["smarty"])
    written = with_service_teams(_parsed(path), services)
    data = compile_form(written, partial(fill, names=names), to_html)
    form = read_form(path.stem, _keep(f"forms/{path.stem}", data))
    if unknown := list(unknown_names(form, teams, services)):
        raise ContentMistakes(unknown)
    return form


def _parsed(path: Path) -> object:
    return parse(path.read_bytes())


def _keep(name: str, data: object) -> object:
    _definitions[f"{name}.json"] = json.dumps(data, ensure_ascii=False)
    return data


def _bank_holidays() -> list[str]:
    year = get_build_datetime().year
    days = holidays.country_holidays("GB", "ENG", years=range(year, year + YEARS_AHEAD + 1))
    return [day.isoformat() for day in sorted(days)]


@contextmanager
def _mistakes_in(file: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise PluginError(f"content/{file}: this file is missing") from None
    except (ContentMistakes, WordsMistake) as error:
        lines = (f"content/{file}: {line}" for line in str(error).splitlines())
        raise PluginError("\n".join(lines)) from None
