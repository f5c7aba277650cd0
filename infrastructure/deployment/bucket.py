"""S3: a bucket's files, put, looked for and removed."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any, Final

from deployment.site_files import SiteFile
from deployment.terminal import Refusal

_AT_ONCE: Final = 8
_MOST: Final = 1000
"""Keys in one request to delete, as S3 allows."""


class Bucket:
    """One bucket."""

    def __init__(self, client: Any, name: str) -> None:  # noqa: ANN401 botocore's clients have no static type
        self._client = client
        self.name = name

    def put(self, key: str, body: bytes) -> None:
        """Put a file that only the deployment reads."""
        self._client.put_object(Bucket=self.name, Key=key, Body=body)

    def get(self, key: str) -> bytes:
        """Return a file."""
        return bytes(self._client.get_object(Bucket=self.name, Key=key)["Body"].read())

    def publish(self, files: Iterable[SiteFile]) -> None:
        """Put files of the site, each with its type and for how long it may be kept."""
        with ThreadPoolExecutor(_AT_ONCE) as workers:
            list(workers.map(self._publish, files))

    def moments(self) -> dict[str, datetime]:
        """Return every key with the moment when it was last put."""
        pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self.name)
        return {
            each["Key"]: each["LastModified"] for page in pages for each in page.get("Contents", [])
        }

    def remove(self, keys: Iterable[str]) -> None:
        """Remove files; the bucket keeps each for a while as an earlier version."""
        self._delete([{"Key": key} for key in keys])

    def empty(self) -> None:
        """Remove everything, earlier versions too."""
        pages = self._client.get_paginator("list_object_versions").paginate(Bucket=self.name)
        self._delete(
            [
                {"Key": each["Key"], "VersionId": each["VersionId"]}
                for page in pages
                for kind in ("Versions", "DeleteMarkers")
                for each in page.get(kind, [])
            ]
        )

    def _publish(self, file: SiteFile) -> None:
        self._client.put_object(
            Bucket=self.name,
            Key=file.key,
            Body=file.path.read_bytes(),
            ContentType=file.content_type,
            CacheControl=file.kept,
        )

    def _delete(self, objects: list[dict[str, str]]) -> None:
        for start in range(0, len(objects), _MOST):
            some = {"Objects": objects[start : start + _MOST], "Quiet": True}
            answer = self._client.delete_objects(Bucket=self.name, Delete=some)
            if errors := answer.get("Errors"):
                raise Refusal(f"S3 did not remove {errors[0]['Key']}: {errors[0]['Message']}")
