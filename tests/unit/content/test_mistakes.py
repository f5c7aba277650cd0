from intake.content.mistakes import ContentMistakes, Mistake


def test_mistake_says_where_and_what() -> None:
    assert str(Mistake("pages > you", "this is missing")) == "pages > you: this is missing"


def test_mistake_of_a_whole_file_says_what() -> None:
    assert str(Mistake("", "this is missing")) == "this is missing"


def test_mistakes_stand_on_a_line_each() -> None:
    error = ContentMistakes([Mistake("a", "one"), Mistake("b", "two")])
    assert str(error) == "a: one\nb: two"


def test_mistakes_are_kept() -> None:
    assert ContentMistakes([Mistake("a", "one")]).mistakes == [Mistake("a", "one")]
