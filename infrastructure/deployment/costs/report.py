"""The tables of docs/operating.md, written between two marks."""

import re
from collections.abc import Iterator
from typing import Final

from deployment.costs.deployed import Deployed
from deployment.costs.prices import Prices, Uses, dollars

_MARKS: Final = ("<!-- written by make costs -->", "<!-- until here -->")
_DOUBTFUL: Final = " (?)"
_FLOODS: Final = {
    "a submission by a robot": "a day on which a robot sends as often as the forms let in",
    "the largest submission by a robot": "the same, with the largest bodies that are taken",
}


class NoPlace(Exception):
    """Raised when a document does not have both marks."""


def report(deployed: Deployed, prices: Prices) -> str:
    """Return the tables as Markdown."""
    idle, thousand = deployed.idle_month(), deployed.thousand_submissions()
    seen = max(price.seen for price in prices.values())
    return "\n".join(
        [
            f"US dollars in eu-west-2, without VAT, prices of {seen.isoformat()}.",
            "",
            "| | dollars |",
            "| --- | --- |",
            f"| a month in which nobody writes | **{dollars(idle, prices):.2f}** |",
            f"| each 1,000 submissions | **{dollars(thousand, prices):.2f}** |",
            *_extras(deployed, prices),
            "",
            "| what | a month without visitors | dollars | 1,000 submissions | dollars |",
            "| --- | --- | --- | --- | --- |",
            *_rows(idle, thousand, prices),
            "",
            "What is assumed:",
            "",
            *_assumptions(deployed),
        ]
    )


def write_into(document: str, tables: str) -> str:
    """Return a document with what stands between its marks replaced; raises NoPlace."""
    begin, end = _MARKS
    place = re.compile(f"{re.escape(begin)}\n.*?{re.escape(end)}", re.DOTALL)
    if not place.search(document):
        raise NoPlace
    return place.sub(lambda _: f"{begin}\n\n{tables}\n\n{end}", document)


def _extras(deployed: Deployed, prices: Prices) -> Iterator[str]:
    if chosen := deployed.chosen():
        more = dollars(chosen, prices)
        yield f"| more a month, if you choose the limit for each address | {more:.2f} |"
    for bundle, words in _FLOODS.items():
        yield f"| {words} | {dollars(deployed.flooded_day(bundle), prices):,.0f} |"


def _rows(idle: Uses, thousand: Uses, prices: Prices) -> Iterator[str]:
    for name, price in prices.items():
        counts = (idle.get(name, 0), thousand.get(name, 0))
        if any(counts):
            doubt = _DOUBTFUL if price.doubt else ""
            cells = (cell for each in counts for cell in (_count(each), _money(price.of(each))))
            yield f"| {price.what}{doubt} | {' | '.join(cells)} |"


def _assumptions(deployed: Deployed) -> Iterator[str]:
    for name, bundle in deployed.workload.bundles.items():
        parts = ", ".join(f"{part} {often} times" for part, often in bundle.items())
        yield f"- {name}: {parts.replace(' 1 times', ' once')}"
    for name, because in deployed.workload.reasons.items():
        yield f"- {name}: {because}"


def _count(quantity: float) -> str:
    if not quantity:
        return ""
    return f"{quantity:,.0f}" if quantity >= 10 or quantity == int(quantity) else f"{quantity:.2g}"  # noqa: PLR2004 below ten a fraction counts


def _money(amount: float) -> str:
    if not amount:
        return ""
    return f"{amount:.2f}" if amount >= 0.005 else "under 0.01"  # noqa: PLR2004 half a cent
