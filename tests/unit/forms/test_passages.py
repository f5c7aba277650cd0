import pytest
from markdown import markdown

from intake.forms.passages import lines_of, words_of

PASSAGE = markdown("# One & two\n\nA **bold** <b>\n[link](/x/).\n\n1. first\n2. second\n\n> three")


def test_every_block_is_a_line_of_plain_words() -> None:
    assert words_of(PASSAGE) == ("One & two", "A bold link.", "first", "second", "three")


def test_bold_words_and_links_stay_in_the_lines() -> None:
    assert lines_of(PASSAGE)[1] == 'A <strong>bold</strong> <b>\n<a href="/x/">link</a>.'


@pytest.mark.parametrize("passage", ["", "<p></p>", "<hr>\n<p> <br/> </p>", "<p>&nbsp;</p>"])
def test_passage_without_words_has_no_line(passage: str) -> None:
    assert words_of(passage) == ()


def test_signs_are_words() -> None:
    assert words_of("<p>1 &lt; 2 &amp; “3”</p>") == ("1 < 2 & “3”",)
