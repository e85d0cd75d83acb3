"""The row of a table that names its columns: French or English words, in any order and case."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass

from classifier.text.cleaning import fold

_WORD = re.compile(r"[a-z]+|°")
_SEPARATOR_LINE = re.compile(r"\s*\"?sep=(.)\"?\s*", re.IGNORECASE)
DELIMITERS = ";\t,|"
_FILLERS = frozenset("de du des d la le les l un une the of a au aux par en".split())
# Names of the column with the messages, the surest first.
_BODY = (
    "body texte text contenu corps content verbatim",
    "message messages",
    "sms texto",
    "mail email courriel e commentaire commentaires description",
)
_SURE = 2  # ranks of names that hardly stand in other rows
_NO_BODY = frozenset(
    "date heure type id nombre longueur statut status time lu langue length count canal channel "
    "number numero reference ref adresse address nom name objet sujet subject expediteur sender "
    "emetteur destinataire auteur recipient".split()
)
# Names of the other columns: in any place, or the first word, or the first or last word.
_ANYWHERE = {"sender": "sender expediteur expediteurs emetteur from provenance envoyeur de"}
_FIRST = {
    "subject": "subject objet sujet titre title",
    "channel": "channel canal type support",
    "direction": "direction sens dossier folder box",
}
_ENDS = {
    "id": "id identifiant reference ref ligne",
    "number": "numero n no tel telephone phone number",
}
_LONGEST_NAME = 60
_MOST_COLUMNS = 200
HEAD_LINES = 30
"""Lines in which the names of the columns stand, below titles and empty rows."""


@dataclass(frozen=True, slots=True)
class Head:
    """How a table is written, and what its columns hold.

    `columns` maps body, sender, subject, channel, direction, id and number to the index of a
    column; `lines` is the number of lines up to the names, `width` the number of columns.
    """

    delimiter: str
    columns: dict[str, int]
    lines: int
    width: int


def find_head(lines: Sequence[str]) -> Head | None:
    """Return the head of a table from its first lines, None if no column holds messages.

    A table of one column needs no names. `sep=;` on the first line is what Excel writes there.
    """
    stated = _SEPARATOR_LINE.fullmatch(lines[0]) if lines else None
    start = 1 if stated else 0
    heads = [
        head
        for delimiter in (stated[1] if stated else DELIMITERS)
        for head in _heads(lines, start, delimiter)
    ]
    if heads:
        return max(heads, key=lambda head: (len(head.columns), -head.lines))
    return _single_column(lines, start)


def _heads(lines: Sequence[str], start: int, delimiter: str) -> list[Head]:
    """Return the rows that may name the columns; below the first, two names are needed."""
    reader = csv.reader(lines[start:], delimiter=delimiter)
    found: list[Head] = []
    filled = 0
    try:
        for cells in reader:
            columns = columns_named(cells)
            if "body" in columns and (filled == 0 or len(columns) > 1 or _names_alone(cells)):
                found.append(Head(delimiter, columns, start + reader.line_num, len(cells)))
            filled += any(cells)
    except csv.Error:  # a field of more than 131,072 characters
        pass
    return found


def _names_alone(cells: Sequence[str]) -> bool:
    """Tell whether a row names a column of messages, all its other names being unknown."""
    if len(cells) > _MOST_COLUMNS or not all(
        0 < len(cell.strip()) <= _LONGEST_NAME for cell in cells
    ):
        return False
    return min(_body_rank(_words(cell)) for cell in cells) < _SURE


def _single_column(lines: Sequence[str], start: int) -> Head | None:
    """Return the head of a table whose only column has no name."""
    for delimiter in ";\t|":
        if any(delimiter in line for line in lines):
            return None
    widths = {len(line.split(",")) for line in lines[start:] if line.strip()}
    if len(widths) == 1 and widths != {1}:
        return None
    return Head("\t", {"body": 0}, start, 1)


def columns_named(cells: Sequence[str]) -> dict[str, int]:
    """Return the meaning of columns by their names, as `Head.columns` does."""
    named = cells[:_MOST_COLUMNS]
    names = [_words(cell) if len(cell) <= _LONGEST_NAME else [] for cell in named]
    ranks = [_body_rank(words) for words in names]
    columns: dict[str, int] = {}
    for index, words in enumerate(names):
        role = _role(words) if ranks[index] == len(_BODY) else ""
        if role:
            columns.setdefault(role, index)
    if ranks and min(ranks) < len(_BODY):
        columns["body"] = ranks.index(min(ranks))
    return columns


def _words(cell: str) -> list[str]:
    """Return the words of a name without articles, but for one at the end ("Reçu de")."""
    words = _WORD.findall(fold(cell).replace("n°", "numero"))
    return [word for word in words[:-1] if word not in _FILLERS] + words[-1:]


def _role(words: list[str]) -> str:
    """Return what a column holds beside the messages, "" for anything else."""
    ends = {*words[:1], *words[-1:]}
    for names, where in ((_ANYWHERE, {*words}), (_FIRST, {*words[:1]}), (_ENDS, ends)):
        for role, known in names.items():
            if where.intersection(known.split()):
                return role
    return ""


def _body_rank(words: list[str]) -> int:
    """Return how surely a column holds the messages, 0 the surest; `len(_BODY)` when it does not.

    The first word decides ("Texte du SMS", "Contenu du message"), and no other may name a detail
    ("Date du message", "Type de message").
    """
    if not words or _NO_BODY.intersection(words):
        return len(_BODY)
    for rank, names in enumerate(_BODY):
        if words[0] in names.split() or (len(words) == 2 and words[-1] in _BODY[0].split()):
            return rank
    return len(_BODY)
