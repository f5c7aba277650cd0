from pathlib import Path

from local_stack.environment import SECRET_IDS
from local_stack.keys import make_keys


def test_every_secret_is_there_and_none_is_another() -> None:
    keys = make_keys(None)
    assert keys.keys() == set(SECRET_IDS)
    assert len(set(keys.values())) == len(SECRET_IDS)


def test_each_run_has_new_ones() -> None:
    assert make_keys(None) != make_keys(None)


def test_kept_data_keeps_its_secrets(tmp_path: Path) -> None:
    assert make_keys(tmp_path) == make_keys(tmp_path)


def test_secret_that_was_not_kept_yet_is_made(tmp_path: Path) -> None:
    (tmp_path / "secrets.json").write_text('{"TOKEN_SECRET": "kept"}', encoding="utf-8")
    keys = make_keys(tmp_path)
    assert keys["TOKEN_SECRET"] == "kept"
    assert keys.keys() == set(SECRET_IDS)


def test_kept_secrets_can_be_read_by_their_owner_only(tmp_path: Path) -> None:
    make_keys(tmp_path)
    assert (tmp_path / "secrets.json").stat().st_mode & 0o077 == 0
