from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.content.mistakes import ContentMistakes
from intake.content.section import Section

Read = Callable[[Section], object]

READERS: dict[str, Read] = {
    "text": lambda section: section.text("key"),
    "optional text": lambda section: section.text("key", ""),
    "number": lambda section: section.number("key"),
    "number with a default": lambda section: section.number("key", 5),
    "flag": lambda section: section.flag("key"),
    "texts": lambda section: section.texts("key"),
    "required texts": lambda section: section.texts("key", required=True),
    "choice": lambda section: section.choice("key", ("a", "b")),
    "choice with a default": lambda section: section.choice("key", ("a", "b"), "b"),
    "section": lambda section: section.section("key").text("inner", ""),
    "sections": lambda section: [each.text("inner", "") for each in section.sections("key")],
    "required sections": lambda section: len(section.sections("key", required=True)),
    "words": lambda section: section.words("key"),
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


def outcome(reader: str, *written: object) -> tuple[object, list[str]]:
    """What a reader gives for a key's value (or for no key), and every mistake it notes."""
    section = Section({"key": written[0]} if written else {}, "", [])
    value = READERS[reader](section)
    section.close()
    return value, [str(mistake) for mistake in section.mistakes]


@pytest.mark.parametrize(
    ("reader", "written", "value"),
    [
        ("text", "words", "words"),
        ("text", " words \n", "words"),
        ("text", "two\nlines", "two\nlines"),
        ("text", 12, "12"),
        ("text", 0, "0"),
        ("number", 3, 3),
        ("flag", True, True),
        ("flag", False, False),
        ("texts", ["a", " b ", 3], ("a", "b", "3")),
        ("choice", "a", "a"),
        ("section", {"inner": "x"}, "x"),
        ("sections", [{"inner": "x"}, {"inner": "y"}], ["x", "y"]),
        ("words", {"missing": "Say it", "too_long": "Cut it"}, None),
    ],
)
def test_right_shape_is_read(reader: str, written: object, value: object) -> None:
    assert outcome(reader, written) == (written if value is None else value, [])


@pytest.mark.parametrize("written", [None, "", "  ", [], {}])
@pytest.mark.parametrize(
    ("reader", "value"),
    [
        ("optional text", ""),
        ("number with a default", 5),
        ("flag", False),
        ("texts", ()),
        ("choice with a default", "b"),
        ("section", ""),
        ("sections", []),
        ("words", {}),
    ],
)
def test_empty_counts_as_not_written(reader: str, value: object, written: object) -> None:
    assert outcome(reader, written) == outcome(reader) == (value, [])


@pytest.mark.parametrize("written", [None, "", "  ", [], {}])
@pytest.mark.parametrize(
    ("reader", "value"),
    [
        ("text", ""),
        ("number", 0),
        ("required texts", ()),
        ("choice", ""),
        ("required sections", 0),
    ],
)
def test_what_must_be_there_is_missed(reader: str, value: object, written: object) -> None:
    assert outcome(reader, written) == outcome(reader) == (value, ["key: this is missing"])


WORDS = "key: write words here"
WHOLE = "key: write a whole number here, 1 or more"
LIST = "key: write a list here, each entry beginning with a dash"
TEXTS = "key: write a list of words here, such as [coordinator, office]"
MAPPING = "key: write keys and values here, such as `title: Contact us`"
SECOND_ENTRY = "key > number 2: write keys and values here, such as `title: Contact us`"


@pytest.mark.parametrize(
    ("reader", "written", "value", "mistake"),
    [
        *[("text", wrong, "", WORDS) for wrong in (True, False, ["a"], {"a": "b"}, 1.5)],
        *[("optional text", wrong, "", WORDS) for wrong in (True, ["a"], {"a": "b"})],
        *[("number", wrong, 0, WHOLE) for wrong in ("3", True, 0, -1, 1.5, [3], {"a": 3})],
        ("number with a default", "many", 5, WHOLE),
        *[
            ("flag", wrong, False, "key: write true or false here")
            for wrong in ("yes", 1, ["a"], {"a": True})
        ],
        *[
            ("texts", wrong, (), TEXTS)
            for wrong in ("a", 1, True, {"a": "b"}, [["a"]], [None], [True], [{"a": "b"}], [" "])
        ],
        (
            "texts",
            ["a", "b", "a", "a"],
            ("a", "b", "a", "a"),
            'key: "a" stands here more than once',
        ),
        ("choice", "c", "", 'key: "c" is not known here; it can be a, b'),
        ("choice with a default", "c", "b", 'key: "c" is not known here; it can be a, b'),
        ("choice", ["a"], "", WORDS),
        *[("section", wrong, "", MAPPING) for wrong in ("a", 1, True, ["a"])],
        *[("sections", wrong, [], LIST) for wrong in ("a", 1, True, {"a": "b"})],
        *[("words", wrong, {}, MAPPING) for wrong in ("a", 1, True, ["a"])],
        ("words", {"missing": ["a"]}, {"missing": ""}, "key > missing: write words here"),
        ("words", {"missing": None}, {"missing": ""}, "key > missing: this is missing"),
    ],
)
def test_wrong_shape_is_one_mistake(
    reader: str, written: object, value: object, mistake: str
) -> None:
    assert outcome(reader, written) == (value, [mistake])


@pytest.mark.parametrize("part", ["a", 1, True, None, ["a"]])
def test_entry_that_is_no_mapping_is_named_by_its_number(part: object) -> None:
    section = Section({"key": [{"inner": "x"}, part]}, "", [])
    assert [each.text("inner") for each in section.sections("key")] == ["x", ""]
    assert [str(mistake) for mistake in section.mistakes] == [SECOND_ENTRY]


@pytest.mark.parametrize(
    ("entry", "place"),
    [
        ({"id": "name"}, "top > key > name"),
        ({"value": "other"}, "top > key > other"),
        ({"id": ""}, "top > key > number 1"),
        ({"id": 7}, "top > key > 7"),
    ],
)
def test_entry_is_placed_by_its_id_or_value(entry: object, place: str) -> None:
    assert Section({"key": [entry]}, "top", []).sections("key")[0].place == place


def test_unknown_key_is_named_with_the_known_ones() -> None:
    section = Section({"titel": "x"}, "pages", [])
    section.text("title", "")
    section.flag("exit")
    section.close()
    (mistake,) = map(str, section.mistakes)
    assert mistake == ("pages > titel: this key is not known here; it can be one of: exit, title")


def test_key_that_is_written_empty_is_there() -> None:
    assert Section({"key": None}, "", []).has("key")
    assert not Section({}, "", []).has("key")


@pytest.mark.parametrize("data", [None, "title", 1, True, ["a"]])
def test_whole_file_of_another_shape_is_one_mistake(data: object) -> None:
    with pytest.raises(ContentMistakes, match=r"^write keys and values here"):
        Section.whole(data)


def test_finish_lets_a_right_file_pass() -> None:
    top = Section.whole({"title": "x"})
    top.text("title")
    top.finish()


def test_finish_raises_every_mistake_at_every_depth() -> None:
    top = Section.whole({"a": True, "b": {"c": 1}, "d": 2})
    top.text("a")
    top.section("b").text("e")
    top.section("b").close()
    with pytest.raises(ContentMistakes) as found:
        top.finish()
    assert [mistake.place for mistake in found.value.mistakes] == ["a", "b > e", "b > c", "d"]


@given(reader=st.sampled_from(sorted(READERS)), written=JSON)
def test_no_value_breaks_a_reader(reader: str, written: object) -> None:
    _, mistakes = outcome(reader, written)
    assert all(mistake.startswith("key") for mistake in mistakes)
