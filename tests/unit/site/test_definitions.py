"""The years of the calendar, and the chrome's way past the site."""

import json
from pathlib import Path
from types import ModuleType

import pytest
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig

from intake.rendering.security_policy import style_hash
from local_stack.places import ROOT

DAY = 24 * 60 * 60
LATE_IN_2026 = str(20_800 * DAY)


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    return load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path / "site"))


@pytest.fixture
def definitions(config: MkDocsConfig) -> ModuleType:
    module = config["hooks"]["site/definitions.py"]
    assert isinstance(module, ModuleType)
    module.on_config(config)
    return module


@pytest.fixture
def bank_holidays(
    definitions: ModuleType, config: MkDocsConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", LATE_IN_2026)
    definitions.on_post_build(config=config)
    calendar = json.loads((tmp_path / "definitions" / "calendar.json").read_text("utf-8"))
    return list(calendar["bank_holidays"])


def test_calendar_begins_with_the_year_of_the_build(bank_holidays: list[str]) -> None:
    assert bank_holidays[0] == "2026-01-01"
    assert bank_holidays[-1].startswith("2036-12")


def test_a_holiday_on_a_saturday_has_its_weekday_too(bank_holidays: list[str]) -> None:
    # gov.uk/bank-holidays: 26 December 2026 is a Saturday, its substitute day Monday the 28th
    assert "2026-12-28" in bank_holidays


def test_the_policy_of_the_site_is_told_which_style_sheet_stands_in_its_pages(
    definitions: ModuleType, config: MkDocsConfig, tmp_path: Path
) -> None:
    definitions.on_post_build(config=config)
    kept = json.loads((tmp_path / "definitions" / "site.json").read_text("utf-8"))
    assert kept == {"style_hash": style_hash(config.extra["style"])}


def test_chrome_is_written_beside_the_site(
    definitions: ModuleType, config: MkDocsConfig, tmp_path: Path
) -> None:
    shown = definitions.on_post_template("<main>", template_name="chrome/desk.html", config=config)
    definitions.on_post_build(config=config)
    assert shown == ""
    assert (tmp_path / "definitions" / "chrome" / "desk.html").read_text("utf-8") == "<main>"


def test_other_templates_are_none_of_its_business(
    definitions: ModuleType, config: MkDocsConfig
) -> None:
    shown = definitions.on_post_template("<urlset>", template_name="sitemap.xml", config=config)
    assert shown == "<urlset>"


def test_chrome_begins_at_the_root(definitions: ModuleType, config: MkDocsConfig) -> None:
    context = {"base_url": ".."}
    definitions.on_template_context(context, template_name="chrome/desk.html", config=config)
    assert context["base_url"] == "/"


def test_site_is_named_by_its_organisation(definitions: ModuleType, config: MkDocsConfig) -> None:
    assert definitions
    assert config.site_name == config.extra["organisation"].name
    assert config.site_url == f"{config.extra['organisation'].address}/"
