"""One list of the desk: checked, saved as a new version, restored, compared, exported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from classifier.sentence import Sentence, sentence
from triage_app.case_codes import shown_row
from triage_app.errors import ListError
from triage_app.files import write_whole
from triage_app.list_records import (
    CheckedRows,
    DeskList,
    ListDifference,
    ListVersion,
    LoadedList,
    Row,
    RowProblem,
)
from triage_app.reporting.csv_file import cell_text
from triage_app.services.lists import row_files
from triage_app.services.lists.kept_rows import kept_text
from triage_app.services.lists.list_files import ListFiles

Check = Callable[[Row], Row | Sentence]  # a row as it is kept, or why it cannot be
# Writes into the ledger what was changed, and runs the effect before that is final.
Record = Callable[[Mapping[str, object], Callable[[], None]], object]
_FIRST_ROW = 2  # a spreadsheet has the headings in the first
_OTHER_FORMATS = (".xlsx", ".xls", ".ods", ".json", ".html", ".pdf")


@dataclass(frozen=True, slots=True)
class ListBook:
    """Reads, checks, saves and restores one list; raises ListError with a sentence."""

    name: DeskList
    files: ListFiles
    check_row: Check
    record: Record
    default: tuple[Row, ...] = ()  # of a list that was never saved

    def load(self) -> LoadedList:
        """Return the list as it is in use."""
        loaded = self.files.load(self.name)
        return replace(loaded, rows=self.default) if loaded.version == 0 else loaded

    def versions(self) -> list[ListVersion]:
        """Return the versions that are kept, newest first."""
        return self.files.versions(self.name)

    def check(self, rows: Iterable[Row]) -> CheckedRows:
        """Return the good rows as they are kept, and a sentence for each other one."""
        good: dict[str, Row] = {}
        problems: list[RowProblem] = []
        bad: list[Row] = []
        for number, row in enumerate(rows, _FIRST_ROW):
            cells = tuple(" ".join(cell_text(cell).split()) for cell in row)
            if not any(cells):
                continue
            found = self.check_row(cells)
            if not isinstance(found, Sentence) and found[0] in good:
                entry = shown_row(self.name, found)[0]
                found = sentence("“{entry}” is in the list twice.", entry=entry)
            if isinstance(found, Sentence):
                problems.append(RowProblem(number, found))
                bad.append(row)
            else:
                good[found[0]] = found
        return CheckedRows(tuple(good.values()), tuple(problems), tuple(bad))

    def save(self, rows: Iterable[Row]) -> int:
        """Replace the list; return the number of the new version, or of the same one.

        Raises ListError for rows with a problem: then nothing is saved.
        """
        checked = self.check(rows)
        if checked.problems:
            raise ListError(
                "Row {row}: {problem} Nothing was saved.",
                row=checked.problems[0].row,
                problem=checked.problems[0].sentence,
            )
        loaded = self.load()
        if checked.rows == loaded.rows and loaded.problem is None:
            return loaded.version
        return self.put(checked.rows, {})

    def add(self, rows: Sequence[Row]) -> int:
        """Add rows to the list, each in place of the one with the same first cell."""
        checked = self.check(rows)
        if checked.problems:
            self.save(rows)  # tells it
        kept = {row[0]: row for row in (*self.load().rows, *checked.rows)}
        return self.save(kept.values())

    def remove(self, entry: str) -> int:
        """Remove the row with this first cell, kept or shown; ListError when there is none."""
        rows = self.load().rows
        kept = tuple(row for row in rows if entry not in (row[0], shown_row(self.name, row)[0]))
        if len(kept) == len(rows):
            raise ListError("“{entry}” is not in the list.", entry=entry)
        return self.put(kept, {})

    def restore(self, version: int) -> int:
        """Make an earlier version, or the empty one 0, the list again, as a new version."""
        return self.put(self.files.rows_of_version(self.name, version), {"restored": version})

    def difference(self, before: int, now: int) -> ListDifference:
        """Return what the second version has beside the first."""
        old = {row[0]: row for row in self.files.rows_of_version(self.name, before)}
        new = {row[0]: row for row in self.files.rows_of_version(self.name, now)}
        return ListDifference(
            tuple(row for key, row in new.items() if key not in old),
            tuple(row for key, row in old.items() if key not in new),
            tuple((old[key], row) for key, row in new.items() if key in old and old[key] != row),
        )

    def exported(self, language: str) -> bytes:
        """Return the list in use as a file that a spreadsheet opens."""
        return row_files.exported(self.name, self.load().rows, language)

    def read(self, path: Path) -> list[Row]:
        """Return the rows of a file, unchecked."""
        try:
            return row_files.read_list(self.name, path)
        except OSError as error:
            raise ListError(
                "{file} cannot be opened: check that it is there and that you may read it.",
                file=path.name,
            ) from error

    def write(self, path: Path, language: str) -> Path:
        """Write the list in use as a CSV file that a spreadsheet opens, whole or not at all.

        Raises ListError, also for a name that ends as that of another format.
        """
        if path.suffix.lower() in _OTHER_FORMATS:
            raise ListError(
                "A list is written as CSV: give a name that ends in .csv, not in {ending}.",
                ending=path.suffix,
            )
        try:
            write_whole(path, self.exported(language))
        except OSError as error:
            raise ListError(
                "{file} could not be written; check that you may write there and that there is "
                "room left.",
                file=path,
            ) from error
        return path

    def put(self, rows: tuple[Row, ...], payload: Mapping[str, object]) -> int:
        """Write rows as they are kept as a new version; return its number.

        Its file is there before the ledger says so. `payload` is what the event has beside it.
        """
        version = self.files.next_version(self.name)
        said = {
            "list": self.name.value,
            "version": version,
            "digest": sha256(kept_text(self.name, rows).encode()).hexdigest(),
            "rows": len(rows),
            **payload,
        }
        self.record(said, lambda: self.files.write(self.name, version, rows))
        return version
