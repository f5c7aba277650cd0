from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.content.mistakes import ContentMistakes
from intake.content.plain_yaml import parse


def mistake(text: str | bytes) -> str:
    with pytest.raises(ContentMistakes) as found:
        parse(text if isinstance(text, bytes) else text.encode())
    return str(found.value)


@pytest.mark.parametrize(
    "word",
    [
        *("yes", "no", "on", "off", "Yes", "NO", "y", "n", "True", "FALSE", "Null"),
        *("2026-11-21", "9:30", "1.10", "1e3", "0123", "0x1F", "1_000", "+44", "-0", ".inf"),
        *("=", "<<", "01632", "CAFÉ"),
    ],
)
def test_word_stays_as_it_is_written(word: str) -> None:
    assert parse(f"key: {word}".encode()) == {"key": word}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("true", True),
        ("false", False),
        ("0", 0),
        ("-12", -12),
        ("3000", 3000),
        ("", None),
        ("~", None),
        ("null", None),
    ],
)
def test_these_are_no_words(written: str, read: object) -> None:
    assert parse(f"key: {written}".encode()) == {"key": read}


def test_lists_and_mappings_nest() -> None:
    assert parse(b"a: [{b: c}, d]") == {"a": [{"b": "c"}, "d"]}


@pytest.mark.parametrize("key", ["1", "true", "null", "2026-11-21", "<<", "~"])
def test_key_is_always_words(key: str) -> None:
    assert parse(f"{key}: x".encode()) == {key: "x"}


def test_empty_file_is_nothing() -> None:
    assert parse(b"# only a comment\n") is None


def test_windows_line_ends_are_line_ends() -> None:
    assert parse(b"a: |\r\n  one\r\n  two\r\nb: x\r\n") == {"a": "one\ntwo\n", "b": "x"}


def test_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert parse("\ufeffa: b".encode()) == {"a": "b"}


def test_words_are_in_one_unicode_form() -> None:
    assert parse("a: Cafe\u0301".encode()) == {"a": "Café"}


def test_key_that_stands_twice_is_named_with_its_line() -> None:
    assert mistake("a: 1\nb: 2\na: 3") == 'line 3: "a" stands here a second time'


def test_key_twice_is_found_at_any_depth() -> None:
    assert mistake("a:\n  - {b: 1, b: 2}") == 'line 2: "b" stands here a second time'


def test_number_and_the_same_number_in_quotes_are_one_key() -> None:
    assert mistake("1: a\n'1': b") == 'line 2: "1" stands here a second time'


@pytest.mark.parametrize("text", ["ok: x\n[a]: b", "ok: x\n{a: b}: c", "ok: x\n? [a]\n: b"])
def test_list_or_mapping_as_key_is_a_mistake(text: str) -> None:
    assert mistake(text) == "line 2: a list or mapping cannot be a key"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [b", 1),
        ("a: b\n\tc: d", 2),
        ("a: b\n a: c", 2),
        ("a: *nothing", 1),
        ("a: b\n---\nc: d", 2),
        ("title: Contact: us", 1),
        ("\n\nhint: @home", 3),
    ],
)
def test_what_is_no_yaml_is_named_with_its_line(text: str, line: int) -> None:
    assert mistake(text).startswith(f"line {line}: this cannot be read as YAML (")


@pytest.mark.parametrize(
    "tag", ["!form", "!!set", "!!binary", "!!timestamp", "!!float", "!!python/object:os.system"]
)
def test_tag_makes_nothing(tag: str) -> None:
    assert "could not determine a constructor" in mistake(f"a: {tag} 1")


def test_control_character_is_named_with_its_line() -> None:
    assert mistake("a: b\nc: \x07") == "line 2: take out the character that cannot be seen"


def test_file_in_another_encoding_is_named_with_its_line() -> None:
    expected = "line 2: save this file as UTF-8; these are not its letters"
    assert mistake("a: b\nc: Café".encode("latin-1")) == expected


@given(st.text(st.characters(categories=["L", "M", "N", "P", "Z", "S"]), max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    with suppress(ContentMistakes):
        parse(text.encode())
