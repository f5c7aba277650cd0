import pytest

from intake.forms.questions.base import Contact
from intake.forms.questions.contact_preferences import ContactPreferences
from tests.support.forms import REPLY, Sent, Written, a_question, read_question, sent, without

BY_EMAIL: Sent = {"reply-channels": ["email"], "reply-email": "robin@example.org"}
BY_PHONE: Sent = {
    "reply-channels": ["phone"],
    "reply-phone": "01632 960001",
    "reply-voicemail": "nothing",
}
BY_BOTH: Sent = {**BY_PHONE, **BY_EMAIL, "reply-channels": ["phone", "email"]}


def value(given: Sent, **changes: object) -> object:
    reading = a_question(REPLY, **changes).answer(sent(given))
    assert reading.problems == ()
    return reading.value


def problems(given: Sent, **changes: object) -> list[tuple[str, str]]:
    reading = a_question(REPLY, **changes).answer(sent(given))
    assert reading.value is None
    return [(problem.field, problem.message) for problem in reading.problems]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (BY_EMAIL, {"channels": ["email"], "email": "robin@example.org"}),
        (
            BY_PHONE,
            {"channels": ["phone"], "phone": "+441632960001", "voicemail": "nothing"},
        ),
        (
            {**BY_BOTH, "reply-times": "Before noon"},
            {
                "channels": ["email", "phone"],
                "email": "robin@example.org",
                "phone": "+441632960001",
                "voicemail": "nothing",
                "times": "Before noon",
            },
        ),
        (
            {**BY_EMAIL, "reply-channels": ["email", "email"]},
            {"channels": ["email"], "email": "robin@example.org"},
        ),
        (
            {**BY_EMAIL, "reply-times": "  "},
            {"channels": ["email"], "email": "robin@example.org"},
        ),
    ],
    ids=["email", "phone", "both", "ticked twice", "blank times"],
)
def test_only_what_is_ticked_and_answered_is_kept(given: Sent, kept: object) -> None:
    assert value(given) == kept


def test_voicemail_rule_counts_only_with_the_phone() -> None:
    assert value({**BY_EMAIL, "reply-voicemail": "message"}) == value(BY_EMAIL)


@pytest.mark.parametrize(
    ("code", "given", "field"),
    [
        ("missing", {}, "channels"),
        ("missing", {"reply-times": "Mornings"}, "channels"),
        ("not_a_channel", {**BY_EMAIL, "reply-channels": ["email", "post"]}, "channels"),
        ("missing_email", without(BY_EMAIL, "reply-email"), "email"),
        ("missing_email", {**BY_EMAIL, "reply-email": " "}, "email"),
        ("wrong_email", {**BY_EMAIL, "reply-email": "robin"}, "email"),
        ("wrong_email", {**BY_EMAIL, "reply-email": "r@example.org" + " " * 320}, "email"),
        ("email_not_ticked", {**BY_PHONE, "reply-email": "robin@example.org"}, "email"),
        ("email_not_ticked", {**BY_PHONE, "reply-email": "not even an address"}, "email"),
        ("missing_phone", without(BY_PHONE, "reply-phone"), "phone"),
        ("wrong_phone", {**BY_PHONE, "reply-phone": "none"}, "phone"),
        ("wrong_phone", {**BY_PHONE, "reply-phone": "01632 960001" + " " * 30}, "phone"),
        ("phone_not_ticked", {**BY_EMAIL, "reply-phone": "01632 960001"}, "phone"),
        ("missing_voicemail", without(BY_PHONE, "reply-voicemail"), "voicemail"),
        ("missing_voicemail", {**BY_PHONE, "reply-voicemail": "sing"}, "voicemail"),
        ("too_long", {**BY_EMAIL, "reply-times": "x" * 501}, "times"),
    ],
)
def test_each_mistake_has_its_words_beside_its_field(code: str, given: Sent, field: str) -> None:
    words = ContactPreferences.default_errors[code]
    assert problems(given) == [(f"reply-{field}", words)]
    assert problems(given, errors={code: "Our words"}) == [(f"reply-{field}", "Our words")]


def test_every_mistake_is_said_at_once() -> None:
    given = {"reply-channels": ["phone"], "reply-email": "x", "reply-times": "x" * 501}
    fields = [field for field, _ in problems(given)]
    assert fields == ["reply-email", "reply-phone", "reply-voicemail", "reply-times"]


def test_address_of_a_channel_that_is_not_ticked_is_never_kept() -> None:
    reading = a_question(REPLY).answer(sent({**BY_EMAIL, "reply-phone": "01632 960001"}))
    assert reading.value is None


@pytest.mark.parametrize("name", ["reply-times", "reply-email", "reply-voicemail"])
def test_optional_preferences_half_given_are_asked_about(name: str) -> None:
    assert problems({name: "x"}, optional=True)[0][0] == "reply-channels"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (BY_EMAIL, ("Email: robin@example.org", "Phone call: do not use")),
        (
            {**BY_PHONE, "reply-times": "Before noon"},
            (
                "Email: do not use",
                "Phone call: 01632 960001",
                "If nobody answers: leave no message",
                "Safe times: Before noon",
            ),
        ),
        (
            BY_BOTH,
            (
                "Email: robin@example.org",
                "Phone call: 01632 960001",
                "If nobody answers: leave no message",
            ),
        ),
    ],
    ids=["email", "phone", "both"],
)
def test_words_say_what_is_safe_and_what_is_not(given: Sent, words: tuple[str, ...]) -> None:
    question = a_question(REPLY)
    assert question.words(question.answer(sent(given)).value) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("message", "If nobody answers: leave a message that says who we are"),
        ("name_only", "If nobody answers: leave a first name and nothing else"),
        ("nothing", "If nobody answers: leave no message"),
    ],
)
def test_words_say_the_voicemail_rule(rule: str, words: str) -> None:
    question = a_question(REPLY)
    reading = question.answer(sent({**BY_PHONE, "reply-voicemail": rule}))
    assert words in question.words(reading.value)


def test_contacts_are_the_safe_addresses() -> None:
    question = a_question(REPLY)
    reading = question.answer(sent(BY_BOTH))
    assert question.contacts(reading.value) == (
        Contact("email", "robin@example.org"),
        Contact("phone", "+441632960001"),
    )


@pytest.mark.parametrize(
    ("channels", "names"),
    [
        (["email"], ("reply-channels", "reply-email", "reply-times")),
        (["phone"], ("reply-channels", "reply-phone", "reply-voicemail", "reply-times")),
        (
            None,
            ("reply-channels", "reply-email", "reply-phone", "reply-voicemail", "reply-times"),
        ),
    ],
)
def test_only_the_offered_channels_are_asked(channels: object, names: tuple[str, ...]) -> None:
    assert a_question(REPLY, channels=channels).names == names


def test_channel_that_is_not_offered_is_refused() -> None:
    assert problems(BY_PHONE, channels=["email"])[0][0] == "reply-channels"


def test_words_leave_out_what_is_not_offered() -> None:
    question = a_question(REPLY, channels=["email"])
    reading = question.answer(sent(BY_EMAIL))
    assert question.words(reading.value) == ("Email: robin@example.org",)


@pytest.mark.parametrize(("channels", "longest"), [(["email"], 820), (None, 850)])
def test_longest_answer_counts_every_part(channels: object, longest: int) -> None:
    assert a_question(REPLY, channels=channels).longest == longest


@pytest.mark.parametrize(
    ("channels", "mistake"),
    [
        (["email", "post"], 'channels: "post" is not one of email, phone'),
        (["email", "email"], 'channels: "email" stands here more than once'),
        ("email", "channels: write a list of words here, such as [coordinator, office]"),
    ],
)
def test_wrong_channels_are_a_mistake(channels: object, mistake: str) -> None:
    written: Written = {**REPLY, "channels": channels}
    assert read_question(written)[1] == [mistake]
