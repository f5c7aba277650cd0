import pytest

from intake.forms.rules import MaxLength, MaxWords, MinLength, Pattern, Rule


@pytest.mark.parametrize(
    ("rule", "kept", "broken"),
    [
        (MaxLength(3), "abc", "abcd"),
        (MaxLength(3), "👩‍👩", "👩‍👩‍👧"),
        (MaxLength(3), "a\nb", "a\nbc"),
        (MaxWords(2), " one\ttwo\n", "one two three"),
        (MinLength(3), "abc", "ab"),
        (MinLength(3), " abc ", " ab "),
        (Pattern("[A-Z]{2}[0-9]"), "AB1", "AB12"),
        (Pattern("[A-Z]{2}[0-9]"), " AB1 ", "xAB1"),
        (Pattern("a|ab"), "ab", "abc"),
    ],
)
def test_rule_tells_right_from_wrong(rule: Rule, kept: str, broken: str) -> None:
    assert rule.keeps(kept)
    assert not rule.keeps(broken)


@pytest.mark.parametrize(
    ("rule", "code", "words"),
    [
        (MaxLength(3000), "too_long", "Shorten this to 3,000 characters or fewer"),
        (MaxWords(1000), "too_many_words", "Shorten this to 1,000 words or fewer"),
        (MinLength(1000), "too_short", "Write at least 1,000 characters"),
        (Pattern("a"), "wrong_format", "Write this in the form that the hint shows"),
    ],
)
def test_broken_rule_says_what_to_do(rule: Rule, code: str, words: str) -> None:
    assert (rule.code, rule.words()) == (code, words)


def test_longest_length_is_counted_by_the_page() -> None:
    assert MaxLength(3000).html_attributes() == {"data-max-length": "3000"}
    assert MaxWords(3000).html_attributes() == {"data-max-words": "3000"}


@pytest.mark.parametrize("rule", [MaxLength(3), MaxWords(3), MinLength(3), Pattern("a")])
def test_no_rule_lets_the_browser_cut_or_refuse(rule: Rule) -> None:
    assert rule.html_attributes().keys().isdisjoint({"maxlength", "minlength", "pattern"})
