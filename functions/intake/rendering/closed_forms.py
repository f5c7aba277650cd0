"""What somebody sees who sends a page of a form that is closed: why, and their own words."""

from typing import Final

from intake.forms.journey import Journey
from intake.rendering.form_pages import Screen, SummaryRow
from intake.rendering.templating import render
from intake.rendering.ways_out import ways_out

TITLE: Final = "This form is closed for now"
CONTACT: Final = "contact"
"""The form for everybody who does not know where else to turn."""


def nobody_told() -> str:
    """Return why a form is closed that would reach nobody in this deployment."""
    return render("forms/nobody_told.html")


def closed_screen(why: str, journey: Journey) -> Screen:
    """Return the reason, as HTML, and below it what was typed, so that nothing is lost."""
    below = render("forms/closed.html", rows=_typed(journey))
    elsewhere = ways_out(contact=journey.form.name != CONTACT)
    return Screen(TITLE, f"<h1>{TITLE}</h1>{why}{below}{elsewhere}")


def _typed(journey: Journey) -> list[SummaryRow]:
    """Return what was typed word by word, also where it was not finished."""
    return [
        SummaryRow(question.label, typed, stop.page.id)
        for stop in journey.walk.stops
        for question in stop.asked
        if (
            typed := tuple(
                value for _, value in journey.fields.pairs(question.names, question.names)
            )
        )
    ]
