from intake.rendering.security_policy import content_security_policy, style_hash

# of the empty text and of `abc`, as FIPS 180-4 has them
NOTHING = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
ABC = "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='"


def directives(*styles: str) -> dict[str, list[str]]:
    parts = content_security_policy(*styles).split("; ")
    return {name: values for name, *values in map(str.split, parts)}


def test_what_is_not_named_is_forbidden() -> None:
    assert directives()["default-src"] == ["'none'"]


def test_nothing_inline_and_nothing_from_elsewhere() -> None:
    values = {value for values in directives().values() for value in values}
    assert values == {"'none'", "'self'", "data:"}


def test_a_sheet_in_the_page_is_allowed_by_its_hash_alone() -> None:
    assert directives(ABC)["style-src"] == ["'self'", ABC]
    assert directives(ABC)["script-src"] == ["'self'"]


def test_hash_is_of_the_very_text() -> None:
    assert style_hash("") == NOTHING
    assert style_hash("abc") == ABC
