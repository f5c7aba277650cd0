"""The site in its bucket and at the CDN, replaced so that nobody meets a half of it."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import uuid4

from deployment.bucket import Bucket
from deployment.site_files import SiteFile, is_hashed

_FIRST_PAGE: Final = "index.html"
_NEVER: Final = datetime(1970, 1, 2, tzinfo=UTC)
_ONE_PUBLISHING: Final = timedelta(hours=1)
"""Longer than it takes to put a whole site."""


class LiveSite:
    """A bucket and the CDN in front of it."""

    def __init__(self, bucket: Bucket, cdn: Any, distribution: str) -> None:  # noqa: ANN401 botocore's clients have no static type
        self._bucket = bucket
        self._cdn = cdn
        self._distribution = distribution

    def prepare(self, files: Collection[SiteFile]) -> None:
        """Put what new pages will ask for, and old ones do not notice."""
        self._bucket.publish([file for file in files if file.is_hashed])

    def replace(self, files: Collection[SiteFile]) -> list[str]:
        """Put the pages, tell the CDN, and remove what is gone; returns what was removed."""
        before = self._bucket.moments()
        self._bucket.publish([file for file in files if not file.is_hashed])
        self._forget()
        left = gone(before, {file.key for file in files})
        self._bucket.remove(left)
        return left

    def _forget(self) -> None:
        self._cdn.create_invalidation(
            DistributionId=self._distribution,
            InvalidationBatch={
                "Paths": {"Quantity": 1, "Items": ["/*"]},
                "CallerReference": uuid4().hex,
            },
        )


def gone(before: Mapping[str, datetime], now: Collection[str]) -> list[str]:
    """Return what the site no longer has, of the keys in the bucket and when they were put.

    A file with a digest in its name stays until the time after: somebody may just be opening the
    page that asks for it. The last time put it within the hour before its first page.
    """
    last = before.get(_FIRST_PAGE, _NEVER) - _ONE_PUBLISHING
    return sorted(
        key for key, put in before.items() if key not in now and not (is_hashed(key) and put > last)
    )
