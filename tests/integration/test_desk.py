"""The desk by request to its handlers, over a table made from the template."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from intake.adapters.table import Table
from intake.handlers.http import Response
from intake.rendering.desk_answers import WHOSE
from tests.support.desk import ADDRESS, Browser, Stage
from tests.support.openid_provider import ISSUER, Claims, PaperProvider, signing_key
from tests.support.stored_case import MESSAGE, NAME, REACH, case_id, new_case, store

CASE = f"/cases/{case_id(1)}"
Lie = Callable[[PaperProvider], None]


@pytest.fixture
def stage(table: Table) -> Stage:
    return Stage(table)


@pytest.fixture
def browser(stage: Stage) -> Browser:
    """A browser of a member, not signed in yet."""
    stage.add_member()
    return Browser(stage)


def token_of(response: Response) -> str:
    found = re.search(r'name="token" value="([0-9a-f]+)"', response["body"])
    assert found is not None
    return found[1]


# Signing in


def test_stranger_to_the_browser_is_sent_to_sign_in(browser: Browser) -> None:
    response = browser.get(CASE)
    assert response["statusCode"] == 303
    assert response["headers"]["location"] == f"/sign-in?return={CASE}"
    assert response["body"] == ""


def test_link_in_the_email_leads_through_sign_in_to_the_case(
    browser: Browser, table: Table
) -> None:
    store(table, new_case())
    response = browser.visit(CASE)
    assert response["statusCode"] == 200
    assert "<h1>Case CDFH-0001</h1>" in response["body"]


def test_cookies_are_for_this_host_alone(browser: Browser) -> None:
    leaving = browser.get("/sign-in")
    (attempt,) = leaving["cookies"]
    assert attempt.startswith("__Host-sign-in=")
    assert attempt.endswith("; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600")
    query = browser.stage.paper.authorise(leaving["headers"]["location"])
    session, used = browser.get(f"/sign-in/return?code={query['code']}&state={query['state']}")[
        "cookies"
    ]
    assert re.fullmatch(r"__Host-desk=[\w-]{43}; Path=/; Secure; HttpOnly; SameSite=Lax", session)
    assert used.startswith("__Host-sign-in=; ")
    assert used.endswith("; Max-Age=0")


@pytest.mark.parametrize(
    "place", ["https://elsewhere.example.org", "//elsewhere.example.org", "/%5Celsewhere", "%09//e"]
)
def test_sign_in_leads_nowhere_else(browser: Browser, place: str) -> None:
    leaving = browser.get(f"/sign-in?return={place}")
    query = browser.stage.paper.authorise(leaving["headers"]["location"])
    arriving = browser.get(f"/sign-in/return?code={query['code']}&state={query['state']}")
    assert arriving["headers"]["location"] == "/"


def claim(name: str, value: object) -> Lie:
    return lambda paper: paper.claims.update({name: value})


def leave_out(name: str) -> Lie:
    def lie(paper: PaperProvider) -> None:
        paper.without = (name,)

    return lie


def sign_with(sign: Callable[[Claims], str]) -> Lie:
    def lie(paper: PaperProvider) -> None:
        paper.sign = sign

    return lie


def answer_with(answer: Claims) -> Lie:
    def lie(paper: PaperProvider) -> None:
        paper.answer = answer

    return lie


def by_public_key(claims: Claims) -> str:
    secret = OctKey.import_key(signing_key().as_pem(private=False).hex())
    return jwt.encode({"alg": "HS256", "kid": "one"}, claims, secret, ["HS256"])


def unsigned(claims: Claims) -> str:
    head, body, _ = jwt.encode({"alg": "RS256"}, claims, signing_key()).split(".")
    assert head
    return f"eyJhbGciOiJub25lIn0.{body}."


@pytest.mark.parametrize(
    "lie",
    [
        claim("iss", "https://elsewhere.example.org"),
        claim("aud", "another"),
        claim("nonce", "another"),
        claim("exp", 1),
        claim("iat", 9_999_999_999),
        claim("azp", "another"),
        claim("email_verified", value=False),
        *map(leave_out, ("iss", "aud", "exp", "iat", "nonce", "sub")),
        sign_with(unsigned),
        sign_with(by_public_key),
        sign_with(lambda _: "nonsense"),
        answer_with({}),
    ],
)
def test_token_that_proves_nothing_gets_a_clear_page(
    browser: Browser, lie: Lie, caplog: pytest.LogCaptureFixture
) -> None:
    lie(browser.stage.paper)
    with caplog.at_level("INFO"):
        response = browser.visit("/")
    assert response["statusCode"] == 400
    assert "We could not sign you in" in response["body"]
    assert "Try again" in response["body"]
    assert browser.cookies == {}
    (record,) = [record for record in caplog.records if record.message == "sign_in_refused"]
    assert vars(record)["error_type"] == "TokenRefused"


def test_curve_nobody_knows_among_the_keys_stops_nobody(browser: Browser) -> None:
    browser.stage.paper.keys.insert(0, {"kty": "EC", "crv": "P-999", "x": "AA", "y": "AA"})
    assert browser.visit("/")["statusCode"] == 200


def test_return_in_another_browser_is_refused(browser: Browser) -> None:
    leaving = browser.get("/sign-in")
    query = browser.stage.paper.authorise(leaving["headers"]["location"])
    address = f"/sign-in/return?code={query['code']}&state={query['state']}"
    without_cookie, with_its_own = Browser(browser.stage), Browser(browser.stage)
    with_its_own.get("/sign-in")
    for other in (without_cookie, with_its_own):
        assert other.get(address)["statusCode"] == 400
        assert "__Host-desk" not in other.cookies
    assert browser.get(address)["statusCode"] == 303


def test_return_works_once(browser: Browser) -> None:
    leaving = browser.get("/sign-in")
    query = browser.stage.paper.authorise(leaving["headers"]["location"])
    address = f"/sign-in/return?code={query['code']}&state={query['state']}"
    kept = dict(browser.cookies)
    assert browser.get(address)["statusCode"] == 303
    assert browser.get(address)["statusCode"] == 400
    browser.cookies.update(kept)
    assert browser.get(address)["statusCode"] == 400


def test_return_without_anything_is_refused(browser: Browser) -> None:
    assert browser.get("/sign-in/return")["statusCode"] == 400


def test_stranger_is_told_whom_to_ask_and_nothing_about_cases(
    browser: Browser, table: Table
) -> None:
    store(table, new_case())
    stranger = Browser(browser.stage, subject="person-2")
    response = stranger.visit(CASE)
    assert response["statusCode"] == 403
    assert "Ask the person who leads your team to add you" in response["body"]
    assert "CDFH" not in response["body"]
    assert stranger.cookies == {}


# Sessions


def test_planted_session_id_is_not_taken_over(browser: Browser) -> None:
    planted = "x" * 43
    browser.cookies["__Host-desk"] = planted
    assert browser.visit("/")["statusCode"] == 200
    assert browser.cookies["__Host-desk"] != planted
    other = Browser(browser.stage)
    other.cookies["__Host-desk"] = planted
    assert other.get("/")["statusCode"] == 303


def test_session_ends_when_idle(browser: Browser) -> None:
    browser.visit("/")
    browser.stage.clock.forward(minutes=29)
    assert browser.get("/")["statusCode"] == 200
    browser.stage.clock.forward(minutes=30)
    assert browser.get("/")["statusCode"] == 303


def test_session_ends_after_twelve_hours(browser: Browser) -> None:
    browser.visit("/")
    for _ in range(35):
        browser.stage.clock.forward(minutes=20)
        assert browser.get("/")["statusCode"] == 200
    browser.stage.clock.forward(minutes=20)
    assert browser.get("/")["statusCode"] == 303


def test_next_request_of_a_removed_person_is_refused(browser: Browser, stage: Stage) -> None:
    browser.visit("/")
    stage.remove_member()
    assert browser.get("/")["statusCode"] == 303
    assert browser.visit("/")["statusCode"] == 403


def test_person_moved_to_another_team_sees_its_cases_at_once(
    browser: Browser, stage: Stage, table: Table
) -> None:
    store(table, new_case())
    assert browser.visit(CASE)["statusCode"] == 200
    stage.add_member("person-1", "safeguarding")
    assert browser.get(CASE)["statusCode"] == 404


def test_sign_out_ends_the_session(browser: Browser) -> None:
    token = token_of(browser.visit("/"))
    session = browser.cookies["__Host-desk"]
    response = browser.post("/sign-out", {"token": token}, origin=ADDRESS)
    assert response["statusCode"] == 200
    assert "You have signed out" in response["body"]
    browser.cookies = {"__Host-desk": session}
    assert browser.get("/")["statusCode"] == 303


def test_sign_out_needs_the_token_of_its_session(browser: Browser) -> None:
    browser.visit("/")
    other = Browser(browser.stage)
    for token in ("", "x", token_of(other.visit("/"))):
        response = browser.post("/sign-out", {"token": token}, origin=ADDRESS)
        assert response["statusCode"] == 403
    assert browser.get("/")["statusCode"] == 200


@pytest.mark.parametrize(
    "headers", [{"origin": "https://elsewhere.example.org"}, {"sec_fetch_site": "cross-site"}]
)
def test_sign_out_needs_its_own_page(browser: Browser, headers: dict[str, str]) -> None:
    token = token_of(browser.visit("/"))
    assert browser.post("/sign-out", {"token": token}, **headers)["statusCode"] == 403
    assert browser.get("/")["statusCode"] == 200


def test_sign_out_without_a_session_is_done_already(browser: Browser) -> None:
    assert browser.post("/sign-out", {})["statusCode"] == 200


# Cases


def test_list_holds_the_open_cases_of_the_member(browser: Browser, table: Table) -> None:
    store(table, new_case(1, flags=("urgent",)))
    store(table, new_case(2, team="safeguarding"))
    html = browser.visit("/")["body"]
    assert f'href="{CASE}"' in html
    assert "Urgent" in html
    assert case_id(2) not in html
    assert "Sam Rivers" not in html


def test_empty_list_says_so(browser: Browser) -> None:
    assert "No case waits for your teams" in browser.visit("/")["body"]


def test_unknown_malformed_and_foreign_ids_are_answered_alike(
    browser: Browser, table: Table
) -> None:
    browser.visit("/")
    store(table, new_case(1, team="safeguarding"))
    past = new_case(2)
    store(table, past)
    table.update(f"CASE#{past.id}", "CASE", "SET delete_after = :t", {":t": "2026-11-20"})
    foreign, gone = browser.get(CASE), browser.get(f"/cases/{past.id}")
    unknown = browser.get(f"/cases/{case_id(3)}")
    malformed = [browser.get(f"/cases/{each}") for each in ("x", "x" * 3000, case_id(1).lower())]
    assert foreign["statusCode"] == 404
    assert all(each == foreign for each in [gone, unknown, *malformed])


def test_unknown_route_is_a_page_too(browser: Browser) -> None:
    assert browser.get("/elsewhere")["statusCode"] == 404


def test_reading_is_recorded_and_listing_is_not(
    browser: Browser, stage: Stage, table: Table
) -> None:
    store(table, new_case())
    browser.visit("/")
    assert table.query(f"CASE#{case_id(1)}", "EVENT#") == []
    browser.get(CASE)
    (event,) = table.query(f"CASE#{case_id(1)}", "EVENT#")
    assert event["by"] == stage.add_member().key
    assert event["at"] == "2026-11-21T09:30:00Z"


def test_everything_is_kept_by_nobody_on_the_way(browser: Browser, table: Table) -> None:
    store(table, new_case())
    responses = [browser.get("/"), browser.visit("/"), browser.get(CASE), browser.get("/cases/x")]
    responses.append(browser.post("/sign-out", {}))
    for response in responses:
        headers = response["headers"]
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "same-origin"
        assert "form-action 'self'" in headers["content-security-policy"]


def test_answers_are_in_no_log_and_no_address(
    browser: Browser, table: Table, caplog: pytest.LogCaptureFixture
) -> None:
    canary = replace(MESSAGE, label="canary-label", words=("canary-words",), value="canary-value")
    store(table, new_case(), {"person": (NAME, canary, REACH)})
    with caplog.at_level("INFO"):
        html = browser.visit(CASE)["body"]
        browser.get("/cases/canary-id")
        browser.get("/sign-in/return?code=canary-code&state=canary-state")
        browser.post("/sign-out", {"token": "canary-token"})
    assert "canary-words" in html
    logged = str([vars(record) for record in caplog.records])
    assert "sign_in_refused" in logged
    addresses = re.findall(r'(?:href|action)="([^"]*)"', html)
    assert addresses
    for text in (logged, str(addresses)):
        assert "canary" not in text
        assert "Sam" not in text
        assert "900123" not in text


def test_failure_of_the_table_is_a_page_and_a_line(
    browser: Browser, stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    browser.visit("/")
    stage.table._client.delete_table(TableName="alongside")  # noqa: SLF001
    with caplog.at_level("INFO"):
        response = browser.get(CASE)
    assert response["statusCode"] == 500
    assert "Something went wrong at our end" in response["body"]
    (record,) = [record for record in caplog.records if record.message == "desk_failed"]
    assert case_id(1) not in str(vars(record))


def test_failure_of_the_provider_is_a_page_that_says_so(browser: Browser) -> None:
    browser.stage.paper.discovery["issuer"] = f"{ISSUER}/other"
    response = browser.visit("/")
    assert response["statusCode"] == 503
    assert "Nothing is lost" in response["body"]


def test_every_kind_of_person_has_words() -> None:
    # the vocabulary of `about` in DESIGN.md, section 3
    assert set(WHOSE) == {"person", "referrer", "other_party"}


# Forms of the desk


def test_unknown_paths_are_answered_alike_whoever_asks(browser: Browser) -> None:
    for method in (browser.get, lambda path: browser.post(path, {})):
        assert method("/elsewhere")["statusCode"] == 404
