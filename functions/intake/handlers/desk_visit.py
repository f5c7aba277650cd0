"""A request of somebody who is signed in, and who answers it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from intake.cases.member import Member
from intake.forms.fields import Fields
from intake.handlers.http import Request, Response
from intake.rendering.desk_account import Account


@dataclass(frozen=True)
class Visit:
    """Who asks for what, when; `fields` are what a form of ours sent, none on a GET.

    `account` is what every page shows of the person, with the token that its forms must carry.
    """

    request: Request
    member: Member
    account: Account
    now: datetime
    fields: Fields = field(default_factory=Fields)

    def named(self, name: str) -> str:
        """Return what a {name} of the path stands for."""
        return self.request.path_parameters[name]


Page = Callable[[Visit], Response]
Pages = Mapping[str, Page]
"""Pages by method and path, such as `GET /cases/{case_id}`; names stand for one segment each."""
