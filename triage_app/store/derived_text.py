"""The columns that are derived from a text or its case: excerpt, words, facets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_app.store import message_json

if TYPE_CHECKING:
    from sqlite_utils import Database

# An excerpt has 120 characters: the beginning tells nearly always what it is.
BEGINNING = "substr(subject, 1, 160), substr(body, 1, 200)"
# Of a text that is joined with the views.
IS_KEPT = """messages.others IS other_texts.others AND messages.facets IS case_facets.facets
             AND messages.notes IS note_words.words"""
_WHOLE = "SELECT subject, body FROM messages WHERE number = ?"
_SOME = """SELECT number, excerpt, subject, body FROM messages WHERE number > ?
           ORDER BY number LIMIT 1000"""
_WRITE_OTHERS = """UPDATE messages SET
  others = (SELECT others FROM other_texts AS found WHERE found.number = messages.number),
  facets = coalesce((SELECT facets FROM case_facets AS found
    WHERE found.number = messages.number), '')"""
_WRITE_NOTES = """UPDATE messages SET notes =
  (SELECT words FROM note_words WHERE note_words.number = messages.number)
  WHERE notes IS NOT (SELECT words FROM note_words WHERE note_words.number = messages.number)"""


def is_excerpt(db: Database, number: int, excerpt: str, subject: str, body: str) -> bool:
    """Return whether an excerpt is that of a text, of which subject and body begin like this."""
    if excerpt == message_json.excerpt_of(subject, body):
        return True
    whole = db.execute(_WHOLE, [number]).fetchone()
    return excerpt == message_json.excerpt_of(*whole)


def rebuild(db: Database) -> None:
    """Write them anew; runs inside `LogDatabase.writing`, when the cases are as they should be."""
    last = 0
    while some := db.execute(_SOME, [last]).fetchall():
        last = some[-1][0]
        for number, kept, subject, body in some:
            excerpt = message_json.excerpt_of(subject, body)
            if kept != excerpt:
                db.execute("UPDATE messages SET excerpt = ? WHERE number = ?", [excerpt, number])
    db.execute(_WRITE_OTHERS)
    db.execute(_WRITE_NOTES)
