"""Ids that stay the same from build to build: UUIDs made from the names content gives to things."""

from typing import Final
from uuid import UUID, uuid5

_NAMESPACE: Final = UUID("0cad24cc-2f5d-4fcf-a2d2-02c1cbc875ac")
"""Drawn once, for this product; every id of every feed depends on it."""


class Identity:
    """Ids of one feed; `owner` is the id of the provider whose site it is.

    Two sites may both have a service `mediation`; the owner tells their ids apart, and unlike the
    site's address it stays when the site moves.
    """

    def __init__(self, owner: str) -> None:
        self._owner = owner

    def of(self, *names: str) -> str:
        """Return the id of a thing by its kind and its names."""
        return str(uuid5(_NAMESPACE, "/".join((self._owner, *names))))
