"""What leads do at the desk: figures, exports, and what people ask about themselves."""

from collections.abc import Sequence

from intake.cases.party_notice import TOLD
from tests.infrastructure.uses.desk import receive, reference, together
from tests.support.at_the_desk import Worker
from tests.support.deployed import Deployed

FIGURES = ("/reports", "/reports/readings", "/reports/export", "/leaving", "/requests/notices")


def leads_look_after_cases(world: Deployed) -> None:
    """They count, export, and see what is due and what leaves."""
    case = receive(world, 131)
    casey, lee, _ = together(world)
    page = f"/cases/{case}"
    casey.send(page, f"{page}/acts/spam")
    receive(world, 132)
    for path in FIGURES:
        lee.open(path)
    month = f"{lee.now:%Y-%m}"
    period = {"first": month, "last": month, "form": "csv"}
    assert reference(132) in lee.send("/reports/export", "/reports/export", period).text


def people_ask_about_themselves(world: Deployed) -> None:
    """Sam asks to see, to correct and to restrict; then the other party and Sam are forgotten."""
    case = receive(world, 133, form="contact")
    _, lee, _ = together(world)
    page = f"/requests/cases/{case}"
    lee.send("/requests", "/requests/find", {"details": "sam@example.org"})
    _send(lee, "/requests/export", "sam", case)
    lee.send(page, f"{page}/party-notice", {"settled": TOLD})
    for act in ("restrict", "lift"):
        lee.send(page, f"{page}/{act}")
    question = f"{page}/correct/message"
    lee.send(question, question, {"message": "Other words"})
    for name in ("lou", "sam"):
        _send(lee, "/requests/erase", name, case)
        assert reference(133) in _send(lee, "/requests/erased", name, case)


def _send(lee: Worker, path: str, name: str, cases: str | Sequence[str]) -> str:
    fields = {"details": f"{name}@example.org", "case": cases, "format": "json"}
    return lee.send("/requests", path, fields).text
