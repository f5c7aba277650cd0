import io
import json
import stat
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from botocore.exceptions import ClientError, NoCredentialsError, NoRegionError

from intake.adapters.case_history import kept_session, new_note
from intake.adapters.events import Event
from intake.adapters.id_tokens import Identity
from intake.adapters.members import Members, member_key
from intake.adapters.notices import Notices
from intake.adapters.table import Item, Table
from intake.cases.happenings import Note, Session
from intake.cases.reference import draw_reference
from intake.handlers.admin import main
from intake.notices.notice import Kind, Notice
from intake.rendering.desk_history import OF_TWO_PARTIES
from intake.services.find_person import hash_of
from intake.settings import Settings
from tests.support.clients import aws_client
from tests.support.clock import Clock
from tests.support.door import definitions
from tests.support.kept import everything, holding
from tests.support.kept_case import PERSON_KEY, SAM, Office
from tests.support.stored_case import (
    ABOUT_PERSON,
    MESSAGE,
    NAME,
    case_id,
    new_case,
    store,
    store_revision,
)
from tests.support.template import translated

Run = Callable[..., list[str]]
SETTINGS = ("TABLE_NAME", "LEDGER_NAME", "PERSON_SECRET")
SAMS = "Sam@Example.org\n"
"""As somebody writes it; the form kept it as sam@example.org."""

KIMS, LEES = "kim@example.org\n", "lee@example.org\n"
CASE = case_id(1)


@pytest.fixture
def office(table: Table, ledger: Table, clock: Clock) -> Office:
    secret = PERSON_KEY.decode()
    aws_client("secretsmanager").create_secret(Name="person", SecretString=secret)
    return Office(table, ledger, clock)


@pytest.fixture
def admin(office: Office) -> Run:
    environment = {
        "TABLE_NAME": "alongside",
        "LEDGER_NAME": "ledger",
        "PERSON_SECRET": "person",
        "DEFINITIONS": str(definitions().folder),
    }

    def run(*arguments: str, given: str = "", fails: bool = False) -> list[str]:
        said: list[str] = []
        status = main(
            ["--by", "jo", *arguments], environment, io.StringIO(given), said.append, office.clock
        )
        assert status == int(fails), said
        return said

    return run


def events(office: Office, case: str = CASE) -> list[str]:
    return [item["kind"] for item in office.table.query(f"CASE#{case}", "EVENT#")]


def item(office: Office) -> Item:
    found = office.table.get(f"CASE#{CASE}", "CASE")
    assert found
    return found


NAMED = json.dumps({"name": "Samira Rivers"})
WRITES: list[tuple[tuple[str, ...], str]] = [
    (("close", CASE, "--outcome", "answered"), ""),
    (("restrict", CASE), ""),
    (("hold", CASE, "--until", "2030-01-31", "--because", "a complaint"), ""),
    (("correct", CASE, "name"), NAMED),
    (("erase",), SAMS),
    (("erase", "--case", CASE), ""),
]


@pytest.mark.parametrize(("command", "given"), WRITES, ids=lambda each: " ".join(each)[:30])
def test_nothing_changes_without_really(
    office: Office, admin: Run, command: tuple[str, ...], given: str
) -> None:
    office.receive()
    before = everything(office.table)
    said = admin(*command, given=given)
    assert everything(office.table) == before
    assert everything(office.ledger._table) == []  # noqa: SLF001 a test may look
    assert "Nothing was changed" in said[-1]


@pytest.mark.parametrize(
    ("command", "undone_by"),
    [("reopen", "close"), ("release", "hold"), ("unrestrict", "restrict")],
)
def test_undoing_waits_for_really_as_well(
    office: Office, admin: Run, command: str, undone_by: str
) -> None:
    office.receive()
    (done,) = (each for each, _ in WRITES if each[0] == undone_by)
    admin("--really", *done)
    before = item(office)
    admin(command, CASE)
    assert item(office) == before
    admin("--really", command, CASE)
    assert item(office) != before


@pytest.mark.parametrize(
    ("command", "given", "kind"),
    [
        (command, given, {"close": "closed", "hold": "held"}.get(command[0], f"{command[0]}ed"))
        for command, given in WRITES
        if command[0] != "erase"
    ],
)
def test_what_is_done_is_recorded(
    office: Office, admin: Run, command: tuple[str, ...], given: str, kind: str
) -> None:
    office.receive()
    admin("--really", *command, given=given)
    assert events(office) == [kind]


def test_person_is_found_as_they_write_their_address(office: Office, admin: Run) -> None:
    office.receive()
    reference = item(office)["reference"]
    assert admin("find", given=SAMS)[0] == f"{reference} {CASE} contact new: person"
    assert admin("find", given="+44 7700 900999\n") == ["0 cases."]
    assert events(office) == ["found"]


def test_phone_number_is_found_however_it_is_written(office: Office, admin: Run) -> None:
    number = hash_of("07700 900123", office.find._key)  # noqa: SLF001 a test may look
    store(office.table, new_case(9), persons=[(number, "person")])
    assert len(admin("find", given="+44 (0)7700 900-123\n")) == 2


def test_what_is_no_address_is_refused(admin: Run) -> None:
    assert "neither" in admin("find", given="Sam Rivers\n", fails=True)[0]


def test_case_is_named_by_its_reference_too(office: Office, admin: Run) -> None:
    office.receive()
    reference = draw_reference(lambda alphabet: alphabet[0])
    office.table.put({"pk": f"REF#{reference}", "sk": "REF", "case_id": CASE})
    admin("--really", "close", reference.lower(), "--outcome", "answered")
    assert item(office)["status"] == "closed"


@pytest.mark.parametrize("name", ["nonsense", case_id(2), "2345-6789"])
def test_unknown_case_is_refused(admin: Run, name: str) -> None:
    assert admin("restrict", name, fails=True) == ["There is no such case."]


def test_unknown_outcome_is_refused(office: Office, admin: Run) -> None:
    office.receive()
    said = admin("close", CASE, "--outcome", "forgotten", fails=True)
    assert "answered, not_taken_up, spam" in said[0]


def exported(admin: Run, to: Path, given: str, *switches: str) -> tuple[str, str]:
    admin("--really", "export", "--to", str(to), *switches, given=given)
    return to.with_name("held.json").read_text(), to.with_name("held.txt").read_text()


def test_export_holds_the_persons_answers_and_not_the_other_partys(
    office: Office, admin: Run, tmp_path: Path
) -> None:
    office.receive()
    data, text = exported(admin, tmp_path / "held", SAMS)
    assert "About the other party" not in text
    assert {r["about"] for r in json.loads(data)["cases"][0]["records"]} == {"person", "referrer"}
    assert "Sam Rivers" in text
    assert "07700 900123" in text


def test_export_marks_the_referrers_details_and_words(
    office: Office, admin: Run, tmp_path: Path
) -> None:
    office.receive()
    data, text = exported(admin, tmp_path / "held", SAMS)
    records = {r["about"]: r["answers"] for r in json.loads(data)["cases"][0]["records"]}
    assert [a["check"] for a in records["referrer"]] == ["the referrer's own details"]
    assert [a["check"] for a in records["person"]] == [
        "words of the person who referred them",
        "words of the person who referred them",
        "",
    ]
    assert "NOT READY TO SEND: 3 places" in text


def test_other_party_who_asks_gets_their_record_and_no_other(
    office: Office, admin: Run, tmp_path: Path
) -> None:
    office.receive()
    data, text = exported(admin, tmp_path / "held", LEES)
    (record,) = json.loads(data)["cases"][0]["records"]
    assert record["about"] == "other_party"
    assert record["answers"][0]["check"]
    assert "Sam Rivers" not in text


def test_export_tells_nothing_of_the_other_side(office: Office, admin: Run, tmp_path: Path) -> None:
    office.receive()
    for kind in sorted(OF_TWO_PARTIES):
        office.keepings.note(CASE, Event(kind, "jo", office.clock()))
    data, text = exported(admin, tmp_path / "held", SAMS)
    assert [kind for _, kind in json.loads(data)["cases"][0]["events"]] == ["exported"]
    for kind in OF_TWO_PARTIES:
        assert kind not in text


def test_export_has_what_we_wrote_marked_and_the_sessions(
    office: Office, admin: Run, tmp_path: Path
) -> None:
    office.receive()
    now = office.clock()
    note, session = Note("jo", now, "They called\nabout Lee"), Session("1", "held", now, "online")
    office.table.transact([new_note(CASE, note), kept_session(CASE, session, now)])
    _, text = exported(admin, tmp_path / "held", SAMS)
    assert "NOT READY TO SEND: 4 places" in text
    assert "They called\n  about Lee\n  CHECK: written by one of us" in text
    assert "Session 1, 21 November 2026, 9:30am: Held" in text


def test_export_for_the_other_party_says_that_there_are_notes_and_holds_none(
    office: Office, admin: Run, tmp_path: Path
) -> None:
    office.receive()
    office.table.transact([new_note(CASE, Note("jo", office.clock(), "Sam called"))])
    data, text = exported(admin, tmp_path / "held", LEES)
    assert "Sam called" not in data + text
    assert "CHECK: We wrote notes about this case" in text


def test_who_asks_must_be_said_where_a_detail_is_shared(
    office: Office, admin: Run, tmp_path: Path
) -> None:
    office.receive()
    office.table.put({"pk": f"PERSON#{SAM}", "sk": f"{CASE}#other_party"})
    for command in (("export", "--to", str(tmp_path / "held")), ("erase",)):
        said = admin("--really", *command, given=SAMS, fails=True)
        assert "Say from whom the request is" in said[-1]
    data, _ = exported(admin, tmp_path / "held", SAMS, "--as", "other_party")
    assert [r["about"] for r in json.loads(data)["cases"][0]["records"]] == ["other_party"]


def test_export_holds_every_revision(office: Office, admin: Run, tmp_path: Path) -> None:
    store(office.table, new_case(1), {"person": (NAME,)}, [(SAM, "person")])
    store_revision(office.table, new_case(1), {"person": (MESSAGE,)})
    data, _ = exported(admin, tmp_path / "held", SAMS)
    assert [r["revision"] for r in json.loads(data)["cases"][0]["records"]] == [1, 2]


def test_exported_files_are_for_their_owner_and_never_overwritten(
    office: Office, admin: Run, tmp_path: Path
) -> None:
    office.receive()
    exported(admin, tmp_path / "held", SAMS)
    for file in tmp_path.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    command = ("--really", "export", "--to", str(tmp_path / "held"))
    assert admin(*command, given=SAMS, fails=True)[-1] == "held.json is there already."


def test_export_waits_for_really(office: Office, admin: Run, tmp_path: Path) -> None:
    office.receive()
    admin("export", "--to", str(tmp_path / "held"), given=SAMS)
    assert list(tmp_path.iterdir()) == []


def test_flagged_case_is_exported_only_when_somebody_says_so(
    office: Office, admin: Run, tmp_path: Path
) -> None:
    case = new_case(1, flags=("safeguarding", "unsafe_contact"))
    store(office.table, case, ABOUT_PERSON, [(SAM, "person")])
    command = ("--really", "export", "--to", str(tmp_path / "held"))
    assert "--with-serious-harm" in admin(*command, given=SAMS, fails=True)[-1]
    assert list(tmp_path.iterdir()) == []
    _, text = exported(admin, tmp_path / "held", SAMS, "--with-serious-harm")
    assert "CHECK how this person can safely be reached" in text


def test_terminal_shows_no_answer(office: Office, admin: Run, tmp_path: Path) -> None:
    office.receive()
    said = admin("find", given=SAMS)
    said += admin("--really", "export", "--to", str(tmp_path / "held"), given=SAMS)
    said += admin("--really", "correct", CASE, "name", given=NAMED)
    said += admin("--really", "erase", given=SAMS)
    for word in ("Sam", "Rivers", "example.org", "Two", "900123"):
        assert word not in "\n".join(said)


def test_correction_is_a_new_revision_and_the_old_one_stays(office: Office, admin: Run) -> None:
    office.receive()
    admin("--really", "correct", CASE, "name", given=NAMED)
    old, new = (
        office.table.get(f"ANSWERS#{CASE}", f"person#{revision}") or {} for revision in (1, 2)
    )
    assert old["answers"][0]["value"] == "Sam Rivers"
    assert new["answers"][0]["value"] == "Samira Rivers"
    assert new["answers"][1:] == old["answers"][1:]
    assert office.table.get(f"PARTY#{CASE}", "other_party#2")


def test_edited_answers_after_a_correction_are_the_revision_after_it(
    office: Office, admin: Run
) -> None:
    office.receive()
    admin("--really", "correct", CASE, "name", given=NAMED)
    store_revision(office.table, new_case(1), ABOUT_PERSON)
    assert office.table.get(f"ANSWERS#{CASE}", "person#3")


def test_person_is_found_by_a_corrected_address(office: Office, admin: Run) -> None:
    office.receive()
    fields = {"reply-channels": ["email"], "reply-email": "sam.rivers@example.org"}
    admin("--really", "correct", CASE, "reply", given=json.dumps(fields))
    assert len(admin("find", given="sam.rivers@example.org\n")) == 2
    assert len(admin("find", given=SAMS)) == 2


@pytest.mark.parametrize(
    ("question", "given", "said"),
    [
        ("name", "{}", "Enter"),
        ("name", "no JSON", "JSON"),
        ("name", '{"family_name": "Rivers"}', "the fields of name are name"),
        ("reply", '{"reply-channels": "email", "reply-email": "x"}', "name@example.org"),
        ("shoe_size", "{}", "no question shoe_size"),
    ],
)
def test_correction_is_checked_as_the_form_checks_it(
    office: Office, admin: Run, question: str, given: str, said: str
) -> None:
    office.receive()
    assert said in admin("correct", CASE, question, given=given, fails=True)[0]


def test_erasing_the_person_takes_the_whole_case(office: Office, admin: Run) -> None:
    office.receive()
    assert admin("--really", "erase", given=SAMS)[-1].endswith(": the whole case")
    assert everything(office.table) == []


@pytest.mark.parametrize(
    ("who", "about", "partition"), [(KIMS, "referrer", "ANSWERS"), (LEES, "other_party", "PARTY")]
)
def test_erasing_somebody_else_takes_their_record_alone(
    office: Office, admin: Run, who: str, about: str, partition: str
) -> None:
    office.receive()
    admin("--really", "erase", given=who)
    assert admin("find", given=who) == ["0 cases."]
    assert office.table.query(f"{partition}#{CASE}", f"{about}#") == []
    assert office.table.query(f"ANSWERS#{CASE}", "person#")
    assert events(office) == ["erased"]


def test_case_that_lost_a_record_can_still_be_deleted_whole(office: Office, admin: Run) -> None:
    office.receive()
    admin("--really", "erase", given=KIMS)
    admin("--really", "erase", "--case", CASE)
    assert everything(office.table) == []


def test_held_case_is_not_erased(office: Office, admin: Run) -> None:
    office.receive()
    office.hold(CASE, office.clock().replace(year=2030))
    before = everything(office.table)
    said = admin("--really", "erase", given=SAMS)
    assert "held, so it stays" in "\n".join(said)
    assert everything(office.table) == before


def test_case_whose_hold_is_over_is_erased(office: Office, admin: Run) -> None:
    office.receive()
    office.hold(CASE, office.clock() + timedelta(days=1))
    office.clock.forward(days=1)
    assert "held, so it stays" not in "\n".join(admin("--really", "erase", given=SAMS))
    assert everything(office.table) == []


def test_erased_record_does_not_come_back_with_an_older_copy(office: Office, admin: Run) -> None:
    office.receive()
    copy = everything(office.table)
    admin("--really", "erase", given=LEES)
    for each in copy:
        office.table.put(each)
    assert holding(office.table, "other_party") >= {"PARTY"}
    assert "1 deletions" in admin("--really", "replay-ledger", "--since", "2026-11-01")[1]
    assert office.table.query(f"PARTY#{CASE}") == []
    assert office.table.query(f"ANSWERS#{CASE}", "person#")


def test_replay_leaves_a_case_that_was_sent_again_afterwards(office: Office, admin: Run) -> None:
    office.receive()
    admin("--really", "erase", given=SAMS)
    office.clock.forward(days=1)
    store(office.table, new_case(1, received_at=office.clock()))
    admin("--really", "replay-ledger", "--since", "2026-11-01")
    assert office.keepings.find(CASE)


def test_replay_deletes_what_is_left_of_a_case(office: Office, admin: Run) -> None:
    office.receive()
    copy = [each for each in everything(office.table) if each["pk"].startswith("ANSWERS")]
    admin("--really", "erase", given=SAMS)
    for each in copy:
        office.table.put(each)
    admin("--really", "replay-ledger", "--since", "2026-11-01")
    assert everything(office.table) == []


def test_parked_email_is_due_again_when_somebody_says_so(office: Office, admin: Run) -> None:
    notices, now = Notices(office.table), office.clock()
    notice = Notice(f"CASE#{CASE}", Kind.NEW, "general", "office", "1", now, now)
    notices.add(notice)
    notices.change(notice, lambda each: each.parked(now))
    assert admin("unpark", "general")[:2] == [
        f"CASE#{CASE}: {notice.slot}",
        "1 emails are parked.",
    ]
    assert notices.due(now, 10) == []
    admin("--really", "unpark", "general")
    assert len(notices.due(now, 10)) == 1
    assert admin("unpark", "general") == ["0 emails are parked."]


def test_retention_lists_what_goes_soon(office: Office, admin: Run) -> None:
    office.receive()
    office.close(CASE, "spam")
    assert admin("retention", "--days", "29") == ["0 cases end within 29 days."]
    (goes, _) = admin("retention", "--days", "31")
    assert goes.startswith("Monday 21 December 2026: ")
    assert goes.endswith("contact closed, spam")


def test_missing_settings_are_named() -> None:
    said: list[str] = []
    assert main(["--by", "jo", "find"], {"TABLE_NAME": "t"}, io.StringIO(), said.append) == 1
    (line,) = said
    assert "LEDGER_NAME to LedgerTableName, PERSON_SECRET to PersonSecretArn" in line
    assert "TABLE_NAME to" not in line


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_deployment_gives_each_setting(setting: str) -> None:
    said: list[str] = []
    others = {name: "x" for name in SETTINGS if name != setting}
    main(["--by", "jo", "find"], others, io.StringIO(), said.append)
    (line,) = said
    assert line.partition(f"{setting} to ")[2].split()[0] in translated()["Outputs"]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (NoCredentialsError(), "AWS does not know who asks: sign in first"),
        (NoRegionError(), "AWS could not be asked: You must specify a region."),
        (
            ClientError({"Error": {"Code": "x", "Message": "not you"}}, "GetSecretValue"),
            "AWS refuses GetSecretValue: not you",
        ),
    ],
    ids=["nobody", "nowhere", "not allowed"],
)
def test_what_aws_says_is_one_line(error: Exception, words: str) -> None:
    def parts(_: Settings) -> NoReturn:
        raise error

    said: list[str] = []
    found = main(
        ["--by", "jo", "people"],
        dict.fromkeys(SETTINGS, "x"),
        io.StringIO(),
        said.append,
        parts=parts,
    )
    assert found == 1
    (line,) = said
    assert line.startswith(words)


NIA = Identity("https://identity.example.org", "nia", "Nia New", "nia.new@example.org")


def test_first_lead_is_admitted(office: Office, admin: Run) -> None:
    members = Members(office.table)
    members.note_asking(NIA, office.clock())
    (told,) = admin("people")
    key = told.split()[0]
    assert told == f"{key} Nia New nia.new@example.org: asks to be let in"
    wanted = ("admit", key, "--role", "lead", "--team", "general", "--team", "guardian")
    admin(*wanted)
    assert members.everybody() == []
    admin("--really", *wanted)
    (lead,) = members.everybody()
    assert (lead.name, lead.roles, lead.teams) == ("Nia New", ("lead",), ("general", "guardian"))
    assert admin("people") == [f"{key} Nia New: lead; general, guardian"]
    (change,) = members.changes()
    assert (change.kind, change.by) == ("admitted", "jo")


@pytest.mark.parametrize("key", ["", "0" * 64, member_key(NIA)[:7]])
def test_who_is_not_named_for_sure_is_not_admitted(office: Office, admin: Run, key: str) -> None:
    Members(office.table).note_asking(NIA, office.clock())
    admin("--really", "admit", key, "--role", "lead", fails=True)


def test_team_that_is_none_is_said(office: Office, admin: Run) -> None:
    Members(office.table).note_asking(NIA, office.clock())
    (told,) = admin("admit", member_key(NIA), "--role", "lead", "--team", "nobody", fails=True)
    assert told == "There is no such team: nobody."
