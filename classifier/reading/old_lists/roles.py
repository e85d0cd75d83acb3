"""What the columns of an old list may hold, and the names by which people call them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from enum import StrEnum

from classifier.reading.containers.table_head import columns_named
from classifier.reading.old_lists.dates import date_in
from classifier.text.cleaning import fold

Row = Sequence[str]


class Role(StrEnum):
    """What a column is taken for."""

    TEXT = "text"
    DATE = "date"
    LABEL = "label"
    JUDGED_BY = "judged_by"
    SENDER = "sender"
    SUBJECT = "subject"
    CHANNEL = "channel"


_DATE_NAMES = frozenset(
    "date dates jour horodatage timestamp datetime recu recue received day when quand".split()
)
_RECEIVED = frozenset("recu recue reception received message sms mail envoi sent".split())
_LABEL_NAMES = frozenset(
    "label etiquette verdict jugement judgement judgment decision resultat result qualification "
    "classement classification class classe categorie category nature conclusion avis analyse "
    "statut status arnaque fraude phishing hameconnage scam legitime genuine authentique type "
    "is_scam is_phishing outcome".split()
)
_JUDGE_NAMES = frozenset(
    "agent agente analyste operateur operatrice conseiller conseillere reviewer analyst judge "
    "juge responsable valideur gestionnaire advisor operator superviseur supervisor".split()
)
_JUDGED = frozenset(
    "juge traite qualifie analyse valide verifie classe labelled labeled judged reviewed checked "
    "handled classified confirmed confirme decide".split()
)
_BY = frozenset(["par", "by"])
_WORD = re.compile(r"[a-z]+")
_FEW_NAMES = 2
_LONGEST_NAME = 60  # characters


def head_row(rows: Sequence[Row], wanted: Collection[str] = ()) -> int | None:
    """Return which of the first rows of a list names its columns, None when none does.

    `wanted` are names that a person gave. A single name counts only in the first row that is
    filled: below, it may be a cell. Above the names a title may stand in a row of its own.
    """
    counts = [known_names(row, wanted) for row in rows]
    widest = max((_filled(row) for row in rows), default=0)
    filled = [at for at, row in enumerate(rows) if _filled(row) > min(1, widest - 1)]
    best = max(range(len(rows)), key=lambda at: (counts[at], -at), default=None)
    if best is None or counts[best] >= _FEW_NAMES:
        return best
    return best if counts[best] and filled[:1] == [best] else None


def known_names(row: Row, wanted: Collection[str] = ()) -> int:
    """Return how many cells of a row are names of columns that we know; 0 for a row of values.

    One that a person gave counts as much as two.
    """
    given = {folded(name) for name in wanted if name}
    surely = _FEW_NAMES * sum(folded(cell) in given for cell in row) if given else 0
    if not surely and any(len(cell) > _LONGEST_NAME or date_in(cell) for cell in row):
        return 0
    places = {*columns_named(row).values()}
    for at, cell in enumerate(row):
        if names_judge(cell) or names_date(cell) or names_judgement(cell):
            places.add(at)
    return surely + len(places)


def _filled(row: Row) -> int:
    return sum(1 for cell in row if cell.strip())


def names_date(name: str) -> bool:
    """Tell whether a column is called as those with dates are."""
    return bool(_DATE_NAMES & _words(name))


def names_reception(name: str) -> bool:
    """Tell whether a column of dates is called as those of reception are."""
    return bool(_RECEIVED & _words(name))


def names_judgement(name: str) -> bool:
    """Tell whether a column is called as those with judgements are."""
    return bool(_LABEL_NAMES & _words(name))


def names_judge(name: str) -> bool:
    """Tell whether a column is called as those with the person who judged are."""
    words = _words(name)
    return bool(words & _JUDGE_NAMES or (words & _BY and (words & _JUDGED or words <= _BY)))


def folded(text: str) -> str:
    """Return a name or word in the form in which it is compared."""
    return " ".join(fold(text).split())


def _words(name: str) -> set[str]:
    text = fold(name)
    return {*_WORD.findall(text), text.strip()}
