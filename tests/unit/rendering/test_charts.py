"""Charts that can be read without colour, without script and without seeing them."""

import re
from xml.etree.ElementTree import Element, fromstring

from intake.rendering.charts import Bar, chart

BARS = [Bar("Mediation", 12, "12 days"), Bar("<b>Coaching</b>", None, "few"), Bar("None", 0, "0")]


def drawn() -> Element:
    return fromstring(chart("waits", "Days & nights", BARS))  # noqa: S314 our own markup


def lengths() -> list[int]:
    return [int(each.attrib["width"]) for each in drawn().iter("rect")]


def test_a_chart_is_one_picture_with_a_name() -> None:
    svg = drawn()
    (title,) = svg.iter("title")
    assert (svg.attrib["role"], svg.attrib["aria-labelledby"]) == ("img", title.attrib["id"])
    assert title.text
    assert title.text.startswith("Days & nights")


def test_every_bar_has_its_label_and_its_number_as_words() -> None:
    words = [each.text for each in drawn().iter("text")]
    assert words == ["Mediation", "12 days", "<b>Coaching</b>", "few", "None", "0"]


def test_a_withheld_number_is_an_outline_of_one_length() -> None:
    other = chart("waits", "x", [Bar("Mediation", 500, "500"), BARS[1]])
    outlines = [
        re.findall(r'width="(\d+)" height="14" fill="none"', each)
        for each in (other, chart("waits", "x", BARS))
    ]
    assert outlines[0] == outlines[1] != []


def test_the_longest_bar_leaves_room_for_its_words() -> None:
    assert max(lengths()) < int(drawn().attrib["width"])


def test_colour_tells_nothing() -> None:
    html = chart("waits", "x", BARS)
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', html)) == {"currentColor", "none"}
    assert "style" not in html


def test_no_bar_is_no_chart() -> None:
    assert chart("waits", "x", []) == ""
