"""Whether an AWS account is ready for a deployment: who asks, SES, and what Lambda allows."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from deployment.layout import MAIL
from deployment.stacks import Values
from deployment.translation import REGION

Client = Callable[[str, str], Any]
"""A service and a region in, botocore's client out."""

LEFT_FREE: Final = 100
"""How many calls at once Lambda wants to be free of any reservation (Lambda's quotas)."""

_FEW: Final = 50
"""As many calls as the forms' API takes in one moment (infrastructure/template.yaml)."""

_RESERVING: Final = 2
"""The forms and the desk each reserve what ReservedConcurrency says."""


@dataclass(frozen=True)
class Account:
    """What was found; `verified` are the addresses and domains that SES knows and has checked."""

    number: str
    in_sandbox: bool
    sending: bool
    verified: frozenset[str]
    calls_at_once: int

    @property
    def settings(self) -> dict[str, str]:
        """What the templates are told of it."""
        return {MAIL: "sandbox" if self.in_sandbox else "production"}

    def mistakes(self, settings: Values) -> Iterator[str]:
        """Give what keeps a deployment with these settings from working, a line for each."""
        yield from self._of_sender(settings)
        if not self.sending:
            yield "SES has stopped sending for this account: see its messages in the console."
        if self.in_sandbox and (unknown := self._unknown(settings)):
            yield (
                f"SES is in its sandbox and would not send to {unknown} of the teams' addresses."
                " Leave the sandbox, or have each address verified"
                ' (docs/deploying.md, "Out of the SES sandbox").'
            )
        asked = _RESERVING * int(settings.get("ReservedConcurrency", 0))
        if asked and asked > self.calls_at_once - LEFT_FREE:
            yield (
                f"reserved_concurrency asks for {asked} calls at once; Lambda allows this account"
                f" {self.calls_at_once} and wants {LEFT_FREE} of them free. Leave the setting out,"
                " or ask AWS for a higher quota (Service Quotas, Lambda, concurrent executions)."
            )

    def warnings(self) -> Iterator[str]:
        """Give what works and may become tight, a line for each."""
        if self.calls_at_once < _FEW:
            yield (
                f"Lambda allows this account {self.calls_at_once} calls at once, for the forms, the"
                " desk and all else together: when more come, forms are refused. AWS raises that"
                " with use; ask for more before many people know of the site (Service Quotas,"
                " Lambda, concurrent executions)."
            )

    def _of_sender(self, settings: Values) -> Iterator[str]:
        identity = settings["SenderIdentity"]
        makes = settings.get("SenderIdentityIs") == "made"
        if not makes and identity not in self.verified:
            yield (
                f"SES has not verified {identity} in {REGION}: nothing could be sent"
                ' (docs/deploying.md, "DNS and SES").'
            )

    def _unknown(self, settings: Values) -> int:
        teams = json.loads(settings["TeamAddresses"]).values()
        addresses = {address for roles in teams for address in roles.values()}
        return len([each for each in addresses if not self._is_verified(each)])

    def _is_verified(self, address: str) -> bool:
        return not self.verified.isdisjoint({address, address.rpartition("@")[2]})


def read_account(client: Client) -> Account:
    """Ask AWS, reading only."""
    mail = client("sesv2", REGION)
    sending = mail.get_account()
    limits = client("lambda", REGION).get_account_settings()["AccountLimit"]
    return Account(
        number=client("sts", REGION).get_caller_identity()["Account"],
        in_sandbox=not sending.get("ProductionAccessEnabled", False),
        sending=bool(sending.get("SendingEnabled", False)),
        verified=frozenset(_verified(mail)),
        calls_at_once=int(limits["ConcurrentExecutions"]),
    )


def _verified(mail: Any) -> Iterator[str]:  # noqa: ANN401 botocore's clients have no static type
    token: dict[str, str] = {}
    while True:
        page = mail.list_email_identities(PageSize=1000, **token)
        for each in page["EmailIdentities"]:
            if each.get("VerificationStatus") == "SUCCESS":
                yield each["IdentityName"]
        if not page.get("NextToken"):
            return
        token = {"NextToken": page["NextToken"]}
