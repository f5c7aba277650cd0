from pathlib import Path

import pytest

from deployment.site_files import FOR_EVER, NEVER, SHORT, SiteFile, site_files
from deployment.terminal import Refusal


@pytest.fixture
def site(tmp_path: Path) -> dict[str, SiteFile]:
    names = ("index.html", "contact/index.html", "assets/site.0a1b2c3d.css", "assets/site.css")
    for name in (*names, "a/index.json", "mark.svg"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return {file.key: file for file in site_files(tmp_path, ["/contact/"])}


def test_pages_are_kept_for_a_short_while(site: dict[str, SiteFile]) -> None:
    assert site["index.html"].kept == SHORT


def test_a_page_where_a_form_starts_is_never_kept(site: dict[str, SiteFile]) -> None:
    assert site["contact/index.html"].kept == NEVER


def test_a_name_with_a_digest_is_kept_for_ever_and_no_other(site: dict[str, SiteFile]) -> None:
    assert site["assets/site.0a1b2c3d.css"].kept == FOR_EVER
    assert site["assets/site.css"].kept == SHORT


def test_what_pages_ask_for_comes_before_them(site: dict[str, SiteFile]) -> None:
    assert next(iter(site)) == "assets/site.0a1b2c3d.css"


@pytest.mark.parametrize(
    ("key", "content_type"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("assets/site.css", "text/css; charset=utf-8"),
        ("a/index.json", "application/json"),
        ("mark.svg", "image/svg+xml"),
    ],
)
def test_each_kind_has_its_type(site: dict[str, SiteFile], key: str, content_type: str) -> None:
    assert site[key].content_type == content_type


def test_a_kind_nobody_has_thought_of_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").touch()
    with pytest.raises(Refusal, match=r"a.docx: which content type"):
        site_files(tmp_path, [])
