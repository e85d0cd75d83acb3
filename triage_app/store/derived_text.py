"""The columns that are derived from a text or its case: excerpt, words, facets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec.json import Decoder

from triage_app.store import message_json

if TYPE_CHECKING:
    from sqlite_utils import Database

# Of a text that is joined with the views. What the view `other_texts` says takes most of the time
# of a verification, so that it is asked only where `other_texts` below says something else.
ARE_KEPT = "messages.facets IS case_facets.facets AND messages.notes IS note_words.words"
_OTHERS = "SELECT others FROM other_texts WHERE number = ?"
_SEARCHED_APART = frozenset({"subject", "body", "sender", "channel", "part"})
_CODES = frozenset({"digest", "media_type"})
_RESULTS = frozenset({"remarks", "authentication"})
_SUBJECT, _BODY = 160, 200  # characters that tell nearly always what the excerpt is
_as_object = Decoder(dict[str, object]).decode
_SOME = """SELECT number, excerpt, subject, body FROM messages WHERE number > ?
           ORDER BY number LIMIT 1000"""
_WRITE_OTHERS = """UPDATE messages SET
  others = (SELECT others FROM other_texts AS found WHERE found.number = messages.number),
  facets = coalesce((SELECT facets FROM case_facets AS found
    WHERE found.number = messages.number), '')"""
_WRITE_NOTES = """UPDATE messages SET notes =
  (SELECT words FROM note_words WHERE note_words.number = messages.number)
  WHERE notes IS NOT (SELECT words FROM note_words WHERE note_words.number = messages.number)"""


def are_of_text(db: Database, number: int, text: str, excerpt: str, others: str) -> bool:
    """Return whether excerpt and searched words are those of a text, the JSON of a message."""
    message = _as_object(text)
    if others != other_texts(message) and (others,) != db.execute(_OTHERS, [number]).fetchone():
        return False
    subject, body = str(message["subject"]), str(message["body"])
    if excerpt == message_json.excerpt_of(subject[:_SUBJECT], body[:_BODY]):
        return True
    return excerpt == message_json.excerpt_of(subject, body)


def other_texts(message: Mapping[str, object]) -> str:
    """Return what the view of this name says of a message, in a third of the time."""
    found: list[str] = []
    for name, value in message.items():
        if isinstance(value, str):
            if name not in _SEARCHED_APART and name not in _CODES:
                found.append(value)
        elif value and name not in _RESULTS:
            _add_texts(value, found)
    return " ".join(found)


def _add_texts(value: object, found: list[str]) -> None:
    """Append the texts inside a list or an object, in their order."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in _CODES or not isinstance(inner, str):
                _add_texts(inner, found)
    elif isinstance(value, list):
        for inner in value:
            _add_texts(inner, found)
    elif isinstance(value, str):
        found.append(value)


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
