from pathlib import Path

import pytest

from intake.rendering import desk
from intake.rendering.desk import (
    MESSAGES,
    message_screen,
)


@pytest.mark.parametrize("name", sorted(MESSAGES))
def test_message_has_one_heading_and_a_way_on(name: str) -> None:
    screen = message_screen(name)
    assert f"<h1>{screen.title}</h1>" in screen.content
    assert 'href="/"' in screen.content


def test_every_message_has_its_template() -> None:
    folder = Path(desk.__file__).parent / "templates" / "desk" / "messages"
    assert {file.stem for file in folder.iterdir()} == set(MESSAGES)
