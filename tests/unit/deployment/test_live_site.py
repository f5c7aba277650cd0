from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from deployment.bucket import Bucket
from deployment.live_site import LiveSite, gone
from deployment.site_files import site_files
from tests.support.cloud import FakeS3

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=2)
HASHED = "assets/site.0a1b2c3d.css"


def test_a_page_that_is_gone_goes_at_once() -> None:
    assert gone({"index.html": NOW, "old/index.html": NOW}, {"index.html"}) == ["old/index.html"]


def test_a_style_that_the_last_pages_ask_for_stays_until_the_next_time() -> None:
    before = {"index.html": NOW, HASHED: NOW - timedelta(seconds=9)}
    assert gone(before, {"index.html"}) == []


def test_a_style_that_was_gone_the_last_time_goes() -> None:
    assert gone({"index.html": NOW, HASHED: LONG_AGO}, {"index.html"}) == [HASHED]


class FakeCdn:
    """Writes down among the bucket's events when it was told."""

    def __init__(self, events: list[str]) -> None:
        self._events = events

    def create_invalidation(self, InvalidationBatch: dict[str, Any], **_: str) -> None:  # noqa: N803 botocore's name
        self._events.append(f"forget {InvalidationBatch['Paths']['Items'][0]}")


def test_styles_come_before_pages_and_nothing_goes_before_the_cdn_knows(tmp_path: Path) -> None:
    for name in ("index.html", "site.0a1b2c3d.css"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    storage = FakeS3(site={"old.html": b"", "index.html": b"before"})
    site = LiveSite(Bucket(storage, "site"), FakeCdn(storage.events), "E1")
    site.prepare(site_files(tmp_path, []))
    removed = site.replace(site_files(tmp_path, []))
    assert removed == ["old.html"]
    assert storage.events == [
        "put site.0a1b2c3d.css",
        "put index.html",
        "forget /*",
        "delete old.html",
    ]
