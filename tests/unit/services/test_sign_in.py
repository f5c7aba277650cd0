import pytest

from intake.adapters.sign_in_errors import AttemptRefused, CodeRefused, NotAMember
from intake.adapters.table import Table
from intake.services.sign_in import Known
from tests.support.desk import Stage
from tests.support.openid_provider import ISSUER


@pytest.fixture
def stage(table: Table) -> Stage:
    return Stage(table)


def test_sign_in_ends_where_it_was_meant_to(stage: Stage) -> None:
    member = stage.add_member()
    departure = stage.sign_in.begin("/cases/1")
    arrival = stage.sign_in.finish(stage.paper.authorise(departure.address), departure.cookie)
    assert arrival.return_to == "/cases/1"
    assert stage.sign_in.who(arrival.session_id) == Known(member, has_ended=False)


def test_other_place_to_return_to_becomes_the_start(stage: Stage) -> None:
    stage.add_member()
    departure = stage.sign_in.begin("//elsewhere.example.org")
    arrival = stage.sign_in.finish(stage.paper.authorise(departure.address), departure.cookie)
    assert arrival.return_to == "/"


def test_cookie_of_another_browser_is_refused(stage: Stage) -> None:
    stage.add_member()
    ours, theirs = stage.sign_in.begin("/"), stage.sign_in.begin("/")
    query = stage.paper.authorise(ours.address)
    with pytest.raises(AttemptRefused) as refused:
        stage.sign_in.finish(query, theirs.cookie)
    assert refused.value.code == "other_state"


@pytest.mark.parametrize("state", ["", "é", "x"])
def test_state_must_be_the_one_sent(stage: Stage, state: str) -> None:
    departure = stage.sign_in.begin("/")
    query = {**stage.paper.authorise(departure.address), "state": state}
    with pytest.raises(AttemptRefused):
        stage.sign_in.finish(query, departure.cookie)


def test_missing_state_is_refused(stage: Stage) -> None:
    departure = stage.sign_in.begin("/")
    query = {"code": stage.paper.authorise(departure.address)["code"]}
    with pytest.raises(AttemptRefused):
        stage.sign_in.finish(query, departure.cookie)


def test_replayed_return_is_refused(stage: Stage) -> None:
    stage.add_member()
    departure = stage.sign_in.begin("/")
    query = stage.paper.authorise(departure.address)
    stage.sign_in.finish(query, departure.cookie)
    with pytest.raises(CodeRefused):
        stage.sign_in.finish(query, departure.cookie)


def test_code_of_another_attempt_is_refused(stage: Stage) -> None:
    stage.add_member()
    ours, theirs = stage.sign_in.begin("/"), stage.sign_in.begin("/")
    stolen = stage.paper.authorise(theirs.address)["code"]
    query = {**stage.paper.authorise(ours.address), "code": stolen}
    with pytest.raises(CodeRefused):
        stage.sign_in.finish(query, ours.cookie)


def test_answer_of_another_provider_is_refused(stage: Stage) -> None:
    departure = stage.sign_in.begin("/")
    query = {**stage.paper.authorise(departure.address), "iss": "https://elsewhere.example.org"}
    with pytest.raises(AttemptRefused) as refused:
        stage.sign_in.finish(query, departure.cookie)
    assert refused.value.code == "other_issuer"
    assert stage.paper.posted == []


def test_answer_may_name_our_provider(stage: Stage) -> None:
    stage.add_member()
    departure = stage.sign_in.begin("/")
    query = {**stage.paper.authorise(departure.address), "iss": ISSUER}
    assert stage.sign_in.finish(query, departure.cookie).session_id


def test_refusal_of_the_provider_is_one_of_ours(stage: Stage) -> None:
    departure = stage.sign_in.begin("/")
    state = stage.paper.authorise(departure.address)["state"]
    with pytest.raises(AttemptRefused) as refused:
        stage.sign_in.finish({"error": "access_denied", "state": state}, departure.cookie)
    assert refused.value.code == "no_code"


def test_stranger_gets_no_session(stage: Stage) -> None:
    departure = stage.sign_in.begin("/")
    with pytest.raises(NotAMember):
        stage.sign_in.finish(stage.paper.authorise(departure.address), departure.cookie)


def test_member_without_a_role_that_reads_gets_no_session(stage: Stage) -> None:
    stage.add_member(roles=["director"])
    departure = stage.sign_in.begin("/")
    with pytest.raises(NotAMember):
        stage.sign_in.finish(stage.paper.authorise(departure.address), departure.cookie)


def test_removed_member_is_nobody_at_the_next_request(stage: Stage) -> None:
    stage.add_member()
    departure = stage.sign_in.begin("/")
    arrival = stage.sign_in.finish(stage.paper.authorise(departure.address), departure.cookie)
    stage.remove_member()
    assert stage.sign_in.who(arrival.session_id) is None


def test_member_whose_role_is_taken_is_nobody_at_the_next_request(stage: Stage) -> None:
    stage.add_member()
    departure = stage.sign_in.begin("/")
    arrival = stage.sign_in.finish(stage.paper.authorise(departure.address), departure.cookie)
    stage.add_member(roles=[])
    assert stage.sign_in.who(arrival.session_id) is None


def test_new_sign_in_ends_the_former_session(stage: Stage) -> None:
    stage.add_member()
    sessions = [""]
    for _ in range(2):
        departure = stage.sign_in.begin("/")
        query = stage.paper.authorise(departure.address)
        sessions.append(stage.sign_in.finish(query, departure.cookie, sessions[-1]).session_id)
    assert sessions[1] != sessions[2]
    assert stage.sign_in.who(sessions[1]) is None
    assert stage.sign_in.who(sessions[2]) is not None


def test_form_token_belongs_to_one_session(stage: Stage) -> None:
    member = stage.add_member()
    token = stage.sign_in.form_token("session", member)
    assert stage.sign_in.is_form_token(token, "session")
    assert not stage.sign_in.is_form_token(token, "other session")
    assert not stage.sign_in.is_form_token("", "session")
    assert "session" not in token


def test_form_token_says_whose_it_is(stage: Stage) -> None:
    member, other = stage.add_member(), stage.add_member("person-2")
    token = stage.sign_in.form_token("session", member)
    assert stage.sign_in.is_token_of(token, member)
    for each in ("", token[:64], stage.sign_in.form_token("session", other)):
        assert not stage.sign_in.is_token_of(each, member)
