import re
from pathlib import Path
from types import ModuleType

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

SHEET = "assets/site.css"


@pytest.fixture
def fingerprints(config: MkDocsConfig) -> ModuleType:
    hook = config["hooks"]["site/fingerprints.py"]
    assert isinstance(hook, ModuleType)
    return hook


def named(fingerprints: ModuleType, config: MkDocsConfig, name: str, text: str) -> str:
    """The name in the built site of an asset with this text."""
    folder = Path(config.site_dir).parent / "assets-of-a-test"
    file = File(name, str(folder), config.site_dir, use_directory_urls=True)
    file.content_bytes = text.encode()
    fingerprints.on_files(Files([file]), config=config)
    return file.dest_uri


def test_a_sheet_has_a_digest_in_its_name(fingerprints: ModuleType, config: MkDocsConfig) -> None:
    name = named(fingerprints, config, SHEET, "p {}")
    assert re.fullmatch(r"assets/site\.[0-9a-f]{8}\.css", name)
    assert config.extra["assets"] == {SHEET: name}


def test_another_sheet_has_another_name(fingerprints: ModuleType, config: MkDocsConfig) -> None:
    names = {named(fingerprints, config, SHEET, text) for text in ("p {}", "p {} ")}
    assert len(names) == 2


def test_what_others_link_to_keeps_its_name(fingerprints: ModuleType, config: MkDocsConfig) -> None:
    assert named(fingerprints, config, "assets/share.png", "") == "assets/share.png"
