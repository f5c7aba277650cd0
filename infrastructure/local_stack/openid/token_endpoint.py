"""The token endpoint: a code for an ID token (RFC 6749, sections 4.1.3 and 5.2)."""

from base64 import b64decode
from collections import Counter
from collections.abc import Callable, Mapping
from hmac import compare_digest
from http import HTTPStatus
from secrets import token_urlsafe
from typing import Final
from urllib.parse import unquote_plus

from local_stack.gateway.messages import Answer, Headers, Incoming, json_answer
from local_stack.openid.authorisation import Client
from local_stack.openid.codes import Codes
from local_stack.openid.tokens import LIFETIME, Signer

_UNKEPT: Final = (("cache-control", "no-store"), ("pragma", "no-cache"))
_CHALLENGE: Final = (("www-authenticate", 'Basic realm="token"'),)
_FORM: Final = "application/x-www-form-urlencoded"


class TokenEndpoint:
    """Exchanges codes; only the registered application with its secret may."""

    def __init__(
        self, client: Client, codes: Codes, signer: Signer, clock: Callable[[], float]
    ) -> None:
        self._client = client
        self._codes = codes
        self._signer = signer
        self._clock = clock

    def __call__(self, incoming: Incoming) -> Answer:
        """Answer with tokens, or with the standard's error."""
        pairs = incoming.form_pairs()
        fields = dict(pairs)
        repeated = any(count > 1 for count in Counter(name for name, _ in pairs).values())
        if incoming.method != "POST" or repeated or not _is_form(incoming):
            return _refusal("invalid_request")
        header = incoming.header("authorization")
        if header and "client_secret" in fields:
            return _refusal("invalid_request")
        if not self._is_client(*(_basic(header) if header else _posted(fields))):
            return _refusal("invalid_client", HTTPStatus.UNAUTHORIZED, _CHALLENGE)
        return self._exchange(fields)

    def _is_client(self, client_id: str, secret: str) -> bool:
        same_id = compare_digest(client_id.encode(), self._client.client_id.encode())
        return compare_digest(secret.encode(), self._client.secret.encode()) and same_id

    def _exchange(self, fields: Mapping[str, str]) -> Answer:
        if "grant_type" not in fields:
            return _refusal("invalid_request")
        if fields["grant_type"] != "authorization_code":
            return _refusal("unsupported_grant_type")
        if not {"code", "redirect_uri", "code_verifier"} <= fields.keys():
            return _refusal("invalid_request")
        grant = self._codes.redeem(fields["code"], fields["redirect_uri"], fields["code_verifier"])
        if grant is None:
            return _refusal("invalid_grant")
        tokens = {
            "access_token": token_urlsafe(32),
            "token_type": "Bearer",
            "expires_in": LIFETIME,
            "id_token": self._signer.id_token(grant, self._clock()),
        }
        return json_answer(HTTPStatus.OK, tokens, _UNKEPT)


def _refusal(
    code: str, status: HTTPStatus = HTTPStatus.BAD_REQUEST, headers: Headers = ()
) -> Answer:
    return json_answer(status, {"error": code}, (*_UNKEPT, *headers))


def _is_form(incoming: Incoming) -> bool:
    return incoming.header("content-type").partition(";")[0].strip().lower() == _FORM


def _posted(fields: Mapping[str, str]) -> tuple[str, str]:
    return fields.get("client_id", ""), fields.get("client_secret", "")


def _basic(header: str) -> tuple[str, str]:
    """Return id and secret, each form-encoded within the header (RFC 6749, section 2.3.1)."""
    scheme, _, encoded = header.partition(" ")
    if scheme.lower() != "basic":
        return "", ""
    try:
        client_id, _, secret = b64decode(encoded, validate=True).decode().partition(":")
    except ValueError:
        return "", ""
    return unquote_plus(client_id), unquote_plus(secret)
