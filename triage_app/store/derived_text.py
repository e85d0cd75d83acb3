"""Compares the columns that are derived from a text with the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from classifier.sentence import Sentence, sentence
from triage_app.store import message_json
from triage_app.store.check_progress import RowCount
from triage_app.store.check_scope import WHOLE, CheckScope

if TYPE_CHECKING:
    from sqlite_utils import Database

# An excerpt has 120 characters: the beginning tells nearly always what it is.
_BEGINNING = """SELECT number, excerpt, substr(subject, 1, 400), substr(body, 1, 1000) FROM messages
                WHERE """
_WHOLE = "SELECT subject, body FROM messages WHERE number = ?"
_ALL = "SELECT number, excerpt, subject, body FROM messages"
_WRITE_OTHERS = """UPDATE messages SET others =
  (SELECT others FROM other_texts AS found WHERE found.number = messages.number)"""
_WRITE_NOTES = """UPDATE messages SET notes =
  (SELECT words FROM note_words WHERE note_words.number = messages.number)
  WHERE notes IS NOT (SELECT words FROM note_words WHERE note_words.number = messages.number)"""
_OTHERS = """SELECT number FROM messages JOIN other_texts USING (number)
             JOIN note_words USING (number) WHERE (messages.others IS NOT other_texts.others
             OR messages.notes IS NOT note_words.words) AND """


def problems(
    db: Database, count: RowCount | None = None, scope: CheckScope = WHOLE
) -> Iterator[Sentence]:
    """Yield a sentence for each text whose excerpt or searched words are not its own."""
    beginnings = db.execute(_BEGINNING + scope.cases())
    for number, kept, subject, body in (count or RowCount()).through(beginnings):
        if kept != message_json.excerpt_of(subject, body) and kept != _excerpt(db, number):
            yield _changed(number)
    for (number,) in db.execute(_OTHERS + scope.cases()):
        yield _changed(number)


def rebuild(db: Database) -> None:
    """Write excerpts and searched words anew from the texts; runs inside `LogDatabase.writing`."""
    for number, kept, subject, body in db.execute(_ALL).fetchall():
        if kept != message_json.excerpt_of(subject, body):
            excerpt = message_json.excerpt_of(subject, body)
            db.execute("UPDATE messages SET excerpt = ? WHERE number = ?", [excerpt, number])
    db.execute(_WRITE_OTHERS)
    db.execute(_WRITE_NOTES)


def _excerpt(db: Database, number: int) -> str:
    subject, body = db.execute(_WHOLE, [number]).fetchone()
    return message_json.excerpt_of(subject, body)


def _changed(number: int) -> Sentence:
    return sentence(
        "What is derived from the text of case {number} was changed; “vigie verify --rebuild” "
        "writes it anew.",
        number=number,
    )
