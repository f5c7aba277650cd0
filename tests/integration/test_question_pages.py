"""The checker of the W3C reads every question as it is shown, blank, answered and mistaken."""

from pathlib import Path

from tests.support.question_examples import pages
from tests.support.vnu import complaints


def test_every_question_is_valid_html(tmp_path: Path) -> None:
    for at, page in enumerate(pages()):
        (tmp_path / f"{at}.html").write_text(page, encoding="utf-8")
    assert complaints(tmp_path) == []


def test_the_checker_would_say_so(tmp_path: Path) -> None:
    page = next(pages()).replace("</legend>", "<div></div></legend>", 1)
    (tmp_path / "wrong.html").write_text(page, encoding="utf-8")
    assert complaints(tmp_path)
