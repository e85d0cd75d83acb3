"""Compares each text with its digest in the ledger, and the words of notes with the notes.

SQL alone compares these, which needs no Python (`file_check`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from classifier.sentence import Sentence, sentence
from triage_app.store import derived_text, retention
from triage_app.store.check_progress import RowCount
from triage_app.store.check_scope import WHOLE, CheckScope
from triage_app.store.domains import DomainCheck

if TYPE_CHECKING:
    from sqlite_utils import Database

_TEXTS = """SELECT number, text_digest, salt, message, coalesce(domains, '')
    FROM messages JOIN cases USING (number) LEFT JOIN case_domains USING (number) WHERE """
_WRONG_NOTES = f"""SELECT number FROM messages JOIN note_words USING (number)
    WHERE NOT ({derived_text.NOTES_ARE_KEPT}) AND """  # noqa: S608
_GONE = """SELECT number FROM cases WHERE text_digest <> ''
    AND NOT EXISTS (SELECT 1 FROM messages WHERE messages.number = cases.number) AND """


def problems(
    db: Database, count: RowCount | None = None, scope: CheckScope = WHOLE
) -> Iterator[Sentence]:
    """Yield a sentence for each text that is gone or changed, or whose derived values are."""
    yield from _gone(db, scope)
    check = DomainCheck(db)
    texts = db.execute(_TEXTS + scope.cases())
    for number, digest, salt, text, domains in (count or RowCount()).through(texts):
        if not check.fits(number, digest, salt, text, domains):
            yield sentence("The text of case {number} was changed afterwards.", number=number)


def note_problems(db: Database, scope: CheckScope = WHOLE) -> Iterator[Sentence]:
    """Yield a sentence for each text whose words of notes are not those of its notes."""
    for (number,) in db.execute(_WRONG_NOTES + scope.cases()):
        yield sentence(
            "What is derived from the text of case {number} was changed; “vigie verify --rebuild” "
            "writes it anew.",
            number=number,
        )


def _gone(db: Database, scope: CheckScope) -> Iterator[Sentence]:
    """Yield a sentence for each text that is missing; "": it was imported without its text."""
    purged = retention.purged_numbers(db)
    for (number,) in db.execute(_GONE + scope.cases()):
        if number not in purged:
            yield sentence(
                "The text of case {number} is gone although it was not purged.", number=number
            )
