from intake.adapters.seen_page import SeenPage

PAGE = """
<form action="/search" method="get"><input name="q" value="x"></form>
<form class="form" method="post" action="/forms/contact/message">
<input type="hidden" name="_token" value="1.contact">
<input type="radio" name="topic" value="a"><input type="radio" name="topic" value="b" checked>
<input type="checkbox" name="seen" checked>
<input name="name" type="text" value="">
<textarea name="message"></textarea>
<button type="submit" name="_go" value="back">Back</button>
</form>
<input name="outside" value="x">
"""


def test_a_form_that_is_sent_is_found_beside_one_that_searches() -> None:
    assert SeenPage.of(PAGE).action == "/forms/contact/message"


def test_its_step_is_the_last_of_the_address() -> None:
    assert SeenPage.of(PAGE).step == "message"


def test_fields_stand_as_the_page_has_them() -> None:
    fields = [("_token", "1.contact"), ("topic", "b"), ("seen", "on"), ("name", "")]
    assert SeenPage.of(PAGE).fields == fields


def test_a_field_is_found_by_its_name() -> None:
    assert SeenPage.of(PAGE).value("_token") == "1.contact"
    assert SeenPage.of(PAGE).value("missing") == ""


def test_an_answer_stands_in_the_place_of_what_the_page_had() -> None:
    sent = SeenPage.of(PAGE).filled_in({"topic": ("a",), "more": ("1", "2")})
    assert ("topic", "b") not in sent
    assert [pair for pair in sent if pair[0] in ("topic", "more")] == [
        ("topic", "a"), ("more", "1"), ("more", "2"),
    ]  # fmt: skip


def test_a_reference_is_read_without_what_stands_around_it() -> None:
    html = '<p>Your reference<br><strong class="reference">CDFH-2345</strong></p> more'
    assert SeenPage.of(html).reference == "CDFH-2345"


def test_a_page_without_a_form_leads_nowhere() -> None:
    assert SeenPage.of("<p>Words</p>").action == ""
