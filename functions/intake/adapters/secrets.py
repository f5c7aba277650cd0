"""The keys of a deployment, kept in Secrets Manager."""

from typing import Any


def read_secret(client: Any, secret_id: str) -> bytes:  # noqa: ANN401
    """Return a secret's string as bytes; botocore's ClientError when it may not be read."""
    return str(client.get_secret_value(SecretId=secret_id)["SecretString"]).encode()
