"""Words from content/ that name things of the organisation: `{{ promises.reply }}`."""

from collections.abc import Mapping

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

# only {{ }} means something: an editor may write {# or {% for other reasons
_environment = SandboxedEnvironment(
    block_start_string="{{%",
    block_end_string="%}}",
    comment_start_string="{{#",
    comment_end_string="#}}",
    undefined=StrictUndefined,
    keep_trailing_newline=True,
)


class WordsMistake(ValueError):
    """Raised by `fill` for a name that does not exist or braces that do not close."""


def fill(text: str, names: Mapping[str, object]) -> str:
    """Put the organisation's own facts into a text; raises WordsMistake with a clear sentence."""
    try:
        return _environment.from_string(text).render(**names)
    except Exception as error:  # noqa: BLE001 an expression may fail in any way
        raise WordsMistake(f"the text between {{{{ and }}}} is not right: {error}") from None
