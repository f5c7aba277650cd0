import pytest

from intake.forms.source import PASSAGES, compile_form, with_service_teams


def compiled(data: object) -> object:
    return compile_form(data, fill=lambda text: f"[{text}]", to_html=lambda text: f"<p>{text}</p>")


def test_text_is_filled() -> None:
    assert compiled({"title": "Write"}) == {"title": "[Write]"}


@pytest.mark.parametrize("key", sorted(PASSAGES))
def test_passage_is_filled_and_then_made_html(key: str) -> None:
    assert compiled({key: "Call"}) == {key: "<p>[Call]</p>"}


@pytest.mark.parametrize("key", ["title", "label", "hint", "confirmation_title", "caption"])
def test_any_other_text_stays_plain(key: str) -> None:
    assert compiled({key: "**Call**"}) == {key: "[**Call**]"}


def test_every_depth_is_reached() -> None:
    data = {"pages": [{"questions": [{"body": "a", "options": [{"label": "b"}]}]}]}
    expected = {"pages": [{"questions": [{"body": "<p>[a]</p>", "options": [{"label": "[b]"}]}]}]}
    assert compiled(data) == expected


@pytest.mark.parametrize("data", [None, 3, True, [1, None], {"max_length": 3, "body": None}])
def test_what_is_no_text_stays(data: object) -> None:
    assert compiled(data) == data


def test_passage_of_another_shape_stays_for_the_reader_to_name() -> None:
    assert compiled({"body": ["a"]}) == {"body": ["[a]"]}


def test_keys_are_never_filled() -> None:
    assert compiled({"{{ x }}": 1}) == {"{{ x }}": 1}


def option(**keys: str) -> dict[str, object]:
    return {"service": "form", "options": [{"value": "a", **keys}]}


def test_an_option_gets_the_team_of_its_service() -> None:
    found = with_service_teams(option(service="coaching"), {"coaching": "coaches"})
    assert found == option(service="coaching", team="coaches")


def test_a_team_that_an_option_names_itself_stays() -> None:
    written = option(service="coaching", team="general")
    assert with_service_teams(written, {"coaching": "coaches"}) == written


@pytest.mark.parametrize("teams", [{}, {"coaching": ""}])
def test_a_service_without_a_team_gives_none(teams: dict[str, str]) -> None:
    assert with_service_teams(option(service="coaching"), teams) == option(service="coaching")


def test_the_service_of_the_form_itself_gives_no_team() -> None:
    assert with_service_teams(option(), {"form": "team"}) == option()
