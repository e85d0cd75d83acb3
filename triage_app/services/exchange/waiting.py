"""Why changes of other desks are not in use yet, in a small file of the data folder."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from triage_app.files import private_folder, write_whole
from triage_app.parsing import DamagedData, json_as
from triage_app.shared_file_records import NotTaken, SharedChange, WaitingChange

_log = logging.getLogger(__name__)


class _Waiting(msgspec.Struct, frozen=True):
    desk: int
    number: int  # of the event in what that desk shares
    why: NotTaken


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """One such file."""

    path: Path

    def keep(self, waiting: Sequence[WaitingChange]) -> None:
        """Write what waits and why; what cannot be written is told as missing."""
        rows = [_Waiting(one.change.desk, one.change.number, one.why) for one in waiting]
        if rows == self._read():
            return
        try:
            private_folder(self.path.parent)
            write_whole(self.path, msgspec.json.encode(rows), private=True)
        except OSError as error:
            _log.info("what waits was not written: %s", type(error).__name__)

    def told(self, wanted: Iterable[SharedChange]) -> list[WaitingChange]:
        """Return changes that are wanted, each with what the last exchange said of it."""
        known = {(one.desk, one.number): one.why for one in self._read()}
        return [
            WaitingChange(change, known.get((change.desk, change.number), NotTaken.MISSING))
            for change in wanted
        ]

    def _read(self) -> list[_Waiting]:
        try:
            return json_as(list[_Waiting], self.path.read_bytes())
        except (OSError, DamagedData):
            return []
