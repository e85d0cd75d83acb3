"""What is derived from a text for the search: its other words, and the words of its notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import MsgspecError
from msgspec.json import Decoder

from triage_app.store.smaller_schema import INDEX_ALL

if TYPE_CHECKING:
    from sqlite_utils import Database

NOTES_ARE_KEPT = "messages.notes IS note_words.words"  # of a text that is joined with the view
_SEARCHED_APART = frozenset({"subject", "body", "sender", "channel", "part"})
_CODES = frozenset({"digest", "media_type"})
_RESULTS = frozenset({"remarks", "authentication"})
_as_object = Decoder(dict[str, object]).decode
_WRITE_NOTES = """UPDATE messages SET notes =
  (SELECT words FROM note_words WHERE note_words.number = messages.number)
  WHERE notes IS NOT (SELECT words FROM note_words WHERE note_words.number = messages.number)"""


def give_to(db: Database) -> None:
    """Make `other_words`, which takes the JSON of a message, known to a connection."""
    db.conn.create_function("other_words", 1, _other_words, deterministic=True)


def _other_words(text: str) -> str:
    try:
        return other_texts(_as_object(text))
    except (MsgspecError, RecursionError):  # `text_check` tells that it was changed
        return ""


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
    """Write them and their index anew; runs inside `LogDatabase.writing`, after the cases."""
    db.execute("INSERT INTO messages_fts (messages_fts) VALUES ('delete-all')")
    db.execute(INDEX_ALL)
    db.execute(_WRITE_NOTES)  # after the index, from which the former words are taken
