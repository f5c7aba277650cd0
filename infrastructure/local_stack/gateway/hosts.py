"""Which host and path is answered by what."""

from collections.abc import Mapping
from dataclasses import replace
from ipaddress import ip_address
from typing import Final

from local_stack.addresses import DESK_HOST
from local_stack.gateway.api import Api
from local_stack.gateway.cdn import Cdn
from local_stack.gateway.messages import Answer, Incoming, Responder, text_answer

_MISDIRECTED: Final = 421
_BAD_REQUEST: Final = 400
_ASSETS: Final = "/assets/"
PAGES: Final[Mapping[int, str]] = {
    404: "/404.html",
    500: "/500.html",
    502: "/500.html",
    504: "/500.html",
}
"""Which page of the site comes in place of an answer, as in infrastructure/hosting.yaml."""


class Hosts:
    """The desk on its own host; site, public forms and our own pages on the other loopback ones.

    What goes to an API goes through the CDN, here as in a deployment.
    """

    def __init__(
        self,
        public: Api,
        desk: Api,
        site: Responder,
        local: Mapping[str, Responder],
        cdn: Cdn,
    ) -> None:
        self._public = public
        self._desk = desk
        self._site = site
        self._local = local
        self._cdn = cdn

    def __call__(self, incoming: Incoming) -> Answer:
        """Answer a request; a host that is not this machine is refused.

        Without that a page elsewhere could read the outbox by letting its own name resolve to
        the loopback address.
        """
        if not incoming.path.startswith("/"):
            return text_answer(_BAD_REQUEST, "The address must begin with a slash.")
        host = _name(incoming.header("host"))
        if host == DESK_HOST:
            return self._at_desk(incoming)
        if not _is_loopback(host):
            return text_answer(_MISDIRECTED, "This only answers as 127.0.0.1 and localhost.")
        return self._at_site(incoming)

    def _at_desk(self, incoming: Incoming) -> Answer:
        if incoming.path.startswith(_ASSETS):
            return self._site(incoming)
        return self._desk(self._cdn(incoming))

    def _at_site(self, incoming: Incoming) -> Answer:
        for prefix, responder in self._local.items():
            if incoming.path == prefix or incoming.path.startswith((f"{prefix}/", f"{prefix}.")):
                return responder(incoming)
        if self._public.owns(incoming.path):
            return self._with_a_page(self._public(self._cdn(incoming)))
        return self._site(incoming)

    def _with_a_page(self, answer: Answer) -> Answer:
        page = PAGES.get(answer.status)
        if page is None:
            return answer
        return replace(self._site(Incoming("GET", page)), status=answer.status)


def _name(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
