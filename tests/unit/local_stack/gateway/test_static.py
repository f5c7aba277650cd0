from pathlib import Path

import pytest

from intake.handlers.http import SECURITY_HEADERS
from intake.rendering.security_policy import content_security_policy
from local_stack.gateway.messages import Answer, Incoming
from local_stack.gateway.static import serve

STYLE = "'sha256-of-a-sheet'"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "contact").mkdir(parents=True)
    (folder / "assets").mkdir()
    (folder / "index.html").write_text("home")
    (folder / "404.html").write_text("not here")
    (folder / "contact" / "index.html").write_text("write to us")
    (folder / "assets" / "style.css").write_text("p {}")
    (folder / "open-referral" / "v3" / "services").mkdir(parents=True)
    (folder / "open-referral" / "v3" / "index.json").write_text('{"version": 3}')
    (folder / "open-referral" / "v3" / "services" / "index.json").write_text('{"services": []}')
    (tmp_path / "definitions").mkdir()
    (tmp_path / "definitions" / "teams.json").write_text("secret")
    return folder


def get(site: Path, path: str, *headers: tuple[str, str], method: str = "GET") -> Answer:
    return serve(site, STYLE, {"/contact/"}, Incoming(method, path, headers=headers))


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        ("/", b"home", "text/html; charset=utf-8"),
        ("/contact/", b"write to us", "text/html; charset=utf-8"),
        ("/contact/index.html", b"write to us", "text/html; charset=utf-8"),
        ("/assets/style.css", b"p {}", "text/css; charset=utf-8"),
    ],
)
def test_files_are_served_with_their_types(site: Path, path: str, body: bytes, kind: str) -> None:
    answer = get(site, path)
    assert (answer.status, answer.body, answer.header("content-type")) == (200, body, kind)


def test_a_folder_without_its_slash_leads_to_it(site: Path) -> None:
    answer = serve(site, STYLE, (), Incoming("GET", "/contact", query="a=1"))
    assert (answer.status, answer.header("location")) == (302, "/contact/?a=1")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/open-referral/v3", b'{"version": 3}'),
        ("/open-referral/v3/", b'{"version": 3}'),
        ("/open-referral/v3/services", b'{"services": []}'),
        ("/open-referral/v3/services/", b'{"services": []}'),
    ],
)
def test_a_folder_of_data_answers_with_or_without_its_slash(
    site: Path, path: str, body: bytes
) -> None:
    answer = get(site, path)
    assert (answer.status, answer.body) == (200, body)
    assert answer.header("content-type") == "application/json"


def test_data_does_not_take_the_place_of_a_page(site: Path) -> None:
    (site / "contact" / "index.json").write_text("{}")
    assert get(site, "/contact/").body == b"write to us"
    assert get(site, "/contact").status == 302


@pytest.mark.parametrize("path", ["/open-referral/v3/services", "/open-referral/v3/nothing"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_any_website_may_read_open_data(site: Path, path: str, method: str) -> None:
    assert get(site, path, method=method).header("access-control-allow-origin") == "*"


def test_open_data_that_is_known_may_be_read_too(site: Path) -> None:
    tag = get(site, "/open-referral/v3/services").header("etag")
    answer = get(site, "/open-referral/v3/services", ("If-None-Match", tag))
    assert (answer.status, answer.header("access-control-allow-origin")) == (304, "*")


@pytest.mark.parametrize("path", ["/", "/contact/", "/nothing", "/open-referrals"])
def test_no_other_website_may_read_pages(site: Path, path: str) -> None:
    assert get(site, path).header("access-control-allow-origin") == ""


def test_a_missing_page_is_the_sites_own_404(site: Path) -> None:
    answer = get(site, "/nothing/")
    assert (answer.status, answer.body) == (404, b"not here")


def test_a_site_without_a_404_page_still_says_so(tmp_path: Path) -> None:
    assert get(tmp_path, "/nothing/").status == 404


@pytest.mark.parametrize(
    "path",
    [
        "/../definitions/teams.json",
        "/%2e%2e/definitions/teams.json",
        "/..%2fdefinitions%2fteams.json",
        "/contact/../../definitions/teams.json",
        "/contact/..",
        "/..",
        "//definitions/teams.json",
        "/./index.html",
        "/..\\definitions\\teams.json",
        "/index.html%00",
        "/contact%5c..%5cindex.html",
        "//contact",
        "/\\contact",
    ],
)
def test_no_path_leads_out_of_the_folder(site: Path, path: str) -> None:
    assert get(site, path).status == 404


def test_an_absolute_path_stays_inside(site: Path) -> None:
    outside = site.parent / "definitions" / "teams.json"
    assert get(site, f"/{outside}").status == 404
    assert get(site, str(outside)).status == 404


def test_a_link_out_of_the_folder_is_not_followed(site: Path) -> None:
    (site / "link.json").symlink_to(site.parent / "definitions" / "teams.json")
    assert get(site, "/link.json").status == 404


def test_a_folder_without_a_page_is_not_found(site: Path) -> None:
    assert get(site, "/assets").status == 404
    assert get(site, "/assets/").status == 404


@pytest.mark.parametrize("path", ["/", "/contact", "/contact/", "/nothing", "/assets/style.css"])
def test_every_answer_has_the_security_headers(site: Path, path: str) -> None:
    headers = dict(get(site, path).headers)
    policy = {"content-security-policy": content_security_policy(STYLE)}
    assert {**SECURITY_HEADERS, **policy}.items() <= headers.items()


def test_a_page_where_a_form_starts_is_never_kept(site: Path) -> None:
    answer = get(site, "/contact/")
    assert (answer.header("cache-control"), answer.header("etag")) == ("no-store", "")


def test_other_pages_are_asked_for_again(site: Path) -> None:
    assert get(site, "/").header("cache-control") == "no-cache"


def test_a_page_the_browser_has_is_not_sent_again(site: Path) -> None:
    tag = get(site, "/").header("etag")
    answer = get(site, "/", ("If-None-Match", f'"other", W/{tag}'))
    assert (answer.status, answer.body) == (304, b"")


def test_a_changed_page_is_sent(site: Path) -> None:
    tag = get(site, "/").header("etag")
    (site / "index.html").write_text("new home")
    assert get(site, "/", ("If-None-Match", tag)).body == b"new home"


def test_pages_cannot_be_posted_to(site: Path) -> None:
    answer = get(site, "/", method="POST")
    assert (answer.status, answer.header("allow")) == (405, "GET, HEAD")
