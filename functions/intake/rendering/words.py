"""Words from content/ that name things of the organisation: `{{ promises.reply }}`."""

from collections.abc import Mapping

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

_environment = SandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True)


class WordsMistake(ValueError):
    """Raised by `fill` for a name that does not exist or braces that do not close."""


def fill(text: str, names: Mapping[str, object]) -> str:
    """Put the organisation's own facts into a text; raises WordsMistake with a clear sentence."""
    try:
        return _environment.from_string(text).render(**names)
    except TemplateError as error:
        raise WordsMistake(
            f"the text between {{{{ and }}}} is not right: {error.message}"
        ) from None
