"""What docs/operating.md says of costs is what the templates and the prices give today."""

from copy import deepcopy
from dataclasses import replace

import pytest

from deployment.costs.__main__ import DOCUMENT, deployed, documents
from deployment.costs.deployed import Deployed
from deployment.costs.prices import dollars, read_prices
from deployment.costs.report import NoPlace, report, write_into

PRICES = read_prices()


@pytest.fixture
def today() -> Deployed:
    now = deployed()
    return replace(now, resources=deepcopy(dict(now.resources)))


def test_the_document_has_the_tables_of_today() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert write_into(text, report(deployed(), PRICES)) == text, "run make costs"


def test_no_two_templates_use_one_name() -> None:
    counted = sum(len(document["Resources"]) for document in documents())
    assert counted == len(deployed().resources)


def test_one_alarm_less_costs_its_price_less(today: Deployed) -> None:
    before = dollars(today.idle_month(), PRICES)
    fewer = {name: each for name, each in today.resources.items() if name != "NoticesParkedAlarm"}
    after = dollars(replace(today, resources=fewer).idle_month(), PRICES)
    assert before - after == pytest.approx(PRICES["alarm_month"].dollars)


def test_a_slower_clock_costs_less(today: Deployed) -> None:
    before = today.idle_month()["schedule_call"]
    events = today.resources["SweepNotices"]["Properties"]["Events"]
    events["EveryMinute"]["Properties"]["ScheduleExpression"] = "rate(2 minutes)"
    assert before - today.idle_month()["schedule_call"] == pytest.approx(730 * 30)


def test_our_own_submissions_are_in_an_idle_month(today: Deployed) -> None:
    assert today.idle_month()["email"] == pytest.approx(730)


def test_half_the_limit_halves_the_worst_day(today: Deployed) -> None:
    before = dollars(today.flooded_day("a submission by a robot"), PRICES)
    settings = today.resources["PublicApi"]["Properties"]["DefaultRouteSettings"]
    settings["ThrottlingRateLimit"] /= 2
    after = dollars(today.flooded_day("a submission by a robot"), PRICES)
    assert after == pytest.approx(before / 2)


def test_logs_are_kept_as_long_as_the_template_says(today: Deployed) -> None:
    month = today.thousand_submissions()
    longer = replace(today, log_days=90).thousand_submissions()
    assert longer["log_gb_month"] == pytest.approx(3 * month["log_gb"])


def test_a_price_in_doubt_is_marked() -> None:
    rows = report(deployed(), PRICES).splitlines()
    marked = {row.split(" | ")[0].strip("| ") for row in rows if "(?)" in row}
    known = {f"{price.what} (?)" for price in PRICES.values() if price.doubt}
    assert marked
    assert marked <= known


def test_a_document_without_a_place_is_refused() -> None:
    with pytest.raises(NoPlace):
        write_into("# Operating\n", "a table")
