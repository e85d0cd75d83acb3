"""Messages in a CSV table: one a row, in columns with French or English names."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from classifier.errors import UnreadableMessage
from classifier.reading import refusals
from classifier.records import Channel
from classifier.text.cleaning import clean_line, fold

_COLUMNS = {
    "body": "body message messages texte text contenu corps sms mail",
    "sender": "sender expediteur from de emetteur numero_expediteur",
    "subject": "subject objet sujet titre",
    "channel": "channel canal type support",
    "id": "id identifiant numero reference ref n",
}
_ROLE = {name: role for role, names in _COLUMNS.items() for name in names.split()}
_CHANNELS = {
    "sms": Channel.SMS, "texto": Channel.SMS, "mms": Channel.SMS, "email": Channel.EMAIL,
    "e-mail": Channel.EMAIL, "mail": Channel.EMAIL, "courriel": Channel.EMAIL,
    "letter": Channel.LETTER, "lettre": Channel.LETTER, "courrier": Channel.LETTER,
    "call": Channel.CALL, "appel": Channel.CALL, "chat": Channel.CHAT, "whatsapp": Channel.CHAT,
}  # fmt: skip
_DELIMITERS = ";,\t|"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its name and the fields of its message."""

    name: str
    channel: Channel | None
    sender: str
    subject: str
    untrusted_body: str


def rows_of(text: str) -> Iterator[Row | tuple[str, UnreadableMessage]]:
    """Yield the rows of a table in order; for a row that cannot be read, its name and error.

    Raises `UnreadableMessage` if no column contains messages.
    """
    lines = csv.reader(text.splitlines(keepends=True), delimiter=_delimiter(text))
    roles: Mapping[str, int] | None = None
    number = 0
    while True:
        number += 1
        try:
            cells = next(lines)
        except StopIteration:
            return
        except csv.Error:  # a field of more than 131,072 characters: a quote was not closed
            yield str(number), refusals.broken_line(number)
            continue
        if roles is None:
            roles = _roles(cells)
            if not roles:
                raise refusals.no_column()
            if len(cells) > 1 or _folded(cells[0]) in _ROLE:
                continue
        if any(cell.strip() for cell in cells):
            yield _row(cells, roles, number)


def _delimiter(text: str) -> str:
    """Return the delimiter of the first line; French spreadsheets write a semicolon."""
    head = text.lstrip().partition("\n")[0]
    return max(_DELIMITERS, key=head.count)


def _roles(cells: list[str]) -> dict[str, int]:
    """Return the meaning of the columns; a table with one column needs no header."""
    roles: dict[str, int] = {}
    for index, cell in enumerate(cells):
        role = _ROLE.get(_folded(cell))
        if role:
            roles.setdefault(role, index)
    if "body" in roles:
        return roles
    return {"body": 0} if len(cells) == 1 and not roles else {}


def _folded(cell: str) -> str:
    return fold(cell).strip(" \ufeff\"'°").replace(" ", "_")


def _row(cells: list[str], roles: Mapping[str, int], number: int) -> Row:
    def cell(role: str) -> str:
        index = roles.get(role, -1)
        return cells[index] if 0 <= index < len(cells) else ""

    return Row(
        clean_line(cell("id"), 100) or str(number),
        _CHANNELS.get(fold(cell("channel")).strip()),
        cell("sender"),
        cell("subject"),
        cell("body"),
    )
