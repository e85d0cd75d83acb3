"""The lists of supervisors' desks, as this desk gives and takes them.

A list travels as the text that the desk keeps. The guard list holds numbers of cases, which are
others at each desk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from classifier.indicators.organisations import Organisations
from classifier.sentence import Sentence
from triage_app.list_records import DeskList, Expected, Row
from triage_app.parsing import DamagedData
from triage_app.services.exchange.keepers import Fetch
from triage_app.services.lists.kept_rows import kept_text, rows_of
from triage_app.services.lists.list_book import ListBook
from triage_app.services.lists.lists_in_use import DeskLists
from triage_app.services.lists.watch_rows import LONGEST_NOTE, WatchRows
from triage_app.shared_file_records import HeldChange, NotTaken, SharedChange
from triage_app.store.share_translation import DeskNumbers
from triage_app.store.shared_file_log import SharedFileLog

_LARGEST = 5_000_000  # bytes
_LONGEST_NUMBER = 12  # digits of a case of any desk


@dataclass(frozen=True, slots=True)
class ListKeeper:
    """Keeps the lists; `numbers` are those of this desk."""

    lists: DeskLists
    supplied: Organisations  # the table that comes with the program
    log: SharedFileLog
    numbers: DeskNumbers

    def files(self, change: SharedChange) -> Mapping[str, bytes]:
        """Return the text of a version."""
        book = self.lists.book(DeskList(change.of.list_name))
        rows = book.files.recorded_rows(book.name, int(change.name))
        return {} if rows is None else {change.digest: kept_text(book.name, rows).encode()}

    def take(self, change: SharedChange, fetch: Fetch) -> NotTaken | None:
        """Make a list of another desk a new version here."""
        if change.of.list_name not in set(DeskList):
            return NotTaken.UNFIT
        name = DeskList(change.of.list_name)
        content = fetch(change.digest, _LARGEST)
        if isinstance(content, NotTaken):
            return content
        book = self._book(name, change)
        try:
            rows = self._rows(name, content, change.desk)
        except (DamagedData, UnicodeDecodeError):
            return NotTaken.UNFIT
        checked = book.check(rows)
        if checked.problems:
            return NotTaken.UNFIT
        book.put(checked.rows, {})
        return None

    def is_whole(self, held: HeldChange) -> bool:
        """Return whether the file of the version in use is as the ledger has it."""
        if held.change.of.list_name not in set(DeskList):
            return True
        book = self.lists.book(DeskList(held.change.of.list_name))
        return book.files.recorded_rows(book.name, int(held.name)) is not None

    def bring_back(self, change: SharedChange, fetch: Fetch) -> NotTaken | None:
        """Write the file of a version of this desk again."""
        content = fetch(change.digest, _LARGEST)
        if isinstance(content, NotTaken):
            return content
        book = self.lists.book(DeskList(change.of.list_name))
        try:
            rows = rows_of(book.name, content.decode())
        except (DamagedData, UnicodeDecodeError):
            return NotTaken.UNFIT
        book.files.write(book.name, int(change.name), rows)
        return None

    def _book(self, name: DeskList, change: SharedChange) -> ListBook:
        """Return a list that notes where its next version comes from.

        A row is checked by what the program knows, not by other lists or cases of this desk: all
        desks take the same.
        """
        book = replace(self.lists.book(name), record=partial(self.log.note, change))
        if name is DeskList.WATCH:
            return replace(book, check_row=WatchRows(self.supplied).check)
        return replace(book, check_row=_guard_row) if name is DeskList.GUARD else book

    def _rows(self, name: DeskList, content: bytes, desk: int) -> tuple[Row, ...]:
        """Return the rows of a text with the numbers of this desk; raises DamagedData."""
        rows = rows_of(name, content.decode())
        if name is not DeskList.GUARD:
            return rows
        return tuple((self._number(case, desk), *others) for case, *others in rows)

    def _number(self, case: str, desk: int) -> str:
        if not (case.isascii() and case.isdigit() and len(case) <= _LONGEST_NUMBER):
            raise DamagedData("number")
        return str(self.numbers.number_of(DeskNumbers(desk).pair_of(int(case))))


def _guard_row(row: Row) -> Row | Sentence:
    _, expected, note = row
    fits = expected in set(Expected) and len(note) <= LONGEST_NOTE
    return row if fits else Sentence("")
