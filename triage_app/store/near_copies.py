"""Near-copies: the logged cases that a message resembles.

An index of min-hash bands gives candidates; their masked texts are then compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from operator import add
from struct import error as StructError
from struct import unpack
from typing import TYPE_CHECKING, Any

from classifier.records import Message

if TYPE_CHECKING:
    from sqlite_utils import Database

# Parts that vary within a campaign and are not compared.
_CHANGING = re.compile(r"(?:h(?:tt|xx)ps?://|www\.)\S+|⟨\w+⟩(?:@[\w.-]+)?|\S*\d\S*")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 4  # characters without the varying parts; shorter texts are compared unchanged
_DIGITS = 8  # hexadecimal digits of one band
_NEAR = 80.0  # smallest similarity of near-copies, 0 to 100
_SHARED_WITHOUT_TEXT = 4  # common bands required if the text was purged
_NEWEST = 40  # candidates per band
_TRIED = 12  # candidates whose texts are compared
_COMPARED = 4000  # characters compared; of a longer mail only the beginning


def index_case(db: Database, number: int, fingerprint: str) -> None:
    """Add a case to the index of bands."""
    sql = "INSERT INTO bands (key, number) VALUES (?, ?)"
    for key in dict.fromkeys(band_keys(fingerprint)):
        db.execute(sql, [key, number])


def index_all(db: Database) -> None:
    """Add all cases to the index of bands, which must be empty."""
    cases = db.table("cases").rows_where(select="number, fingerprint", order_by="number")
    db.table("bands").insert_all(
        row for case in cases for row in _rows(case["number"], case["fingerprint"])
    )


def remove_case(db: Database, number: int, fingerprint: str) -> None:
    """Remove a case that had this fingerprint from the index of bands."""
    for key in band_keys(fingerprint):
        db.execute("DELETE FROM bands WHERE key = ? AND number = ?", [key, number])


def band_keys(fingerprint: str) -> tuple[int, ...]:
    """Return the band keys of a fingerprint (`keys_of`) as numbers: above 32 bits, the band."""
    count = len(fingerprint) // _DIGITS
    try:
        keys = unpack(f">{count}I", bytes.fromhex(fingerprint[: count * _DIGITS]))
    except (ValueError, StructError):  # a fingerprint of another kind has no near-copies
        return ()
    return tuple(map(add, _band_numbers(count), keys))


@cache
def _band_numbers(count: int) -> tuple[int, ...]:
    return tuple(band << 32 for band in range(count))


def text_of(message: Message) -> str:
    """Return the text by which near-copies are found."""
    return f"{message.subject}\n{message.body}"


def campaign_of(db: Database, fingerprint: str, text: str) -> int | None:
    """Return the campaign of a masked text, None when no logged case resembles it."""
    wanted = _comparable(text)
    if not wanted:
        return None
    best, campaign = 0.0, None
    for row in _candidates(db, fingerprint):
        similarity = _similarity(wanted, row)
        if similarity > best:
            best, campaign = similarity, row["campaign"]
    return campaign


def _rows(number: int, fingerprint: str) -> list[dict[str, int]]:
    return [{"key": key, "number": number} for key in dict.fromkeys(band_keys(fingerprint))]


def _candidates(db: Database, fingerprint: str) -> Sequence[dict[str, Any]]:
    """Return the candidates with the most common bands, best first."""
    shared: dict[int, int] = {}
    newest = "SELECT number FROM bands WHERE key = ? ORDER BY number DESC LIMIT ?"
    for key in band_keys(fingerprint):
        for (number,) in db.execute(newest, [key, _NEWEST]):
            shared[number] = shared.get(number, 0) + 1
    tried = sorted(shared, key=lambda number: (shared[number], number), reverse=True)[:_TRIED]
    marks = ", ".join("?" * len(tried))
    sql = f"""SELECT number, campaign, subject, body FROM cases LEFT JOIN messages USING (number)
              WHERE number IN ({marks})"""  # noqa: S608 - marks are question marks
    found = [{**row, "shared": shared[row["number"]]} for row in db.query(sql, tried)]
    return sorted(found, key=lambda row: (row["shared"], row["number"]), reverse=True)


def _similarity(wanted: str, row: dict[str, Any]) -> float:
    """Return the similarity to a candidate, 0 to 100; 0 when it is below `_NEAR`."""
    if row["body"] is None:
        shared = row["shared"]
        return _NEAR + shared / 100 if shared >= _SHARED_WITHOUT_TEXT else 0.0
    from rapidfuzz import fuzz  # noqa: PLC0415 - only when there is a candidate

    known = _comparable(f"{row['subject']}\n{row['body']}")
    return float(fuzz.ratio(wanted, known, score_cutoff=_NEAR))


def _comparable(text: str) -> str:
    """Return the text without the parts that vary within a campaign."""
    text = text[: 3 * _COMPARED]  # enough for the comparison, much less than a long mail
    lasting = _CHANGING.sub("⟨⟩", text)
    kept = lasting if len(_WORD.findall(lasting)) >= _FEWEST_WORDS else text
    return " ".join(kept.lower().split())[:_COMPARED]
