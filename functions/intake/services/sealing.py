"""What browsers carry for us and must neither read nor change: encrypted with a key of its own."""

import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from typing import Any, Final

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

_HEADER: Final = {"alg": "dir", "enc": "A256GCM"}
_ALGORITHMS: Final = list(_HEADER.values())


def key_for(secret: bytes, purpose: str) -> bytes:
    """Return 32 bytes; one secret, one key a purpose: what one made, no other opens."""
    return hmac.digest(secret, f"alongside desk {purpose}".encode(), "sha256")


class Seal:
    """Seals and opens values for one purpose; `key` has 32 bytes."""

    def __init__(self, key: bytes) -> None:
        text = urlsafe_b64encode(key).decode().rstrip("=")
        self._key = OctKey.import_key({"kty": "oct", "k": text})

    def close(self, value: Mapping[str, Any]) -> str:
        """Encrypt a value; the text can stand in cookies and addresses."""
        return jwe.encrypt_compact(dict(_HEADER), json.dumps(value), self._key, _ALGORITHMS)

    def open(self, sealed: str) -> dict[str, Any] | None:
        """Return what was sealed; None for anything that we did not seal with this key."""
        try:
            opened = jwe.decrypt_compact(sealed, self._key, _ALGORITHMS)
        except (JoseError, ValueError, TypeError):
            return None
        return dict(json.loads(opened.plaintext or b"{}"))
