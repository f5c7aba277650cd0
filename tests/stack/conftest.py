"""A whole deployment in ministack: packages for this machine, stacks, site, and who signs in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from platform import machine
from shutil import rmtree
from urllib.parse import urlsplit

import pytest

from deployment.deploy import Deployment
from deployment.layout import SECRET
from deployment.places import BUILD
from deployment.plan import Plan
from deployment.planning import definitions, plan_of, settings_of
from deployment.translation import REGION
from intake.adapters.events import Event
from intake.adapters.id_tokens import Identity
from intake.adapters.members import Members, member_key
from intake.adapters.table import Table
from intake.cases.member import COORDINATOR, Member
from local_stack.openid.people import CASEY
from tests.stack import signing_in
from tests.stack.adapting import adapted
from tests.stack.emulator import Emulator, running
from tests.stack.internet import Internet
from tests.support.web import Browser

STAGE = "demo"
PAUSE = 0.1
SITE = "https://www.example.org"
DESK = "https://desk.example.org"


@dataclass(frozen=True)
class Deployed:
    """What was deployed, and the internet it can be met on."""

    emulator: Emulator
    plan: Plan
    deployment: Deployment
    internet: Internet

    def browser(self) -> Browser:
        return Browser(self.internet.ask)


@pytest.fixture(scope="session")
def deployed() -> Iterator[Deployed]:
    # kept for whoever wants to know why: ministack.log is in it
    folder = BUILD / "stack"
    rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    certificate = signing_in.certificate_in(folder)
    with (
        signing_in.provider(certificate, DESK) as issuer,
        running(folder, certificate.public) as emulator,
    ):
        emulator.client("sesv2", REGION).create_email_identity(EmailIdentity="example.org")
        plan = adapted(planned(issuer), emulator)
        deployment = Deployment(plan, emulator.client, print, PAUSE)
        deployment.run()
        add_member(emulator, deployment.known["TableName"], issuer)
        hosts = {
            urlsplit(SITE).netloc: deployment.known["DistributionHost"],
            urlsplit(DESK).netloc: deployment.known["DeskDistributionHost"],
        }
        yield Deployed(emulator, plan, deployment, Internet(emulator, hosts, certificate.public))


def planned(issuer: str) -> Plan:
    ours = {
        "OpenIdIssuer": issuer,
        "OpenIdClientId": signing_in.CLIENT_ID,
        SECRET: signing_in.SECRET,
    }
    return plan_of(STAGE, settings_of(STAGE, {}) | ours, machine())


def add_member(emulator: Emulator, table: str, issuer: str) -> None:
    key = member_key(Identity(issuer, CASEY.subject))
    casey = Member(key, CASEY.name, tuple(sorted(definitions().teams)), (COORDINATOR,))
    members = Members(Table(emulator.client("dynamodb", REGION), table))
    # nobody was there before
    members.save(None, casey, Event("changed", "a test", datetime.now(UTC)))
