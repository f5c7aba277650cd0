"""Every built page, and the chrome around what functions show, by the W3C's own checker."""

from pathlib import Path

from intake.adapters.definitions import Definitions
from intake.rendering.chrome import Chrome
from tests.support.site import built
from tests.support.vnu import complaints


def test_every_page_is_valid() -> None:
    assert complaints(built() / "site") == []


def test_chrome_is_valid_once_it_is_filled(tmp_path: Path) -> None:
    for name in ("public", "desk"):
        chrome = Chrome(Definitions(built() / "definitions").chrome(name))
        html = chrome.page(title="A title", content="<h1>A title</h1>")
        (tmp_path / f"{name}.html").write_text(html, encoding="utf-8")
    assert complaints(tmp_path) == []


def test_checker_tells_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<!doctype html><title>T</title><p id=a><p id=a>")
    (told,) = complaints(tmp_path)
    assert "Duplicate ID" in told
