"""Errors of the case log, as sentences for people.

They name the file and what to do next, and contain no message text.
"""

from __future__ import annotations

from pathlib import Path

from classifier.sentence import Sentence, sentence
from triage_app.errors import ReplacedLog, StoreError
from triage_app.store.driver import error_code

# Primary result code of SQLite -> what happened; {path} is the file.
_SENTENCES: dict[str, Sentence] = {
    "BUSY": sentence(
        "The case log {path} is in use by another program; nothing was written, try again in a "
        "moment."
    ),
    "READONLY": sentence(
        "The case log {path} is read-only; nothing was written, ask for the right to write to "
        "this file and its folder."
    ),
    "FULL": sentence(
        "There is no room left on the disk for the case log {path}; nothing was written and "
        "nothing is lost, free some space and try again."
    ),
    "NOTADB": sentence(
        "The file {path} is not a case log; it was left untouched, move it aside or restore a "
        "backup."
    ),
    "CORRUPT": sentence(
        "The case log {path} is damaged; write nothing more to it and restore the last backup."
    ),
    "CANTOPEN": sentence(
        "The case log {path} cannot be opened; check that its folder exists and that you may read "
        "and write there."
    ),
    "IOERR": sentence(
        "The disk could not read or write the case log {path}; nothing was written, check the "
        "disk and try again."
    ),
    "NOMEM": sentence(
        "A part of the case log {path} cannot be decrypted, or there is not enough memory; close "
        "other programs and try again, and restore the last backup if this is said again."
    ),
}
_SAME_AS = {"LOCKED": "BUSY", "PERM": "READONLY", "AUTH": "READONLY", "NOLFS": "FULL"}


def file_error(code: str, path: Path) -> StoreError:
    """Return the error for one of the codes above, about the file `path`."""
    return StoreError(_SENTENCES[code].fill(path=path))


def newer_version(path: Path) -> StoreError:
    """Return the error for a log written by a newer version."""
    return StoreError(
        "The case log {path} comes from a newer version of Vigie; it was left untouched. Update "
        "Vigie to open it, or go back with “vigie restore” and the copy from before the update "
        "(cases.db.before-update-1), without the cases since.",
        path=path,
    )


def locked(path: Path) -> StoreError:
    """Return the error for a log that no key opens."""
    return StoreError(
        "No key of this data folder opens the case log {path}: it is encrypted with another key, "
        "or it is not a case log; it was left untouched, unlock the key store of your session, put "
        "the key back (“vigie log key --import FILE”) or restore a backup.",
        path=path,
    )


def in_use(path: Path) -> StoreError:
    """Return the error for a log that cannot be written anew while others have it open."""
    return StoreError(
        "Another program has the case log {path} open; nothing was changed, close all windows of "
        "Vigie and try again.",
        path=path,
    )


def replaced(path: Path) -> ReplacedLog:
    """Return the error for a log whose file was taken away while it was open."""
    return ReplacedLog(
        "The file of the case log {path} was deleted, emptied or replaced while it was open; this "
        "was not logged, put the file or a backup back (“vigie restore FILE”) and try again.",
        path=path,
    )


def missing(path: Path) -> StoreError:
    """Return the error for a required log that does not exist."""
    return StoreError(
        "The case log {path} does not exist; log a first case or restore a backup.", path=path
    )


def no_such_case(number: int) -> StoreError:
    """Return the error for a case number that is not in the log."""
    return StoreError(
        "Case no. {number} does not exist or was withdrawn from the log.", number=number
    )


def damaged_text(number: int) -> StoreError:
    """Return the error for a stored message that is not what was written."""
    return StoreError(
        "The text of case {number} is damaged; restore the last backup.", number=number
    )


def translated(error: Exception, path: Path) -> StoreError | None:
    """Return the error for an exception of the driver, None for a programming error."""
    primary = error_code(error)
    if _is_of_values(primary, str(error)):
        primary = "CORRUPT"
    primary = _SAME_AS.get(primary, primary)
    return file_error(primary, path) if primary in _SENTENCES else None


def _is_of_values(primary: str, said: str) -> bool:
    """Return whether an error tells of text that is not UTF-8, or of JSON that is none."""
    return (not primary and "decode" in said) or "malformed JSON" in said
