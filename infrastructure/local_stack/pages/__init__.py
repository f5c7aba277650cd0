"""The pages that exist on a laptop only: the outbox and signing in."""

from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from local_stack.gateway.messages import Answer

_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
    " frame-ancestors 'none'; form-action 'self'"
)
"""No script at all; styles inline, because emails have theirs inline."""

_environment = Environment(
    loader=PackageLoader("local_stack", "pages"), undefined=StrictUndefined, autoescape=True
)


def page(status: int, name: str, *, form_to: str = "", **values: Any) -> Answer:  # noqa: ANN401
    """Answer with a page of this folder; `form_to` is an origin its forms may lead on to."""
    headers = (
        ("content-type", "text/html; charset=utf-8"),
        ("cache-control", "no-store"),
        ("content-security-policy", f"{_POLICY} {form_to}".rstrip()),
        ("referrer-policy", "no-referrer"),
        ("x-content-type-options", "nosniff"),
    )
    return Answer(status, headers, _environment.get_template(name).render(values).encode())
