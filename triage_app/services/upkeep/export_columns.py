"""The columns of exported cases that were chosen last, in a file of the data folder."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from triage_app.errors import ExportError
from triage_app.export_records import Column
from triage_app.files import private_folder, write_whole
from triage_app.parsing import DamagedData, json_as


class ExportColumns:
    """The file `path`. What cannot be read counts as none: then all columns are exported."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self) -> tuple[Column, ...]:
        """Return the columns in their order, () for all."""
        try:
            names = json_as(list[str], self._path.read_bytes())
        except (OSError, DamagedData):
            return ()
        return tuple(Column(name) for name in names if name in set(Column))

    def keep(self, columns: Sequence[Column]) -> None:
        """Remember columns, () for all; raise ExportError."""
        try:
            private_folder(self._path.parent)
            write_whole(self._path, json.dumps([one.value for one in columns]), private=True)
        except OSError as error:
            raise ExportError(
                "The columns could not be kept in {path}; check that you may write there and "
                "that there is room left.",
                path=self._path,
            ) from error
