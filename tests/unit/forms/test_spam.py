from collections.abc import Sequence
from time import perf_counter

import pytest

from intake.forms.spam import (
    BUSY,
    COPIES,
    ENOUGH,
    FLOOD,
    Arrival,
    Sign,
    Signs,
    is_suspect,
    signs,
    with_others,
)
from intake.forms.spam_texts import phrase
from tests.support.spam import CHECKSUMS, HALVES, Figures, checksum, frozen_form, weighed

CALM = Arrival(trap="", seconds=60, screens=2)
PLAIN = ["The people upstairs play music until two most nights.", "Robin"]


def found(*texts: str, trap: str = "", seconds: float = 60, screens: int = 2) -> Signs:
    return signs(Arrival(trap, seconds, screens), texts)


@pytest.fixture(scope="module")
def halves() -> dict[str, Figures]:
    return {half: weighed(half) for half in HALVES}


@pytest.mark.parametrize("name", sorted(CHECKSUMS))
def test_corpora_are_as_they_were_frozen(name: str) -> None:
    assert checksum(name) == CHECKSUMS[name]


def test_corpora_are_as_large_and_as_varied_as_promised(halves: dict[str, Figures]) -> None:
    both = halves["development"].add(halves["held-out"])
    assert both.of("genuine")[1] == 500
    assert both.of("bots")[1] == 2000
    assert len([kind for corpus, kind in both.sent if corpus == "bots"]) == 10


@pytest.mark.parametrize("half", HALVES)
def test_few_genuine_submissions_are_marked(halves: dict[str, Figures], half: str) -> None:
    assert halves[half].share("genuine") <= 0.005, f"\n{halves[half]}"


def test_nine_in_ten_robots_are_marked(halves: dict[str, Figures]) -> None:
    both = halves["development"].add(halves["held-out"])
    assert both.share("bots") >= 0.9, f"\n{both}"


def test_robots_in_words_that_were_not_tuned_on_are_marked_too(halves: dict[str, Figures]) -> None:
    assert halves["held-out"].share("bots") >= 0.88, f"\n{halves['held-out']}"


def test_plain_words_show_nothing() -> None:
    assert signs(CALM, PLAIN) == {}


WORST = [
    (Sign.TRAP, found("Hello", trap="anything")),
    (Sign.HURRY, found("Hello", seconds=0)),
    (Sign.LINKS, found("[url=https://a.example.org]a[/url] <a href=https://b.example.org>")),
    (Sign.REPEATS, found("the same in all", "the same in all", "the same in all")),
    (Sign.JUMBLE, found("kQwLpZxTrBnMs")),
    (Sign.ADVERT, found("SEO backlinks casino: buy now, price list, money back")),
    (Sign.MANY, with_others({}, in_an_hour=10_000, copies=10_000)),
]


@pytest.mark.parametrize(("sign", "alone"), WORST)
def test_no_sign_alone_is_enough(sign: Sign, alone: Signs) -> None:
    assert set(alone) == {sign}
    assert not is_suspect(alone)


def test_every_sign_was_tried_alone() -> None:
    assert {sign for sign, _ in WORST} == set(Sign)


def test_two_strong_signs_are_enough() -> None:
    assert is_suspect(found("Hello", trap="x", seconds=0))


def test_points_are_enough_from_the_limit_on() -> None:
    assert is_suspect({Sign.TRAP: ENOUGH})
    assert not is_suspect({Sign.TRAP: ENOUGH - 1})


@pytest.mark.parametrize(
    ("seconds", "screens", "points"),
    [(0, 2, 6), (1.9, 2, 6), (2, 2, 3), (3.9, 2, 3), (4, 2, 2), (5.9, 2, 2), (6, 2, 0), (5, 5, 3)],
)
def test_hurry_counts_by_screen(seconds: float, screens: int, points: int) -> None:
    assert found("Hello", seconds=seconds, screens=screens).get(Sign.HURRY, 0) == points


def test_clock_that_ran_back_is_a_hurry_and_no_error() -> None:
    assert found("Hello", seconds=-30)[Sign.HURRY] == 6


@pytest.mark.parametrize(
    "text",
    [
        "It is on https://www.council.example.org/noise?id=4 since May.",
        "It is on www.housing.example.org since May.",
        "See council.example.org. That is where all of it is.",
    ],
)
def test_one_link_in_a_letter_is_a_light_sign(text: str) -> None:
    assert found(f"{text} {' '.join(PLAIN * 3)}") == {Sign.LINKS: 3}


@pytest.mark.parametrize(
    "text",
    [
        "Write to robin@example.org please.",
        "It went on until 2.30.Then it stopped.",
        "We met at no.17 and nobody else was there",
        "e.g. the fence, i.e. their fence",
    ],
)
def test_what_only_looks_like_a_link_is_none(text: str) -> None:
    assert Sign.LINKS not in found(text)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("look https://a.example.org/film", 5),
        ("https://a.example.org https://b.example.org", 6),
        ("[b]hello[/b] [url]x[/url]", 6),
        ("<a href=x>hello</a>", 6),
    ],
)
def test_more_of_links_weighs_more(text: str, points: int) -> None:
    assert found(text)[Sign.LINKS] == points


def test_angle_brackets_alone_are_no_markup() -> None:
    assert found("I <3 my street, and 2 < 3 > 1") == {}


def test_name_in_two_fields_is_a_slip() -> None:
    assert Sign.REPEATS not in found("Robin", "Robin", "Lewes")


def test_whole_message_in_the_trap_repeats_it() -> None:
    message = "We offer many things to you."
    assert found(message, trap=message)[Sign.REPEATS] == 4


def test_password_managers_name_in_the_trap_repeats_nothing() -> None:
    assert found("A message", "Robin", trap="Robin") == {Sign.TRAP: 5}


@pytest.mark.parametrize(
    "name", ["McDonald", "Jean-Luc van der Meer", "VanDerBerg", "MaryJane", "NHS"]
)
def test_names_are_no_jumble(name: str) -> None:
    assert Sign.JUMBLE not in found(name)


def test_names_of_programs_in_a_letter_are_no_jumble() -> None:
    assert found("She blocked me on WhatsApp, FaceTime and YouTube, and then LinkedIn too.") == {}


def test_link_with_a_random_end_is_no_jumble() -> None:
    assert Sign.JUMBLE not in found("https://video.example.org/kQwLpZxTrBnMs")


@pytest.mark.parametrize(
    "text",
    [
        "Dzień dobry, mam problem z sąsiadem, który głośno słucha muzyki w nocy.",
        "Добрий день. Ми не розуміємо одне одного, сваримося через кухню.",
        "السلام عليكم، عندي خلاف مع جاري بسبب موقف السيارة",
        "我和楼上的邻居因为漏水吵架了。我的英语不好。",
        "😡😡😡 parking AGAIN 🙏",
        "PLEASE STOP THEM!!! PLEASE PLEASE PLEASE",
        "He took out a loan in my name and put the money into bitcoin.",
        "I read on your website that you work with families.",
    ],
)
def test_how_and_about_what_people_write_is_no_sign(text: str) -> None:
    assert found(text) == {}


@pytest.mark.parametrize(
    ("in_an_hour", "copies", "points"),
    [
        (BUSY, 1, 0),
        (BUSY + 1, 1, 2),
        (FLOOD, 1, 2),
        (FLOOD + 1, 1, 6),
        (1, COPIES, 2),
        (BUSY + 1, COPIES, 2),
        (FLOOD + 1, COPIES, 6),
    ],
)
def test_others_weigh_once_however_they_are_alike(
    in_an_hour: int, copies: int, points: int
) -> None:
    assert with_others({}, in_an_hour, copies).get(Sign.MANY, 0) == points


def test_others_take_nothing_away() -> None:
    assert with_others({Sign.TRAP: 5}, 1, 1) == {Sign.TRAP: 5}


@pytest.mark.parametrize(
    ("texts", "compared"),
    [
        (["Robin", "Noise, every night, since May!"], "noiseeverynightsincemay"),
        (["NOISE every night -- since may"], "noiseeverynightsincemay"),
        (["Please call", "Robin"], ""),
        ([], ""),
    ],
)
def test_only_letters_of_a_whole_phrase_are_compared(texts: Sequence[str], compared: str) -> None:
    assert phrase(texts) == compared


@pytest.mark.parametrize(
    "text", ["a" * 3000, "a." * 1500, "-." * 1500, "aA" * 1500, "www." * 750, "[url" * 750]
)
def test_no_text_takes_long(text: str) -> None:
    began = perf_counter()
    found(text)
    assert perf_counter() - began < 0.05


def test_the_frozen_form_raises_a_flag_somewhere() -> None:
    flagged = [o for q in frozen_form().questions for o in q.choices if q.flags(o.value)]
    assert [option.value for option in flagged] == ["afraid"]
