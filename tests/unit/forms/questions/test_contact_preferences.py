import pytest

from intake.forms.questions.contact_preferences import ContactPreferences
from intake.forms.questions.contact_words import CHANNELS, details
from tests.support.forms import REPLY, Sent, Written, a_question, read_question, sent, without

BY_EMAIL: Sent = {"reply-channels": ["email"], "reply-email": "robin@example.org"}
BY_PHONE: Sent = {
    "reply-channels": ["phone"],
    "reply-phone": "01632 960001",
    "reply-voicemail": "nothing",
}
BY_TEXT: Sent = {"reply-channels": ["text"], "reply-phone": "07700 900123"}
BY_POST: Sent = {
    "reply-channels": ["post"],
    "reply-line1": "1 High Street",
    "reply-town": "Hailsham",
    "reply-postcode": "BN27 1AA",
}
BY_BOTH: Sent = {**BY_PHONE, **BY_EMAIL, "reply-channels": ["phone", "email"]}
NOT_AT_ALL: Sent = {"reply-channels": ["none"]}
REMARKS = ("reply-otherwise", "reply-times", "reply-others")
ADDRESS = tuple(f"reply-{line}" for line in ("line1", "line2", "town", "county", "postcode"))
UNTICKED = [
    ("email", BY_PHONE, BY_EMAIL, "email"),
    ("phone", BY_EMAIL, BY_PHONE, "phone"),
    ("phone", BY_POST, BY_TEXT, "phone"),
    ("address", BY_EMAIL, BY_POST, "line1"),
]


def value(given: Sent, **changes: object) -> object:
    reading = a_question(REPLY, **changes).answer(sent(given))
    assert reading.problems == ()
    return reading.value


def problems(given: Sent, **changes: object) -> list[tuple[str, str]]:
    reading = a_question(REPLY, **changes).answer(sent(given))
    assert reading.value is None
    return [(problem.field, problem.message) for problem in reading.problems]


def words(given: Sent, **changes: object) -> tuple[str, ...]:
    question = a_question(REPLY, **changes)
    return question.words(question.answer(sent(given)).value)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (
            {**BY_EMAIL, "reply-channels": ["email", "email"]},
            {"channels": ["email"], "email": "robin@example.org"},
        ),
        (
            {**BY_EMAIL, **dict.fromkeys(REMARKS, "  ")},
            {"channels": ["email"], "email": "robin@example.org"},
        ),
        (
            {**BY_EMAIL, "reply-voicemail": "message"},
            {"channels": ["email"], "email": "robin@example.org"},
        ),
        (
            {**BY_BOTH, "reply-line1": "  "},
            {
                "channels": ["email", "phone"],
                "email": "robin@example.org",
                "phone": "+441632960001",
                "voicemail": "nothing",
            },
        ),
    ],
    ids=["ticked twice", "blank words", "rule without calls", "blank address"],
)
def test_only_what_is_ticked_and_answered_is_kept(given: Sent, kept: object) -> None:
    assert value(given) == kept


def test_calls_and_texts_share_a_number() -> None:
    both = {**BY_PHONE, "reply-channels": ["text", "phone"]}
    assert value(both) == {
        "channels": ["phone", "text"],
        "phone": "+441632960001",
        "voicemail": "nothing",
    }


@pytest.mark.parametrize(
    ("code", "given", "field"),
    [
        ("missing", {}, "channels"),
        ("missing", {"reply-times": "Mornings"}, "channels"),
        ("not_a_channel", {**BY_EMAIL, "reply-channels": ["email", "fax"]}, "channels"),
        ("missing_email", without(BY_EMAIL, "reply-email"), "email"),
        ("missing_email", {**BY_EMAIL, "reply-email": " "}, "email"),
        ("not_an_email", {**BY_EMAIL, "reply-email": "robin"}, "email"),
        ("not_an_email", {**BY_EMAIL, "reply-email": "r@example.org" + " " * 320}, "email"),
        ("email_not_ticked", {**BY_PHONE, "reply-email": "not even an address"}, "email"),
        ("missing_phone", without(BY_PHONE, "reply-phone"), "phone"),
        ("missing_phone", without(BY_TEXT, "reply-phone"), "phone"),
        ("not_a_phone_number", {**BY_PHONE, "reply-phone": "none"}, "phone"),
        ("not_a_phone_number", {**BY_PHONE, "reply-phone": "01632 960001" + " " * 30}, "phone"),
        ("missing_voicemail", without(BY_PHONE, "reply-voicemail"), "voicemail"),
        ("missing_voicemail", {**BY_PHONE, "reply-voicemail": "sing"}, "voicemail"),
        ("message_not_allowed", {**BY_PHONE, "reply-message": "Hello"}, "message"),
        (
            "message_not_allowed",
            {**BY_PHONE, "reply-voicemail": "name_only", "reply-message": "Hello"},
            "message",
        ),
        ("message_not_allowed", {**BY_EMAIL, "reply-message": "Hello"}, "message"),
        ("missing_address", {"reply-channels": ["post"]}, "line1"),
        ("missing_town", without(BY_POST, "reply-town"), "town"),
        ("not_a_postcode", {**BY_POST, "reply-postcode": "here"}, "postcode"),
        ("too_long", {**BY_EMAIL, "reply-times": "x" * 501}, "times"),
        ("too_long", {**BY_EMAIL, "reply-others": "x" * 501}, "others"),
    ],
)
def test_each_mistake_has_its_words_beside_its_field(code: str, given: Sent, field: str) -> None:
    said = ContactPreferences.default_errors[code]
    assert problems(given) == [(f"reply-{field}", said)]
    assert problems(given, errors={code: "Our words"}) == [(f"reply-{field}", "Our words")]


@pytest.mark.parametrize(("part", "ticked", "typed", "field"), UNTICKED)
def test_detail_of_a_channel_that_is_not_ticked_is_asked_about_and_never_kept(
    part: str, ticked: Sent, typed: Sent, field: str
) -> None:
    given = {**typed, **ticked}
    said = ContactPreferences.default_errors[f"{part}_not_ticked"]
    assert problems(given) == [(f"reply-{field}", said)]


def test_line_of_an_address_says_its_own_limit() -> None:
    (problem,) = problems({**BY_POST, "reply-line2": "x" * 121})
    assert problem == ("reply-line2", "Shorten this line to 120 characters or fewer")


def test_every_mistake_is_said_at_once() -> None:
    given: Sent = {"reply-channels": ["phone"], "reply-email": "x", "reply-times": "x" * 501}
    fields = [field for field, _ in problems(given)]
    assert fields == ["reply-email", "reply-phone", "reply-voicemail", "reply-times"]


def test_nobody_is_kept_from_sending_because_no_way_is_safe() -> None:
    assert value(NOT_AT_ALL) == {"channels": ["none"]}


def test_that_no_way_is_safe_is_said_first_and_of_each_way() -> None:
    assert words(NOT_AT_ALL, channels=["email", "phone"]) == (
        "No way to get in touch is safe",
        "Email: do not use",
        "Phone call: do not use",
    )


@pytest.mark.parametrize(("given", "flags"), [(NOT_AT_ALL, ("unsafe_contact",)), (BY_EMAIL, ())])
def test_only_that_no_way_is_safe_raises_a_flag(given: Sent, flags: tuple[str, ...]) -> None:
    question = a_question(REPLY)
    assert question.flags(question.answer(sent(given)).value) == flags


def test_another_way_is_kept_beside_any_tick() -> None:
    for ticked in (NOT_AT_ALL, BY_EMAIL):
        kept = value({**ticked, "reply-otherwise": "Ask Sam"})
        assert isinstance(kept, dict)
        assert kept["otherwise"] == "Ask Sam"


def test_words_for_a_message_wait_for_the_rule() -> None:
    given = {**without(BY_PHONE, "reply-voicemail"), "reply-message": "Hello"}
    assert [field for field, _ in problems(given)] == ["reply-voicemail"]


@pytest.mark.parametrize("name", [*REMARKS, *ADDRESS, "reply-email", "reply-voicemail"])
def test_optional_preferences_half_given_are_asked_about(name: str) -> None:
    assert problems({name: "x"}, optional=True)[0][0] == "reply-channels"


def test_words_say_what_is_safe_and_what_is_not() -> None:
    assert words({**BY_PHONE, "reply-times": "Before noon"}) == (
        "Email: do not use",
        "Phone call: 01632 960001",
        "Text message: do not use",
        "Letter: do not use",
        "If nobody answers: leave no message",
        "Safe times: Before noon",
    )


def test_words_leave_out_what_is_not_offered() -> None:
    assert words(BY_EMAIL, channels=["email"]) == ("Email: robin@example.org",)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("message", "If nobody answers: leave a message that says who we are"),
        ("name_only", "If nobody answers: leave a first name and nothing else"),
        ("nothing", "If nobody answers: leave no message"),
    ],
)
def test_words_say_the_voicemail_rule(rule: str, said: str) -> None:
    assert said in words({**BY_PHONE, "reply-voicemail": rule})


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (BY_BOTH, {"email": "robin@example.org", "phone": "01632 960001"}),
        (BY_TEXT, {"text": "07700 900123"}),
        (BY_POST, {"post": "1 High Street, Hailsham, BN27 1AA"}),
    ],
)
def test_details_are_those_of_the_safe_channels(given: Sent, found: object) -> None:
    assert details(a_question(REPLY).answer(sent(given)).value) == found


@pytest.mark.parametrize(
    ("channels", "parts"),
    [
        (["email"], ["email"]),
        (["phone"], ["phone", "voicemail", "message"]),
        (["text"], ["phone"]),
        (["post"], ["line1", "line2", "town", "county", "postcode"]),
        (
            ["text", "phone", "email"],
            ["email", "phone", "voicemail", "message"],
        ),
    ],
)
def test_only_what_the_offered_channels_need_is_asked(
    channels: list[str], parts: list[str]
) -> None:
    names = a_question(REPLY, channels=channels).names
    assert names == ("reply-channels", *(f"reply-{part}" for part in parts), *REMARKS)


def test_channel_that_is_not_offered_is_refused() -> None:
    assert problems(BY_PHONE, channels=["email"])[0][0] == "reply-channels"


def test_channels_are_offered_in_one_order() -> None:
    question = a_question(REPLY, channels=["post", "phone", "email"])
    assert [choice.value for choice in question.choices] == ["email", "phone", "post", "none"]
    assert [choice.value for choice in a_question(REPLY).choices] == [*CHANNELS, "none"]


def test_hint_warns_unless_the_form_has_its_own() -> None:
    assert "danger" in a_question(REPLY).hint
    assert a_question(REPLY, hint="Think of others.").hint == "Think of others."


@pytest.mark.parametrize(
    ("channels", "longest"),
    [
        (["email"], 320 + 3 * 500),
        (["phone"], 30 + 4 * 500),
        (["text"], 30 + 3 * 500),
        (["post"], 5 * 120 + 3 * 500),
        (None, 320 + 30 + 5 * 120 + 4 * 500),
    ],
)
def test_longest_answer_counts_every_part(channels: object, longest: int) -> None:
    assert a_question(REPLY, channels=channels).longest == longest


@pytest.mark.parametrize(
    ("channels", "mistake"),
    [
        (["email", "fax"], 'channels: "fax" is not one of email, phone, text, post'),
        (["email", "email"], 'channels: "email" stands here more than once'),
        ("email", "channels: write a list of words here, such as [coordinator, office]"),
    ],
)
def test_wrong_channels_are_a_mistake(channels: object, mistake: str) -> None:
    written: Written = {**REPLY, "channels": channels}
    assert read_question(written)[1] == [mistake]
