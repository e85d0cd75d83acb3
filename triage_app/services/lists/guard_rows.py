"""The rows of the guard list: cases that every model has to judge in one way.

The list holds numbers of cases only: the text stays in the log, and goes with it. A case without
its text guards nothing any longer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from classifier.records import Label, Message
from classifier.sentence import Sentence, sentence
from triage_app.errors import StoreError
from triage_app.list_records import Expected, Row
from triage_app.records import CaseDetail
from triage_app.services.lists.watch_rows import LONGEST_NOTE

_LARGEST = 2**63 - 1  # number of a case
_LONGEST_NUMBER = len(str(_LARGEST))  # Python reads no number of 5,000 digits
_IN_CODES = "-"  # "12-345-7"
_WORDS = {
    Expected.SCAM: ("scam", "arnaque", "never missed", "jamais manquée", "jamais manquee"),
    Expected.LEGIT: ("legit", "legitimate", "légitime", "legitime", "never flagged"),
}


@dataclass(frozen=True, slots=True)
class GuardedCase:
    """A case of the guard list with its masked text."""

    number: int
    expected: Expected
    message: Message


@dataclass(frozen=True, slots=True)
class GuardRows:
    """Checks rows; a case is given by its number or its code.

    `find` returns a case of the log, `number_of` the number for a code; both raise StoreError.
    """

    find: Callable[[int], CaseDetail]
    number_of: Callable[[str], int]

    def check(self, row: Row) -> Row | Sentence:
        """Return a row as it is kept, or why it cannot be."""
        typed, said, note = row
        if len(note) > LONGEST_NOTE:
            return sentence("the note is longer than {most} characters.", most=LONGEST_NOTE)
        expected = next((one for one, words in _WORDS.items() if said.lower() in words), None)
        if expected is None:
            return sentence("write “scam” (never missed) or “legit” (never flagged).")
        number = self._number(typed.lstrip("n°º. \u00a0\u202f#"))
        if isinstance(number, Sentence):
            return number
        return self._problem(number, expected) or (str(number), expected.value, note)

    def _number(self, typed: str) -> int | Sentence:
        if _IN_CODES in typed:
            try:
                return self.number_of(typed)
            except StoreError as error:
                return error.sentence
        is_number = typed.isdecimal() and len(typed) <= _LONGEST_NUMBER
        if not is_number or not 0 < int(typed) <= _LARGEST:
            return sentence("“{case}” is no number of a case.", case=typed[:40])
        return int(typed)

    def _problem(self, number: int, expected: Expected) -> Sentence | None:
        try:
            detail = self.find(number)
        except StoreError as error:
            return error.sentence
        if detail.message is None:
            return sentence("the text of case no. {number} is no longer kept.", number=number)
        if detail.case.label not in (None, Label(expected.value)):
            return sentence("case no. {number} is confirmed as the opposite.", number=number)
        return None


def guarded(rows: tuple[Row, ...], find: Callable[[int], CaseDetail]) -> Iterator[GuardedCase]:
    """Yield the cases of a list whose text the log still has."""
    for number, expected, _ in rows:
        with suppress(StoreError):  # withdrawn or erased since
            message = find(int(number)).message
            if message is not None:
                yield GuardedCase(int(number), Expected(expected), message)
