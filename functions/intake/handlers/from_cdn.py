"""Only what came by way of the CDN is answered; the API's direct address refuses.

The CDN marks every request it passes on with a key (infrastructure/hosting.yaml). Two keys are
accepted, so that one can be renewed while the other is in use
(docs/decisions/two-keys-tell-the-cdn.md).
"""

from collections.abc import Callable, Mapping, Sequence
from hmac import compare_digest
from typing import Any, Final

from intake.handlers.http import Request, Response, read_request

KEY: Final = "x-origin-key"
"""The header that the CDN puts its key into, over whatever a visitor sent there."""

_REFUSED: Final[Response] = {"statusCode": 403, "headers": {"cache-control": "no-store"}}


class FromCdn:
    """Answers the events of the CDN, and reads of all others nothing but the key they lack."""

    def __init__(self, keys: Sequence[bytes], answer: Callable[[Request], Response]) -> None:
        self._keys = [key for key in keys if key]
        self._answer = answer

    def __call__(self, event: Mapping[str, Any]) -> Response:
        """Answer one event of API Gateway (payload 2.0); 403 and nothing else without a key."""
        given = str(event.get("headers", {}).get(KEY, "")).encode()
        if not any(compare_digest(given, key) for key in self._keys):
            return dict(_REFUSED)
        return self._answer(read_request(event))
