"""The first words of a text, as a function of SQL: they follow from the text and are not stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

# Of a row of cases; "" after a purge.
OF_CASE = """coalesce((SELECT excerpt_of(message) FROM messages
    WHERE messages.number = cases.number), '') AS excerpt"""


def give_to(connection: sqlite3.Connection) -> None:
    """Make `excerpt_of`, which takes the JSON of a message, known to a connection."""
    connection.create_function("excerpt_of", 1, _excerpt, deterministic=True)


def _excerpt(text: str) -> str:
    from triage_app.store import message_json  # noqa: PLC0415 - not needed to open a log

    return message_json.excerpt_of_json(text)
