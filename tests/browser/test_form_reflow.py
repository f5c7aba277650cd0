"""Every page of every form in a window of 320 pixels, which is what 1280 are at 400 per cent."""

from collections.abc import Iterator

import pytest
from moto import mock_aws
from playwright.sync_api import Browser

from intake.adapters.table import Table
from local_stack.places import TEMPLATE
from local_stack.template import Template
from tests.support.browser_narrow import Look, narrow_window
from tests.support.clients import aws_client
from tests.support.door import definitions
from tests.support.mistaken import telling_places
from tests.support.robot import CHECK, Place, Wishes
from tests.support.walks import explored, form_names, robot

LAST = ("check with unbroken words", "confirmation", "your answers")


@pytest.fixture(scope="module", params=form_names())
def name(request: pytest.FixtureRequest) -> str:
    """A form's name."""
    return str(request.param)


@pytest.fixture(scope="module")
def table() -> Iterator[Table]:
    with mock_aws():
        database = aws_client("dynamodb")
        database.create_table(**Template.read(TEMPLATE).table_properties("alongside"))
        yield Table(database, "alongside")


@pytest.fixture(scope="module")
def looks(name: str, browser: Browser, table: Table) -> dict[str, Look]:
    """How each page of a form stands, by its name."""
    pages = {place.page: place.screen.html for place in telling_places(name)}
    pages |= last_pages(name, table)
    found: dict[str, Look] = {}
    with narrow_window(browser) as narrow:
        for page, html in pages.items():
            found[page] = narrow.swap(html) if narrow.is_open else narrow.open(html)
    return found


def last_pages(name: str, table: Table) -> dict[str, str]:
    """The pages behind the last question, with words that have no place to break a line."""
    walker = robot(name, table)
    last = walker.walk(unbroken(name))[-1]
    sent = walker.press(last, {})
    shown = walker.press(sent, {})
    return dict(zip(LAST, (each.screen.html for each in (last, sent, shown)), strict=True))


def unbroken(name: str) -> Wishes:
    """The answers that lead past the most questions, the free words among them long."""
    fullest = max(ways(name), key=lambda place: len(place.choices))
    free = [each for each in definitions().forms[name].questions if "text" in each.type]
    return {**fullest.choices, **{each.id: "n" * min(each.longest, 150) for each in free}}


def ways(name: str) -> Iterator[Place]:
    return (place for place in explored(name) if place.page == CHECK)


def test_every_page_is_looked_at(name: str, looks: dict[str, Look]) -> None:
    pages = {page.id for page in definitions().forms[name].pages}
    assert looks.keys() == pages | {CHECK, *LAST}


def test_nothing_lies_beside_the_window(looks: dict[str, Look]) -> None:
    assert {page: look.beside for page, look in looks.items() if look.beside > 0} == {}


def test_everything_is_large_enough_to_press(looks: dict[str, Look]) -> None:
    assert {page: look.small for page, look in looks.items() if look.small} == {}


def test_axe_finds_nothing(looks: dict[str, Look]) -> None:
    assert {page: look.axe for page, look in looks.items() if look.axe} == {}
