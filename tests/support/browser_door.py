"""A browser before the form's door alone: nothing is sent over a wire, and any page can be open.

The door is the one that the robot walks, so that its places can be opened as they were found.
"""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route, ViewportSize

from intake.adapters.table import Table
from tests.support.door import definitions
from tests.support.events import post
from tests.support.robot import Place
from tests.support.site import built
from tests.support.visitor import Typed
from tests.support.walks import sender

ORIGIN: Final = "http://forms.localhost"
FILL: Final = """(form, values) => {
  for (const [name, given] of Object.entries(values)) {
    const wanted = [given].flat();
    const controls = [...form.querySelectorAll(`[name="${name}"]`)];
    const options = controls.flatMap((one) => one.matches("select") ? [...one.options] : [one]);
    if (!controls[0].matches("select, [type=radio], [type=checkbox]")) {
      controls[0].value = wanted[0] ?? "";
      continue;
    }
    for (const value of wanted) {
      if (value && !options.some((one) => one.value === value)) options[0].value = value;
    }
    for (const one of options) one.selected = one.checked = wanted.includes(one.value);
  }
}"""
"""Puts values into fields; one that is not offered takes the place of the first that is."""


class AtTheDoor:
    """Somebody at a page of a form."""

    def __init__(self, page: Page, table: Table) -> None:
        self.page = page
        self.answered = ""
        self._send = sender(table)
        self._opened = ""
        page.route(f"{ORIGIN}/**", self._answer)

    def open(self, html: str, path: str = "/forms/somewhere") -> None:
        """Open a page as it was found."""
        self._opened = html
        self.page.goto(ORIGIN + path)

    def stand(self, place: Place) -> None:
        """Stand where the robot stood."""
        _, _, name, _ = place.screen.action.split("/")
        # a form starts on a page of the site, which names what it needs from where it stands
        path = place.screen.action if place.sent else definitions().starts[name]
        self.open(place.screen.html, path)

    def fill(self, typed: Typed) -> None:
        """Put values into the fields."""
        self.page.locator("form[method=post]").evaluate(FILL, typed)

    def press(self, button: str) -> None:
        """Press a button and wait for what comes."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=button, exact=True).click()

    def _answer(self, route: Route) -> None:
        request, path = route.request, urlsplit(route.request.url).path
        if request.method == "POST":
            answer = self._send(post(path, request.post_data_buffer or b""))
            self.answered = answer["body"]
            route.fulfill(
                status=answer["statusCode"], headers=answer["headers"], body=self.answered
            )
        elif request.resource_type == "document":
            route.fulfill(body=self._opened, content_type="text/html; charset=utf-8")
        else:
            file = built() / "site" / path.strip("/")
            kind = mimetypes.guess_type(file.name)[0]
            route.fulfill(body=file.read_bytes(), content_type=kind)


@contextmanager
def at_the_door(
    browser: Browser,
    table: Table,
    *,
    scripts: bool = True,
    width: int = 1280,
    height: int = 800,
    scale: float = 1,
) -> Iterator[AtTheDoor]:
    """Open a window for the block; sizes are in CSS pixels, `scale` in device pixels for one."""
    context = browser.new_context(
        java_script_enabled=scripts,
        viewport=ViewportSize(width=width, height=height),
        device_scale_factor=scale,
    )
    context.set_default_timeout(20_000)
    yield AtTheDoor(context.new_page(), table)
    context.close()
