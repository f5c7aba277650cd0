"""Which function answers a method and a path, as API Gateway decides it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from local_stack.template import Route


@dataclass(frozen=True)
class Match:
    """A route and what its {names} stand for in this request, decoded."""

    route: Route
    parameters: Mapping[str, str]

    @property
    def key(self) -> str:
        """The routeKey of the event."""
        return f"{self.route.method} {self.route.path}"


class Routes:
    """The routes of one API."""

    def __init__(self, routes: Sequence[Route]) -> None:
        # a route without names wins over one that has them, and both over one for all that follows
        self._patterns = [
            (route, _pattern(route.path))
            for route in sorted(routes, key=lambda r: (r.path.count("+}"), r.path.count("{")))
        ]

    def match(self, method: str, path: str) -> Match | None:
        """Return the route of a request; None where API Gateway says Not Found.

        Names stand for one segment each, and `{name+}` for all that follows. A path that differs
        by a slash at the end is another path, and another method is not found either: an HTTP API
        has no 405.
        """
        for route, pattern in self._patterns:
            found = pattern.fullmatch(path)
            if found and route.method in (method, "ANY"):
                parameters = {name: unquote(value) for name, value in found.groupdict().items()}
                return Match(route, parameters)
        return None

    def owns(self, path: str) -> bool:
        """Say whether a path belongs to this API: one of its routes looks like it.

        The CDN decides the same by its path patterns. What merely begins alike, such as a form's
        address without a page, is the site's, whose own page then says that there is nothing.
        """
        return any(pattern.fullmatch(path) for _, pattern in self._patterns)


def _pattern(path: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+\+?)\}", path)
    return re.compile(
        "".join(
            _name(part) if position % 2 else re.escape(part) for position, part in enumerate(parts)
        )
    )


def _name(part: str) -> str:
    name = part.removesuffix("+")
    return f"(?P<{name}>.+)" if name != part else f"(?P<{name}>[^/]+)"
