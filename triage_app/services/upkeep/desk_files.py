"""The lists and the advice of a data folder, which a copy of the log takes along.

Only files whose text is as an event of the ledger has it: others are not used either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from triage_app.encryption.sealed_files import SealedFiles
from triage_app.errors import StoreError
from triage_app.files import private_folder, replacement
from triage_app.list_records import DeskList
from triage_app.parsing import DamagedData
from triage_app.paths import Home
from triage_app.store.carried_files import Files
from triage_app.store.steering import Mark, Steering


class DeskFiles:
    """Reads and replaces these files; raises StoreError."""

    def __init__(self, home: Home, sealed: SealedFiles) -> None:
        self._home, self._sealed = home, sealed

    def recorded(self, steering: Steering) -> Files:
        """Return the files whose text is as the ledger has it, decrypted."""
        return {
            name: content
            for name, digest in self._digests(steering).items()
            if (content := self._content(self._home.folder / name)) is not None
            and _is(content, digest)
        }

    def left_out(self, steering: Steering) -> list[str]:
        """Return the names of those that were changed outside Vigie; former ones may be gone."""
        digests = self._digests(steering)
        there = [name for name in digests if (self._home.folder / name).exists()]
        taken = self.recorded(steering)
        return [name for name in there if name not in taken]

    @contextmanager
    def placing(
        self, carried: Files, steering: Steering, source: Path
    ) -> Iterator[Callable[[], object]]:
        """Write the files of a copy beside those in use; yield what puts them in place.

        Raises StoreError before anything is replaced when one is not as the ledger of the copy
        has it, or cannot be written.
        """
        self._compare(carried, steering, source)
        with ExitStack() as written:
            new = []
            try:
                for name, content in carried.items():
                    path = self._home.folder / name
                    private_folder(path.parent)
                    new.append(written.enter_context(replacement(path, private=True)))
                    new[-1].write(self._sealed.stored(content))
            except OSError as error:
                raise StoreError(
                    "The lists and the advice of the backup could not be written to {path}; "
                    "check that you may write there and that there is room left.",
                    path=self._home.folder,
                ) from error

            def put_in_place() -> None:
                for one in new:
                    one.put_in_place()

            yield put_in_place

    def _compare(self, carried: Files, steering: Steering, source: Path) -> None:
        digests = self._digests(steering)
        for name, content in carried.items():
            if name not in digests or not _is(content, digests[name]):
                raise StoreError(
                    "The backup {source} is not intact: its file {file} is not as its ledger has "
                    "it; the case log was left untouched.",
                    source=source,
                    file=name,
                )

    def _digests(self, steering: Steering) -> Mapping[str, str]:
        """Return the digest of each file that the ledger has; of one name the last."""
        found: dict[str, str] = {}
        for one in DeskList:
            folder = f"{self._home.lists.name}/{one.value}"
            for number, mark in _numbered(steering.list_versions(one.value)):
                found.setdefault(f"{folder}-{number:04d}.csv", mark.digest)
        advice = f"{self._home.guidance.name}/advice"
        for number, mark in _numbered(steering.guidance):
            found.setdefault(f"{advice}.toml", mark.digest)
            found.setdefault(f"{advice}-{number:04d}.toml", mark.digest)
        return found

    def _content(self, path: Path) -> bytes | None:
        """Return the text of a file, None where there is none or it is damaged."""
        try:
            with suppress(DamagedData, FileNotFoundError):
                return self._sealed.read(path)
        except OSError as error:
            raise StoreError(
                "The file {path} could not be read, so no backup was written; check that you may "
                "read it.",
                path=path,
            ) from error
        return None


def _numbered(marks: tuple[Mark, ...]) -> Iterator[tuple[int, Mark]]:
    return ((int(mark.name), mark) for mark in marks if mark.name.isdigit() and mark.digest)


def _is(content: bytes, digest: str) -> bool:
    return sha256(content).hexdigest() == digest
