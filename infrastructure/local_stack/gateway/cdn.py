"""What the CDN writes onto a request before it passes it on to an API."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from intake.handlers.from_cdn import KEY
from intake.handlers.http import VIEWER
from local_stack.gateway.messages import Incoming

Cdn = Callable[[Incoming], Incoming]
"""A request as a visitor sent it in, as an API gets it out."""

_OURS: Final = (KEY, VIEWER)


def marking(key: str) -> Cdn:
    """Return what marks requests with the CDN's key and the visitor's address.

    Whatever a visitor wrote into these headers is lost, as it is in infrastructure/hosting.yaml.
    """

    def mark(incoming: Incoming) -> Incoming:
        kept = tuple(each for each in incoming.headers if each[0].lower() not in _OURS)
        return replace(incoming, headers=(*kept, (KEY, key), (VIEWER, incoming.source_ip)))

    return mark
