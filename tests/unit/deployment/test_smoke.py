from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from deployment.smoke import Answer, Doors, over_https, wait_for, wrongs

HEADERS = {
    "strict-transport-security": "max-age=63072000",
    "content-security-policy": "default-src 'none'",
    "referrer-policy": "same-origin",
    "content-encoding": "br",
}
HOME = "GET https://www.example.org/"
WELL = {
    HOME: Answer(200, HEADERS, b"a page"),
    "GET https://www.example.org/there-is-no-such-page/": Answer(404, {}, b""),
    "POST https://www.example.org/forms/contact/message": Answer(422, {}, b""),
    "GET https://api.example.org/forms/contact/message": Answer(403, {}, b""),
    "GET https://desk.example.org/": Answer(303, {}, b""),
}


@pytest.fixture
def doors(tmp_path: Path) -> Doors:
    home = tmp_path / "index.html"
    home.write_bytes(b"a page")
    return Doors(
        "https://www.example.org",
        "https://desk.example.org",
        "https://api.example.org",
        "/forms/contact/message",
        home,
    )


def answering(answers: dict[str, Answer]) -> Callable[[str, str], Answer | None]:
    return lambda method, address: answers.get(f"{method} {address}")


def test_a_deployment_that_works_has_nothing_wrong(doors: Doors) -> None:
    assert list(wrongs(doors, answering(WELL))) == []


@pytest.mark.parametrize("door", list(WELL))
def test_each_door_that_is_shut_has_its_line(doors: Doors, door: str) -> None:
    left = {name: answer for name, answer in WELL.items() if name != door}
    assert len(list(wrongs(doors, answering(left)))) == 1


@pytest.mark.parametrize("header", list(HEADERS))
def test_each_missing_header_has_its_line(doors: Doors, header: str) -> None:
    headers = {name: value for name, value in HEADERS.items() if name != header}
    answers = {**WELL, HOME: replace(WELL[HOME], headers=headers)}
    assert len(list(wrongs(doors, answering(answers)))) == 1


def test_an_old_page_is_noticed(doors: Doors) -> None:
    answers = {**WELL, HOME: replace(WELL[HOME], body=b"the page of before")}
    assert list(wrongs(doors, answering(answers))) == [
        "https://www.example.org/ is not yet the page that was published"
    ]


def test_forms_that_answer_beside_the_cdn_are_noticed(doors: Doors) -> None:
    answers = {**WELL, "GET https://api.example.org/forms/contact/message": Answer(405, {}, b"")}
    assert list(wrongs(doors, answering(answers))) == [
        "the forms answer at an address that gets round the CDN"
    ]


def test_a_new_address_gets_five_minutes(doors: Doors) -> None:
    answers = {HOME: WELL[HOME]}
    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 3:
            answers.update(WELL)

    assert wait_for(doors, answering(answers), wait) == []
    answers.clear()
    assert wait_for(doors, answering(answers), waited.append)
    assert sum(waited[3:]) == 300


def test_an_address_that_does_not_answer_is_no_answer() -> None:
    assert over_https("GET", "https://127.0.0.1:1/") is None
