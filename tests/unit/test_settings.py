from pathlib import Path

import pytest

from intake.settings import Settings


def test_every_setting_is_read() -> None:
    settings = Settings.from_environment(
        {
            "TABLE_NAME": "alongside",
            "LEDGER_NAME": "alongside-ledger",
            "SITE_URL": "https://www.example.org",
            "DEFINITIONS": "build/definitions",
            "TOKEN_SECRET": "token",
            "PERSON_SECRET": "person",
            "OPENID_SECRET": "openid",
            "TEAM_ADDRESSES": '{"general": {"office": "office@example.org"}}',
            "SENDER": "desk@example.org",
            "CONFIGURATION_SET": "set",
            "DESK_URL": "https://desk.example.org",
            "OPENID_ISSUER": "https://identity.example.org",
            "OPENID_CLIENT_ID": "desk",
            "ORIGIN_KEYS": "key-a,key-b",
        }
    )
    assert settings == Settings(
        table_name="alongside",
        ledger_name="alongside-ledger",
        site_url="https://www.example.org",
        definitions=Path("build/definitions"),
        token_secret="token",
        person_secret="person",
        openid_secret="openid",
        team_addresses={"general": {"office": "office@example.org"}},
        sender="desk@example.org",
        configuration_set="set",
        desk_url="https://desk.example.org",
        openid_issuer="https://identity.example.org",
        openid_client_id="desk",
        origin_keys=("key-a", "key-b"),
    )


def test_what_is_not_given_is_empty() -> None:
    settings = Settings.from_environment({"TABLE_NAME": "alongside"})
    assert settings.sender == ""
    assert settings.team_addresses == {}
    assert settings.origin_keys == ()
    assert settings.definitions == Path("definitions")


def test_nothing_works_without_a_table() -> None:
    with pytest.raises(KeyError, match="TABLE_NAME"):
        Settings.from_environment({})


def test_address_has_no_slash_at_the_end() -> None:
    settings = Settings.from_environment({"TABLE_NAME": "t", "DESK_URL": "https://example.org/"})
    assert settings.desk_url == "https://example.org"


def test_empty_addresses_are_none() -> None:
    settings = Settings.from_environment({"TABLE_NAME": "t", "TEAM_ADDRESSES": ""})
    assert settings.team_addresses == {}
