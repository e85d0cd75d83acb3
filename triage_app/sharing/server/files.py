"""The files of models, lists and advice on the server.

A large file comes in pieces that are kept in the data folder, so that the next exchange goes on
where this one was cut. A small one is never on the disk before it is checked.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from triage_app.errors import ShareError
from triage_app.files import FILE_MODE, private_folder
from triage_app.shared_file_records import FileTooLarge
from triage_app.sharing.server.client import ServerClient

PIECE = 262_144  # bytes; two seconds on a line of one megabit a second


@dataclass(frozen=True, slots=True)
class ServerFiles:
    """Files on the server; `arriving` is the folder for those that are not whole."""

    server: ServerClient
    arriving: Path

    def lacking(self, digests: Collection[str]) -> set[str]:
        """Return the digests of which the server has no file."""
        return set(digests) - self.server.files_of(sorted(digests))

    def put(self, digest: str, content: bytes) -> None:
        """Add a file, whose digest the server checks."""
        self.server.add_file(digest, content)

    def get(self, digest: str, most: int) -> bytes | None:
        """Return a file, None when the server has none."""
        size = self.server.size_of_file(digest)
        if size is None:
            return None
        if size > most:
            raise FileTooLarge
        if size <= PIECE:
            return self.server.piece_of_file(digest, 0, PIECE)
        try:
            return self._in_pieces(self.arriving / digest, digest, size)
        except OSError as error:
            raise ShareError(
                "A file of another desk could not be kept in {folder}; check that there is room "
                "left on the disk.",
                folder=self.arriving,
            ) from error

    def forget(self) -> None:
        """Remove the files that came, and what is left of others."""
        with suppress(OSError):
            for path in self.arriving.iterdir():
                path.unlink()
            self.arriving.rmdir()

    def _in_pieces(self, path: Path, digest: str, size: int) -> bytes:
        private_folder(path.parent)
        with path.open("ab") as file:
            path.chmod(FILE_MODE)
            while (start := file.tell()) < size:
                piece = self.server.piece_of_file(digest, start, PIECE)
                if not piece:  # removed on the server meanwhile
                    break
                file.write(piece)
                file.flush()
        return path.read_bytes()
