import pytest

from deployment.settings_together import odd_together

RIGHT = {
    "AlarmAddress": "alarms@example.org",
    "Sender": "notifications@example.org",
    "SenderIdentity": "example.org",
    "TeamAddresses": '{"general":{}}',
}
DOMAINS = {"DomainName": "www.example.org", "DeskDomainName": "desk.example.org"}


def odd(**changes: str) -> list[str]:
    return list(odd_together({**RIGHT, **changes}))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        DOMAINS,
        {"Sender": "x@mail.example.org"},
        {"Sender": "Notifications@Example.org", "SenderIdentity": "notifications@example.org"},
        {"SenderIdentityIs": "made"},
        {"OpenIdIssuer": "https://login.example.org", "OpenIdClientId": "desk"},
        {"RequestsPerAddress": "0"},
        {"RequestsPerAddress": "10"},
        {"DomainName": "", "DeskDomainName": ""},
    ],
    ids=str,
)
def test_what_fits_together_has_no_line(changes: dict[str, str]) -> None:
    assert odd(**changes) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"DomainName": "www.example.org"}, "desk_domain_name is missing"),
        ({"DeskDomainName": "desk.example.org"}, "domain_name is missing"),
        (
            dict.fromkeys(DOMAINS, "www.example.org"),
            "desk_domain_name: the desk needs another domain",
        ),
        ({"Sender": "x@example.net"}, "sender: write an address at example.org"),
        ({"Sender": "x@notexample.org"}, "sender: write an address at example.org"),
        ({"SenderIdentity": "x@example.org"}, "sender: SES knows x@example.org alone"),
        ({"SenderIdentity": "localhost"}, "sender_identity: write a whole domain"),
        (
            {"SenderIdentity": "notifications@example.org", "SenderIdentityIs": "made"},
            'sender_identity: with sender_identity_is = "made" it must be a domain',
        ),
        ({"OpenIdIssuer": "https://login.example.org"}, "open_id_client_id is missing"),
        ({"OpenIdClientId": "desk"}, "open_id_issuer is missing"),
        ({"RequestsPerAddress": "5"}, "requests_per_address: write 10 or more"),
        (
            {"AlarmAddress": "j\u00f6@example.org"},
            "alarm_address: write an address without",
        ),
        ({"Sender": "j\u00f6@example.org"}, "sender: write an address without"),
        ({"TeamAddresses": "{}"}, "teams: no team has an address"),
    ],
    ids=str,
)
def test_what_does_not_has_a_line_of_its_own(changes: dict[str, str], words: str) -> None:
    (line,) = odd(**changes)
    assert line.startswith(words)


@pytest.mark.parametrize(
    "host",
    ["...", "localhost", "www.example.org.", "-www.example.org", "127.0.0.1", "www..example.org"],
)
def test_a_domain_is_a_whole_host_name(host: str) -> None:
    for key, name in (("domain_name", "DomainName"), ("desk_domain_name", "DeskDomainName")):
        (line,) = odd(**{**DOMAINS, name: host})
        assert line.startswith(f"{key}: write a whole host name")


def test_what_is_not_written_is_not_looked_at() -> None:
    assert list(odd_together({"TeamAddresses": "[]"})) == []
