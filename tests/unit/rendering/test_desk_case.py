from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from intake.cases.actions import Action
from intake.cases.channel import Channel, KeyedIn
from intake.cases.happenings import Happening, History, Note, Session
from intake.cases.offers import Ask, Kind, Offer
from intake.cases.record import Case
from intake.forms.answers import Answer
from intake.rendering.desk_account import Account
from intake.rendering.desk_acts import Overtaking, changed_screen, form_screen
from intake.rendering.desk_case import (
    Link,
    case_screen,
    other_party_screen,
    print_screen,
)
from intake.rendering.desk_history import Names
from tests.support.case_view import CASE, NAMES, NOW, WORK, view
from tests.support.stored_case import ABOUT_PERSON, MESSAGE, NAME, REACH

JO = Account("Jo Field", "token-1")
PHONE = Answer("number", "Phone", "phone", "+441632960001", ("01632 960001",), "About you")


SCRIPT = "<script>alert(1)</script>"
BOOKED = Session("1", "booked", NOW, "online")


def at(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


def happened(kind: str, *, by: str = "m-1", turn: int = 0, **details: str) -> Happening:
    return Happening(kind, by, NOW, turn, details)


def page(**changes: object) -> str:
    return case_screen(view(**changes), JO).content


def case_html(
    case: Case = CASE,
    answers: Mapping[str, Sequence[Answer]] = ABOUT_PERSON,
    revision: int = 1,
) -> str:
    return page(case=case, answers=answers, revision=revision, newest=revision)


def in_order(html: str, *words: str) -> bool:
    places = [html.index(each) for each in words]
    return places == sorted(places)


def test_what_was_keyed_in_says_how_it_came_and_by_whom() -> None:
    keyed = KeyedIn(Channel.TELEPHONE, WORK.coordinator or "m-1", read_aloud=True)
    html = page(work=replace(WORK, keyed=keyed))
    assert "By telephone, by Jo Field; the statements were read aloud" in html
    assert "Keyed in</dt>" not in page()


def test_flags_and_preferences_come_before_any_number() -> None:
    html = case_html(
        replace(CASE, flags=("safeguarding", "unsafe_contact")),
        {"person": (PHONE, NAME, REACH)},
    )
    assert in_order(
        html,
        "Safeguarding concern",
        "Some ways of making contact are not safe",
        "Email: do not use",
        "leave no message",
        "Before noon",
        "07700 900123",
        "01632 960001",
        "Sam Rivers",
    )


def test_dates_are_in_london_time() -> None:
    html = case_html()
    assert in_order(html, "20 July 2026, 9:30am", "25 November 2026, 5:00pm", "New")


def test_case_without_flags_says_so() -> None:
    assert "No safety flag was raised" in case_html()


def test_flag_of_a_later_form_is_shown_in_its_own_word() -> None:
    assert "<strong>Home visit</strong>" in case_html(replace(CASE, flags=("home_visit",)))


def test_number_and_address_say_whose_they_are() -> None:
    html = case_html(answers={"person": (REACH,), "referrer": (PHONE,)})
    belongs = '<span class="hint">Belongs to: '
    assert f"07700 900123{belongs}the person the support is for<" in html
    assert f"01632 960001{belongs}the person who made the referral<" in html


def test_that_no_way_is_safe_comes_before_everything_else_about_contact() -> None:
    words = ("No way to get in touch is safe", "Email: do not use", "Another safe way: Ask Sam")
    value = {"channels": ["none"], "otherwise": "Ask Sam"}
    html = case_html(answers={"person": (NAME, replace(REACH, value=value, words=words))})
    assert in_order(html, "How to make contact safely", *words, "Sam Rivers")


def test_every_safe_channel_says_whose_it_is() -> None:
    address = {"line1": "1 High Street", "town": "Hailsham", "postcode": "BN27 1AA"}
    value = {"channels": ["text", "post"], "phone": "+447700900123", "address": address}
    words = ("Text message: 07700 900123", "Letter: 1 High Street, Hailsham, BN27 1AA")
    html = case_html(answers={"person": (replace(REACH, value=value, words=words),)})
    for detail in ("07700 900123", "Hailsham, BN27 1AA"):
        assert f'{detail}<span class="hint">Belongs to: the person' in html


def test_other_answers_do_not() -> None:
    assert "Belongs to" not in case_html(answers={"person": (NAME, MESSAGE)})


def test_every_line_of_an_address_is_kept_and_marked_once() -> None:
    address = Answer("home", "Address", "address", {}, ("1 High Street", "Hailsham"), "About you")
    html = case_html(answers={"person": (address,)})
    assert in_order(html, "1 High Street", "Hailsham", "Belongs to")
    assert html.count("Belongs to") == 1


def test_answers_stand_under_their_page_and_person() -> None:
    html = case_html(answers={"person": (NAME,), "referrer": (replace(NAME, page="You"),)})
    assert in_order(
        html,
        "<h2>About the person the support is for</h2>",
        "<h3>Your message</h3>",
        "<h2>About the person who made the referral</h2>",
        "<h3>You</h3>",
    )


def test_preferences_are_shown_once() -> None:
    assert case_html().count("07700 900123") == 1


def test_who_works_a_case_is_led_to_correct_how_to_make_contact() -> None:
    link = f'href="/requests/cases/{CASE.id}/correct/reach"'
    assert link in page(correctable=[("reach", "How can we reach you safely?")])
    assert link not in page()


def test_form_that_did_not_ask_says_so() -> None:
    assert "Nobody was asked which ways" in case_html(answers={"person": (NAME,)})


def test_changed_answers_say_so() -> None:
    assert "version 2" in case_html(revision=2)
    assert "were changed" not in case_html()


# What can be done


CONTACT = Offer(Action.CONTACT, (Ask("how", choices=("phone", "email")), Ask("when", Kind.PAST)))
WRITE = Offer(Action.NOTE, (Ask("text", Kind.TEXT),))


def test_form_carries_the_turn_that_was_seen_and_the_token() -> None:
    html = page(offers={Action.CONTACT: CONTACT})
    assert f'action="/cases/{CASE.id}/acts/contact"' in html
    assert '<input type="hidden" name="turn" value="4">' in html
    assert html.count('name="token" value="token-1"') == 2


def test_moment_is_filled_in_with_now() -> None:
    assert 'type="datetime-local" value="2026-11-28T10:00"' in page(
        offers={Action.CONTACT: CONTACT}
    )


def test_moment_that_is_ahead_is_left_to_the_person() -> None:
    book = Offer(Action.BOOK, (Ask("when", Kind.MOMENT),))
    assert 'type="datetime-local" value=""' in page(offers={Action.BOOK: book})


def test_what_is_not_offered_is_not_shown() -> None:
    assert "/acts/" not in page()


def test_contact_preferences_come_before_the_form_that_records_contact() -> None:
    html = page(offers={Action.CONTACT: CONTACT})
    assert in_order(html, "How to make contact safely", "Record that you made contact")


def test_wrong_answer_is_shown_again_with_what_is_wrong() -> None:
    typed = {"how": "email", "when": "never"}
    problems = {"when": "not_a_moment"}
    screen = form_screen(WORK, CONTACT, typed, problems, names=NAMES, account=JO)
    assert screen.title == "Error: Record that you made contact"
    assert '<option value="email" selected>' in screen.content
    assert 'value="never" aria-invalid="true" aria-describedby="contact-when-error"' in (
        screen.content
    )
    assert 'href="#contact-when">Write a day and a time' in screen.content


def test_who_comes_second_reads_what_changed_and_keeps_what_they_typed() -> None:
    since = [happened("taken", by="m-2", turn=4)]
    overtaking = Overtaking(WORK, "m-1", 3, Action.NOTE, since, {"text": "They\ncalled."}, WRITE)
    html = changed_screen(overtaking, names=NAMES, account=JO).content
    assert "Kit Marsh. Took the case" in html
    assert "They\ncalled.</textarea>" in html
    assert '<input type="hidden" name="turn" value="4">' in html


def test_who_comes_second_to_what_is_over_can_still_read_what_they_typed() -> None:
    typed = {"text": "They called.", "session": "2", "session_outcome": "enough", "turn": "9"}
    overtaking = Overtaking(WORK, "m-1", 3, Action.HOLD_SESSION, [], typed, None)
    html = changed_screen(overtaking, names=NAMES, account=JO).content
    for words in ("They called.", "Session 2", "They have what they need"):
        assert f"<dd>{words}</dd>" in html
    assert "<textarea" not in html


def test_guardian_is_told_that_a_case_passed_on_is_guarded_no_more() -> None:
    pass_on = Offer(Action.TRANSFER, (Ask("team", choices=("general",)),))
    guarded = replace(pass_on, unguards=True)
    assert "only guardians open it" in page(offers={Action.TRANSFER: guarded})
    assert "only guardians open it" not in page(offers={Action.TRANSFER: pass_on})


@pytest.mark.parametrize(
    ("seen", "since", "title"),
    [
        (4, [], "This cannot be done now"),
        (3, [happened("taken", turn=4)], "You have changed this case since"),
        (3, [happened("taken", by="m-2", turn=4)], "Somebody else changed this case"),
        (3, [], "Somebody else changed this case"),
    ],
)
def test_it_is_said_who_changed_the_case_if_anybody_did(
    seen: int, since: Sequence[Happening], title: str
) -> None:
    overtaking = Overtaking(WORK, "m-1", seen, Action.NOTE, since, {"text": "Words"}, None)
    screen = changed_screen(overtaking, names=NAMES, account=JO)
    assert screen.title == title
    assert ("Edited answers" in screen.content) == (seen == 3 and not since)
    assert ("What changed" in screen.content) == (seen == 3)


# What happened


def test_history_says_who_when_and_what_the_newest_first() -> None:
    events = (
        happened("read"),
        happened("contacted", how="phone", outcome="reached", when="2026-11-27T09:00:00Z"),
        happened("allocated", by="m-2", member="m-1"),
        happened("closed", outcome="completed", reason="goals_met"),
        happened("held", until="2027-01-01T00:00:00Z", because="complaint"),
    )
    assert in_order(
        page(history=History(events, (), ())),
        "Held the case until Thursday 31 December 2026: a complaint",
        "Closed the case. Completed: they have what they wanted",
        "Kit Marsh. Allocated the case to Jo Field",
        "Made contact by phone on 27 November 2026, 9:00am: we spoke, or they answered",
        "28 November 2026, 10:00am: Jo Field. Read the case",
    )


def test_history_says_why_the_other_party_was_not_told() -> None:
    html = page(history=History((happened("not_informed", because="harm"),), (), ()))
    assert "hold their details: it would be likely to cause somebody serious harm" in html


def test_what_ends_with_a_midnight_is_told_by_its_last_day() -> None:
    ends = datetime(2027, 1, 1, tzinfo=UTC)
    html = page(held_until=ends, kept_until=ends)
    assert "<dt>Held</dt><dd>To the end of Thursday 31 December 2026</dd>" in html
    assert "<dt>Deleted after</dt><dd>Thursday 31 December 2026</dd>" in html


def test_history_is_not_full_of_who_opened_the_case_again() -> None:
    events = (happened("read"), happened("taken", turn=4), happened("read"))
    assert page(history=History(events, (), ())).count("Read the case") == 1


@pytest.mark.parametrize(
    ("kind", "how", "words"),
    [
        ("found", "search", "Found the case by a search"),
        ("found", "", "Found the case for somebody who asked"),
        ("exported", "period", "Exported the case with others of a period"),
        ("exported", "", "Exported what is held"),
    ],
)
def test_search_is_not_told_as_a_request_of_the_person(kind: str, how: str, words: str) -> None:
    event = Happening(kind, "m-1", NOW, 0, {"how": how} if how else {})
    assert words in page(history=History((event,), (), ()))


def test_what_no_print_of_the_page_may_hold_is_on_the_screen_alone() -> None:
    notes = (Note("m-1", NOW, "A note"),)
    links = [Link("02", "CDFH-9999", "duplicate")]
    html = page(history=History((happened("taken"),), notes, (BOOKED,)), links=links)
    before, on_screen = html.split('<div class="on-screen">')
    assert 'class="notice on-paper">Confidential' in before
    for words in ("A note", "Took the case", "CDFH-9999", "Session 1"):
        assert words in on_screen
        assert words not in before


def test_event_nobody_knows_is_shown_in_its_own_word() -> None:
    html = page(history=History((happened("sent_by_post", by="admin"),), (), ()))
    assert "admin. Sent by post" in html


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, True),
        ({"now": at(2)}, False),
        ({"member": "m-2"}, False),
        ({"work": replace(WORK, turn=5)}, False),
    ],
)
def test_what_one_just_did_is_confirmed(changes: dict[str, object], told: bool) -> None:
    history = History((happened("taken", turn=4), happened("read")), (), ())
    assert ("Done: Took the case" in page(history=history, **changes)) == told


def test_notes_and_sessions_are_shown() -> None:
    notes = (Note("m-2", NOW, "First\nSecond", "1"),)
    html = page(history=History((), notes, (BOOKED,)))
    assert "Kit Marsh, 28 November 2026, 10:00am, Session 1</dt><dd>First\nSecond</dd>" in html
    assert "Session 1, 28 November 2026, 10:00am. Online. Booked" in html


def test_coach_reads_their_own_notes_and_nothing_of_two_parties() -> None:
    notes = (Note("m-2", NOW, "of another"), Note("m-1", NOW, "of their own"))
    events = (
        happened("linked", case="02"),
        happened("party_stage", stage="other:agreed"),
        happened("other_party_read", by="m-2"),
    )
    work = replace(WORK, parties={"other": "agreed"})
    html = page(history=History(events, notes, ()), work=work, reads_all=False)
    assert "of their own" in html
    for words in ("of another", "Linked", "arty"):
        assert words not in html


def test_coach_who_comes_second_is_told_nothing_of_two_parties() -> None:
    since = [
        happened("linked", case="02", turn=4),
        happened("party_stage", stage="other:declined", turn=5),
        happened("closed", outcome="declined", reason="other_declined", turn=6),
    ]
    overtaking = Overtaking(WORK, "m-1", 3, Action.NOTE, since, {"text": "Words"}, WRITE)
    html = changed_screen(overtaking, names=NAMES, account=JO).content
    assert "Closed the case. Declined<" in html
    for words in ("Linked", "arty"):
        assert words not in html
    alone = replace(overtaking, since=since[:1])
    html = changed_screen(alone, names=NAMES, account=JO).content
    assert "your page of the case does not show" in html
    assert "Edited answers" not in html


def test_coach_reads_that_a_case_was_declined_and_not_by_whom() -> None:
    closed = happened("closed", outcome="declined", reason="other_declined")
    assert "the other party does not want it" in page(history=History((closed,), (), ()))
    html = page(history=History((closed,), (), ()), reads_all=False)
    assert "Closed the case. Declined<" in html


def test_earlier_versions_can_be_opened() -> None:
    html = page(revision=2, newest=3)
    assert "version 2 of 3" in html
    for number in (1, 3):
        assert f'href="/cases/{CASE.id}/versions/{number}"' in html
    assert "versions/2" not in html


def test_an_earlier_version_never_shows_its_own_contact_details_as_the_safe_ones() -> None:
    changed = replace(REACH, words=("No way to get in touch is safe",), value={"channels": []})
    html = page(revision=1, newest=2, current={"person": (changed,)})
    assert in_order(
        html,
        "You are reading earlier answers",
        "No safety flag was raised",
        "How to make contact safely",
        "No way to get in touch is safe",
        "Do not use any of this",
        "Phone call: 07700 900123",
    )
    assert "Do not use any of this" not in page(revision=2, newest=2)


# The other party


def test_other_party_is_behind_a_button_of_its_own() -> None:
    html = page(other_party=True)
    assert f'method="post" action="/cases/{CASE.id}/other-party"' in html
    assert "other-party" not in page()


def test_every_version_about_the_other_party_is_shown_as_theirs() -> None:
    changed = replace(PHONE, words=("01632 960002",))
    screen = other_party_screen(CASE, [(2, [changed]), (1, [PHONE])], account=JO)
    assert in_order(screen.content, "Version 2", "01632 960002", "Version 1", "01632 960001")
    assert screen.content.count("Belongs to: the other party") == 2


def test_print_has_no_form_no_note_and_no_link() -> None:
    html = print_screen(CASE, ABOUT_PERSON, account=JO, now=NOW).content
    assert in_order(html, "How to make contact safely", "07700 900123", "Sam Rivers")
    assert "Printed by Jo Field, 28 November 2026, 10:00am" in html
    for words in ("<form", "other party", "Linked", "Notes", "What happened"):
        assert words not in html


def test_links_are_shown_with_what_they_are() -> None:
    html = page(links=[Link("02", "CDFH-9999", "duplicate")])
    assert '<a href="/cases/02">CDFH-9999</a>: The same request, sent twice' in html


def test_stored_script_is_words_everywhere() -> None:
    nasty = replace(NAME, label=SCRIPT, words=(SCRIPT,), page=SCRIPT)
    reach = replace(REACH, label=SCRIPT, words=(SCRIPT,))
    case = replace(CASE, title=SCRIPT, flags=(SCRIPT,), status=SCRIPT, reference=SCRIPT)
    names = Names({"m-1": SCRIPT}, {"general": SCRIPT}, {"02": SCRIPT})
    html = page(
        case=case,
        answers={"person": (nasty, reach)},
        history=History((happened(SCRIPT),), (Note("m-1", NOW, SCRIPT),), ()),
        names=names,
        work=replace(WORK, coordinator="m-1", preference=SCRIPT, links={"02": SCRIPT}),
        links=[Link("02", SCRIPT, SCRIPT)],
        offers={
            Action.ALLOCATE: Offer(Action.ALLOCATE, (Ask("member", choices=("m-1",)),)),
        },
    )
    html += form_screen(
        WORK, WRITE, {"text": f"</textarea>{SCRIPT}"}, {}, names=names, account=JO
    ).content
    html += other_party_screen(case, [(1, [nasty])], account=JO).content
    html += print_screen(case, {"person": (nasty, reach)}, account=JO, now=NOW).content
    assert "<script" not in html
    assert html.count("&lt;script&gt;alert(1)") == 33


def test_case_has_one_heading_and_a_way_out() -> None:
    html = page()
    assert html.count("<h1>") == 1
    assert 'action="/sign-out"' in html
    assert "Signed in as Jo Field" in html
