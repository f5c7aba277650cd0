"""Where to turn when what somebody came for is not to be had here."""

from collections.abc import Callable

from intake.rendering.templating import render


def ways_out(link: Callable[[str], str] = str, *, contact: bool = True) -> str:
    """Return 999, who helps those who are not safe, and a way to write to us.

    `link` turns a path from the root into an address; without `contact` it is the contact form
    itself that is closed.
    """
    return render("directory/ways-out.html", link=link, contact=contact)
