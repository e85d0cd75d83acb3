"""Workbooks of Excel and OpenDocument as rows of text, read in a child process."""

from __future__ import annotations

from pathlib import Path

import msgspec

from classifier.errors import UnreadableMessage
from classifier.reading import files, limits, refusals
from classifier.reading.child_process import End, Stop, run
from classifier.reading.decoder import workbooks
from classifier.reading.decoder.decoded import Trouble
from classifier.reading.decoder.workbooks import Sheet
from classifier.record_types import prepared
from classifier.system.own_program import module_command

_MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")  # ZIP; compound file (.xls)
_MODULE = "classifier.reading.decoder.workbooks"


def is_workbook(path: Path) -> bool:
    """Return whether a file is a workbook, by its first bytes."""
    return files.head_of(path, 8).startswith(_MARKS)


def sheets_in(path: Path, stop: Stop | None = None) -> list[Sheet]:
    """Return the visible sheets of a workbook; raise UnreadableMessage."""
    if files.size_of(path) > limits.FILE_BYTES:
        raise _too_large()
    untrusted_data = files.read_file(path)
    outcome = run(module_command(_MODULE), untrusted_data, workbooks.SECONDS, stop)
    if outcome.end is End.STOPPED:
        raise refusals.stopped()
    if outcome.end in (End.MEMORY, End.TIME):
        raise _too_large()
    if outcome.end is End.FAILED:
        raise _damaged()
    found = msgspec.json.decode(outcome.output, type=prepared(workbooks.Workbook))
    if found.trouble is Trouble.MEMORY:
        raise _too_large()
    if found.trouble is Trouble.ENCRYPTED:
        raise UnreadableMessage(
            "This workbook is protected by a password: save it without one, or as CSV."
        )
    if found.trouble:
        raise _damaged()
    return found.sheets


def _too_large() -> UnreadableMessage:
    return UnreadableMessage(
        "This workbook is too large, or one of its cells stands far away from the others: save "
        "the sheet as CSV."
    )


def _damaged() -> UnreadableMessage:
    return UnreadableMessage("This workbook is damaged, or none: save the sheet as CSV.")
