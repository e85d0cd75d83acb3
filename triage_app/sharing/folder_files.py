"""The files of models, lists and advice beside the bundles of a folder, each under its digest."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from triage_app.errors import ShareError
from triage_app.files import folder_for
from triage_app.shared_file_records import LARGEST_FILE, FileTooLarge
from triage_app.sharing.bundle_export import write_private


@dataclass(frozen=True, slots=True)
class FolderFiles:
    """Files in some folders; new ones are written into the first."""

    folders: Sequence[Path]

    def lacking(self, digests: Collection[str]) -> set[str]:
        """Return the digests without a file, or with one that was cut or changed."""
        return {one for one in digests if not self._is_whole(self._path(self.folders[0], one), one)}

    def put(self, digest: str, content: bytes) -> None:
        """Write a file; raises ShareError."""
        path = self._path(self.folders[0], digest)
        try:
            with folder_for(path):
                write_private(path, content)
        except OSError as error:
            raise ShareError(
                "A file of a model, a list or the advice could not be written to {folder}; check "
                "that there is room left.",
                folder=path.parent,
            ) from error

    def get(self, digest: str, most: int) -> bytes | None:
        """Return a file, a whole one where there are several; None without any."""
        paths = [path for folder in self.folders if (path := self._path(folder, digest)).is_file()]
        found = None
        for path in paths:
            found = _content(path, most)
            if sha256(found).hexdigest() == digest:
                break
        return found

    def forget(self) -> None:
        """Do nothing: the folder keeps its files."""

    @staticmethod
    def _path(folder: Path, digest: str) -> Path:
        return folder / f"vigie-{digest}.file"

    @staticmethod
    def _is_whole(path: Path, digest: str) -> bool:
        try:
            return path.is_file() and sha256(_content(path, LARGEST_FILE)).hexdigest() == digest
        except (ShareError, FileTooLarge):
            return False


def _content(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise ShareError("{file} cannot be read.", file=path) from error
    if len(content) > most:
        raise FileTooLarge
    return content
