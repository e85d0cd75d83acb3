"""Compares each text with its digest in the ledger, and the words of notes with the notes.

SQL alone compares these, which needs no Python (`file_check`).
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from classifier.sentence import Sentence, sentence
from triage_app.store import derived_text, retention
from triage_app.store.check_progress import RowCount
from triage_app.store.check_scope import WHOLE, CheckScope
from triage_app.store.domains import DomainCheck

if TYPE_CHECKING:
    from sqlite_utils import Database

_FROM = """FROM cases LEFT JOIN messages USING (number) LEFT JOIN case_domains USING (number)
    WHERE (text_digest <> '' OR message IS NOT NULL) AND """
# Whether there are domains, and all that is sealed as bytes, of which no text has to be made.
_SEALED = f"""SELECT number, text_digest, domains <> '',
    CAST(salt || message || coalesce(domains, '') AS BLOB) {_FROM}"""
_PARTS = f"""SELECT number, text_digest, salt, message, coalesce(domains, '')
    {_FROM} number = ?"""
_WRONG_NOTES = f"""SELECT number FROM messages JOIN note_words USING (number)
    WHERE NOT ({derived_text.NOTES_ARE_KEPT}) AND """  # noqa: S608
_AT_ONCE = 500  # texts


def problems(
    db: Database, count: RowCount | None = None, scope: CheckScope = WHOLE
) -> Iterator[Sentence]:
    """Yield a sentence for each text that is gone or changed, or whose derived values are."""
    check, counted = DomainCheck(db), count or RowCount()
    purged = retention.purged_numbers(db)
    texts = db.execute(_SEALED + scope.cases())
    while some := texts.fetchmany(_AT_ONCE):
        for number, digest, has_domains, sealed in some:
            is_usual = has_domains or not check.has_old_events
            if sealed is None:
                if number not in purged:
                    yield _gone(number)
            elif is_usual and sha256(sealed).hexdigest() == digest:
                continue
            elif not all(check.fits(*row) for row in db.execute(_PARTS, [number])):
                yield _changed(number)
        counted.add(len(some))


def note_problems(db: Database, scope: CheckScope = WHOLE) -> Iterator[Sentence]:
    """Yield a sentence for each text whose words of notes are not those of its notes."""
    for (number,) in db.execute(_WRONG_NOTES + scope.cases()):
        yield sentence(
            "What is derived from the text of case {number} was changed; “vigie verify --rebuild” "
            "writes it anew.",
            number=number,
        )


def _gone(number: int) -> Sentence:
    return sentence("The text of case {number} is gone although it was not purged.", number=number)


def _changed(number: int) -> Sentence:
    return sentence("The text of case {number} was changed afterwards.", number=number)
