"""The provider's addresses: discovery, keys, signing in, tokens."""

from collections.abc import Callable
from http import HTTPStatus
from time import time
from urllib.parse import urlencode, urlsplit

from local_stack.addresses import OPENID
from local_stack.gateway.messages import Answer, Incoming, Responder, json_answer, text_answer
from local_stack.openid.authorisation import (
    AuthorisationRequest,
    Client,
    Refused,
    UnknownVisitor,
    read_request,
)
from local_stack.openid.codes import Codes
from local_stack.openid.discovery import document
from local_stack.openid.people import PEOPLE, find
from local_stack.openid.token_endpoint import TokenEndpoint
from local_stack.openid.tokens import Signer
from local_stack.pages import page


class Provider:
    """Signs invented people in, by the rules that a real provider enforces."""

    def __init__(self, issuer: str, client: Client, clock: Callable[[], float] = time) -> None:
        self._issuer = issuer
        self._client = client
        self._codes = Codes(clock)
        signer = Signer(issuer, client.client_id)
        self._endpoints: dict[str, Responder] = {
            "/.well-known/openid-configuration": lambda _: json_answer(200, document(issuer)),
            "/jwks": lambda _: json_answer(200, signer.public_keys()),
            "/authorize": self._authorise,
            "/token": TokenEndpoint(client, self._codes, signer, clock),
        }

    def __call__(self, incoming: Incoming) -> Answer:
        """Answer a request below the issuer's address."""
        endpoint = self._endpoints.get(incoming.path.removeprefix(OPENID))
        if endpoint is None:
            return text_answer(HTTPStatus.NOT_FOUND, "The provider has nothing here.")
        return endpoint(incoming)

    def _authorise(self, incoming: Incoming) -> Answer:
        posted = incoming.method == "POST"
        pairs = incoming.form_pairs() if posted else incoming.query_pairs()
        asked = [pair for pair in pairs if pair[0] != "person"]
        person = find(dict(pairs).get("person", "")) if posted else None
        try:
            request = read_request(self._client, asked)
        except UnknownVisitor as error:
            return page(HTTPStatus.BAD_REQUEST, "sign_in_error.html", reason=str(error))
        except Refused as error:
            return self._back(error.redirect_address, {"error": error.code, "state": error.state})
        if person is None:
            return self._ask(request, asked)
        code = self._codes.issue(person, request)
        return self._back(request.redirect_address, {"code": code, "state": request.state})

    def _ask(self, request: AuthorisationRequest, fields: list[tuple[str, str]]) -> Answer:
        # browsers hold a form's redirects to form-action as well
        target = urlsplit(request.redirect_address)
        return page(
            HTTPStatus.OK,
            "sign_in.html",
            form_to=f"{target.scheme}://{target.netloc}",
            address=OPENID,
            fields=fields,
            people=PEOPLE,
        )

    def _back(self, address: str, fields: dict[str, str]) -> Answer:
        # the issuer goes with every answer: RFC 9207
        told = {name: value for name, value in fields.items() if value} | {"iss": self._issuer}
        location = ("location", f"{address}?{urlencode(told)}")
        return Answer(HTTPStatus.SEE_OTHER, (location, ("cache-control", "no-store")))
