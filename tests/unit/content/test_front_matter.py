import pytest

from intake.content.front_matter import front_matter
from intake.content.mistakes import ContentMistakes


def mistake(page: bytes) -> str:
    with pytest.raises(ContentMistakes) as found:
        front_matter(page)
    return str(found.value)


@pytest.mark.parametrize(
    "page",
    [
        b"---\nname: Talk\n---\n\n# Talk\n",
        b"---\r\nname: Talk\r\n---\r\n# Talk\r\n",
        b"\xef\xbb\xbf---\nname: Talk\n---\n",
        b"---\nname: Talk\n...\nwords",
        b"---  \nname: Talk\n---",
    ],
)
def test_facts_stand_between_the_dashes(page: bytes) -> None:
    assert front_matter(page) == {"name": "Talk"}


def test_dashes_further_down_are_words() -> None:
    assert front_matter(b"---\na: b\n---\nwords\n---\nc: d\n---\n") == {"a": "b"}


def test_day_stays_as_it_is_written() -> None:
    assert front_matter(b"---\nlast_checked: 2026-11-21\n---\n") == {"last_checked": "2026-11-21"}


def test_empty_front_matter_is_nothing() -> None:
    assert front_matter(b"---\n---\nwords") is None


@pytest.mark.parametrize("page", [b"", b"# Talk\n", b"words\n---\na: b\n---\n", b"---\na: b\n"])
def test_page_without_it_is_a_mistake(page: bytes) -> None:
    assert mistake(page).startswith("begin the page with a line of three dashes")


def test_mistake_names_the_line_of_the_page() -> None:
    assert mistake(b"---\na: b\na: c\n---\n") == 'line 3: "a" stands here a second time'
