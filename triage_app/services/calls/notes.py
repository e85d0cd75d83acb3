"""Notes on a case, and the reference of the caller's file, as they are kept."""

from __future__ import annotations

import unicodedata

from classifier.masking.message import mask_text
from classifier.text.cleaning import clean, clean_line
from triage_app.errors import StoreError
from triage_app.records import Step
from triage_app.store.note_log import NoteLog

NOTE_CHARACTERS = 500
_REFERENCE_CHARACTERS = 100


class CaseNotes:
    """The notes and references of the log in the name of one person; raises StoreError."""

    def __init__(self, log: NoteLog, actor: str) -> None:
        self._log, self._actor = log, actor

    def add(self, number: int, untrusted_note: str) -> Step:
        """Add a note to a case, masked as a message is."""
        return self._log.add(number, masked_note(untrusted_note), self._actor)

    def set_reference(self, number: int, untrusted_reference: str) -> Step:
        """Keep a digest of the reference of the caller's file, in place of a former one."""
        return self._log.set_reference(number, file_reference(untrusted_reference), self._actor)


def masked_note(untrusted_note: str) -> str:
    """Return a note on one line with placeholders, as it is kept.

    Raises StoreError when nothing is left of it, or when it is too long: half of it would say
    something else.
    """
    note = _on_one_line(untrusted_note)
    if len(note) <= NOTE_CHARACTERS:
        note = masked_line(untrusted_note)
    if len(note) > NOTE_CHARACTERS:
        raise StoreError(
            "A note has at most {most} characters, and this one has {count}.",
            most=NOTE_CHARACTERS,
            count=len(note),
        )
    if not any(one.isalnum() for one in note):
        raise StoreError("The note is empty.")
    return note


def masked_line(untrusted_note: str) -> str:
    """Return a note of any length on one line with placeholders, "" where nothing is left."""
    # Twice: names are told by their lines too.
    return mask_text(_on_one_line(mask_text(clean(untrusted_note))[0]))[0]


def _on_one_line(text: str) -> str:
    line = clean_line(text, len(text))
    return "".join(one for one in line if one.isprintable()).strip()


def file_reference(untrusted_reference: str) -> str:
    """Return the letters and digits of a reference, so that its notation does not count.

    Raises StoreError when there are none, or too many.
    """
    folded = unicodedata.normalize("NFKC", untrusted_reference).casefold()
    reference = "".join(one for one in unicodedata.normalize("NFKC", folded) if one.isalnum())
    if not 0 < len(reference) <= _REFERENCE_CHARACTERS:
        raise StoreError(
            "The reference of a file has 1 to {most} letters or digits.", most=_REFERENCE_CHARACTERS
        )
    return reference
