from intake.directory.teams import Team
from intake.forms import definition
from intake.forms.definition import Form
from intake.rendering.privacy import ABOUT, OUTCOMES, kept, what_each_form_keeps
from tests.support.forms import NAME, REPLY, a_form, a_page
from tests.support.markup import Markup

WORDS = {"id": "words", "type": "content", "body": "<p>No question.</p>"}
OTHER = {"id": "other_name", "type": "text", "label": "Their name"}


TEAMS = {
    each: Team(each, name, "x", ("x",), ())
    for each, name in {"general": "Desk & door", "safety": "Safety lead"}.items()
}


def table(forms: list[Form]) -> str:
    return what_each_form_keeps(forms, TEAMS, lambda path: f"..{path}")


def two_people() -> str:
    form = a_form(
        pages=[
            a_page("us", NAME, REPLY),
            a_page("them", OTHER, about="other_party", title="Them & us"),
        ],
        title="Ask & tell",
    )
    return table([form])


def test_every_form_has_a_row() -> None:
    html = table([a_form(title="One"), a_form(title="Two & three")])
    headings = [tag.text for tag in Markup.of(html).all("th") if tag.attributes["scope"] == "row"]
    assert headings == ["One", "Two & three"]


def test_every_page_that_asks_is_named_with_its_title() -> None:
    asked = [tag.text for tag in Markup.of(table([a_form()])).all("li")][:3]
    assert asked == ["The page what", "The page who", "The page reach"]


def test_page_that_asks_nothing_is_left_out() -> None:
    form = a_form(pages=[a_page("words", WORDS), a_page("who", NAME, REPLY)])
    assert [*kept(form, TEAMS).asked.values()] == [("The page who",)]


def test_answers_about_another_person_are_named_apart() -> None:
    page = Markup.of(two_people())
    assert [tag.text for tag in page.all("p") if tag.text] == [
        "About the person who would get support:",
        "About the other person in the conflict:",
    ]
    assert "<li>Them &amp; us</li>" in page.html


def test_one_persons_answers_need_no_heading() -> None:
    assert [tag.text for tag in Markup.of(table([a_form()])).all("p")] == [""]


def test_every_period_is_said_with_how_the_case_ended() -> None:
    html = table([a_form(retention={"answered": "6 months", "spam": "30 days"})])
    assert "<li>6 months, if we answered you</li>" in html
    assert "<li>30 days, if it was junk</li>" in html


def test_endings_with_the_same_period_are_said_together() -> None:
    form = a_form(retention={"answered": "1 year", "spam": "2 days", "completed": "1 year"})
    assert kept(form, TEAMS).periods == {
        "1 year": "we answered you or you had the support",
        "2 days": "it was junk",
    }


def test_there_are_words_for_every_outcome_and_every_person() -> None:
    assert set(OUTCOMES) == set(definition.OUTCOMES)
    assert tuple(ABOUT) == definition.ABOUT


def test_cells_say_on_a_telephone_what_they_are() -> None:
    labels = [tag.attributes["data-label"] for tag in Markup.of(two_people()).all("td")]
    assert labels == ["What we keep", "Who reads it", "How long we keep it"]


def test_every_question_is_one_link_away() -> None:
    html = table([a_form(title="One & two")])
    (link,) = Markup.of(html).all("a")
    assert link.attributes["href"] == "../print/contact/"
    assert 'See every question<span class="visually-hidden">: One &amp; two</span></a>' in html


def test_readers_are_named_and_who_reads_what_is_urgent() -> None:
    html = table([a_form(urgent_team="safety")])
    assert "Desk &amp; door. If someone may not be safe: Safety lead</td>" in html


def test_readers_whom_an_answer_chooses_are_named() -> None:
    options = [{"value": "a", "label": "A", "team": "safety"}, {"value": "b", "label": "B"}]
    topic = {"id": "topic", "type": "radios", "label": "What about?", "options": options}
    html = table([a_form(pages=[a_page("a", topic, REPLY)])])
    assert "Desk &amp; door; or, depending on what you choose: Safety lead</td>" in html


def test_reader_is_named_once_who_reads_what_is_urgent_too() -> None:
    for form in (a_form(), a_form(urgent_team="general")):
        assert '"Who reads it">Desk &amp; door</td>' in table([form])
