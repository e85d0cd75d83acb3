"""The files of the desk's lists, compared with what the ledger has of them.

Each version is a file of its own, `watch-0002.csv` in `lists/` of the data folder; the ledger says
which one is in use, and its digest.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from classifier.sentence import Sentence, sentence
from triage_app.encryption.sealed_files import SealedFiles
from triage_app.errors import ListError, StoreError
from triage_app.files import private_folder
from triage_app.list_records import DeskList, ListVersion, LoadedList, Row
from triage_app.parsing import DamagedData
from triage_app.services.lists.kept_rows import kept_text, rows_of
from triage_app.store.steering import Mark, Steering

_VERSIONED = re.compile(r"([a-z]+)-([0-9]{4,9})\.csv")
_NOTHING = sentence("the supplied list alone")


class ListFiles:
    """Finds and reads versions; `steering` says what the ledger has."""

    def __init__(self, folder: Path, files: SealedFiles, steering: Callable[[], Steering]) -> None:
        self._folder, self._files, self._steering = folder, files, steering

    def load(self, name: DeskList) -> LoadedList:
        """Return a list as it is in use: the last version whose file is as it was written."""
        marks = self._marks(name)
        if not marks:
            return LoadedList(problem=self._unrecorded(name))
        problem: Sentence | None = None
        for mark in marks:
            rows = self._rows(name, mark)
            if rows is not None:
                return LoadedList(rows, int(mark.name), _filled(problem, mark))
            problem = problem or _changed(name, mark)
        return LoadedList((), 0, _filled(problem, None))

    def versions(self, name: DeskList) -> list[ListVersion]:
        """Return the versions that are kept and are as the ledger has them, newest first."""
        current, found = self.load(name).version, []
        for mark in self._marks(name):
            rows = self._rows(name, mark)
            if rows is not None:
                number = int(mark.name)
                found.append(ListVersion(number, mark.day, len(rows), number == current))
        return found

    def rows_of_version(self, name: DeskList, version: int) -> tuple[Row, ...]:
        """Return the rows of a version, none for 0; raises ListError when it cannot be read."""
        if version == 0:
            return ()
        rows = self.recorded_rows(name, version)
        if rows is None and not self._marks(name):  # of a log that is gone: a person chooses it
            rows = self._read(name, version)
        if rows is None:
            raise ListError(
                "Version {version} of the list cannot be read; choose another one.",
                version=version,
            )
        return rows

    def recorded_rows(self, name: DeskList, version: int) -> tuple[Row, ...] | None:
        """Return the rows of a version, None unless its file is as the ledger has it."""
        marks = (mark for mark in self._marks(name) if mark.name == str(version))
        return next((self._rows(name, mark) for mark in marks), None)

    def next_version(self, name: DeskList) -> int:
        """Return the number of the next version: above all in the ledger and in the folder."""
        known = [int(mark.name) for mark in self._marks(name) if mark.name.isdigit()]
        return max([0, *known, *self.stored(name)]) + 1

    def write(self, name: DeskList, version: int, rows: tuple[Row, ...]) -> None:
        """Write the file of a version; raises ListError."""
        try:
            private_folder(self._folder)
            self._files.write(self._path(name, version), kept_text(name, rows))
        except OSError as error:
            raise ListError(
                "The list could not be written to {path}; check that you may write there and "
                "that there is room left.",
                path=self._folder,
            ) from error

    def stored(self, name: DeskList) -> list[int]:
        """Return the numbers of the versions in the folder, in order."""
        names = (path.name for path in self._folder.glob(f"{name.value}-*.csv"))
        return sorted(int(match[2]) for one in names if (match := _VERSIONED.fullmatch(one)))

    def _marks(self, name: DeskList) -> tuple[Mark, ...]:
        return self._steering().list_versions(name.value)

    def _path(self, name: DeskList, version: int) -> Path:
        return self._folder / f"{name.value}-{version:04d}.csv"

    def _rows(self, name: DeskList, mark: Mark) -> tuple[Row, ...] | None:
        """Return the rows of a version as the ledger has it, None if the file is another one."""
        if not mark.name.isdigit():
            return None
        return self._read(name, int(mark.name), mark.digest)

    def _read(self, name: DeskList, version: int, digest: str = "") -> tuple[Row, ...] | None:
        with suppress(OSError, DamagedData, StoreError, ListError, UnicodeDecodeError):
            content = self._files.read(self._path(name, version))
            if digest in ("", sha256(content).hexdigest()):
                return rows_of(name, content.decode())
        return None

    def _unrecorded(self, name: DeskList) -> Sentence | None:
        with suppress(OSError):  # a folder that nobody may read has no list to warn of
            if self.stored(name):
                return self._not_recorded(name)
        return None

    @staticmethod
    def _not_recorded(name: DeskList) -> Sentence:
        return sentence(
            "The list “{list}” in the data folder is not in the ledger of this log: it is not "
            "used. A supervisor restores a version (“vigie lists restore”).",
            list=list_name(name),
        )


def list_name(name: DeskList) -> Sentence:
    """Return the name of a list for people."""
    from triage_app.wording.names import NAMES  # noqa: PLC0415 - only where something is told

    return NAMES["desk_list"][name.value]


def _changed(name: DeskList, mark: Mark) -> Sentence:
    return sentence(
        "The list “{list}” was changed outside Vigie since event {event} of {day}; {instead} is "
        "used. A supervisor restores a version (“vigie lists restore”).",
        list=list_name(name),
        event=mark.event,
        day=mark.day,
    )


def _filled(problem: Sentence | None, used: Mark | None) -> Sentence | None:
    version = sentence("version {version}", version=used.name) if used else _NOTHING
    return problem.fill(instead=version) if problem else None
