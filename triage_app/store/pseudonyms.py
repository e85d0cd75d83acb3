"""The people behind the ledger: it names pseudonyms, a table has the names for a time.

A pseudonym stands for one person of this log in one calendar month. It is drawn at random, so that
nobody can tell whose it is once the table has forgotten the name. Entries of earlier versions have
the names themselves.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from triage_app.clock import shifted

if TYPE_CHECKING:
    from sqlite_utils import Database

PROGRAM = "vigie"  # what the program does by itself
_NOBODY = (PROGRAM, "?")
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none looks like another
_LENGTH = 8
PREFIX = "agent-"
PATTERN = f"(?:{PREFIX}[{_LETTERS}]{{{_LENGTH}}}|{PROGRAM}|\\?)"  # of a name in the ledger


def pseudonym_of(db: Database, name: str, at: str) -> str:
    """Return the pseudonym of a person for what is written at `at`, a new one if need be."""
    if name in _NOBODY:
        return name
    month = at[:7]
    known = db.execute(
        "SELECT pseudonym FROM pseudonyms WHERE name = ? AND month = ?", [name, month]
    ).fetchone()
    if known:
        return str(known[0])
    made = PREFIX + "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    db.table("pseudonyms").insert({"pseudonym": made, "name": name, "month": month})
    return made


def names(db: Database) -> Mapping[str, str]:
    """Return the names that are still known, by their pseudonyms."""
    return {
        str(row[0]): str(row[1]) for row in db.execute("SELECT pseudonym, name FROM pseudonyms")
    }


def name_of(db: Database, pseudonym: str) -> str:
    """Return the name behind a pseudonym, the pseudonym itself when it is not known."""
    sql = "SELECT name FROM pseudonyms WHERE pseudonym = ?"
    found = db.execute(sql, [pseudonym]).fetchone()
    return str(found[0]) if found else pseudonym


def is_pseudonym(name: str) -> bool:
    """Return whether a name in the ledger is one that was drawn."""
    drawn = name.removeprefix(PREFIX)
    return drawn != name and len(drawn) == _LENGTH and set(drawn) <= set(_LETTERS)


def all_of(db: Database, name: str) -> list[str]:
    """Return the pseudonyms of a person, and the name itself, as earlier versions wrote it."""
    found = db.execute("SELECT pseudonym FROM pseudonyms WHERE name = ?", [name])
    return [name, *(str(row[0]) for row in found)]


def expired_months(db: Database, now: datetime, days: int) -> list[str]:
    """Return the months that ended more than so many days ago and still have names."""
    last = shifted(now, -timedelta(days=days)).date()
    found = db.execute("SELECT DISTINCT month FROM pseudonyms ORDER BY month")
    return [str(month) for (month,) in found if _end(str(month)) <= last]


def forget(db: Database, months: list[str]) -> int:
    """Remove the names of these months; return how many there were."""
    before = int(db.table("pseudonyms").count)
    for month in months:
        db.table("pseudonyms").delete_where("month = ?", [month])
    return before - int(db.table("pseudonyms").count)


def _end(month: str) -> date:
    """Return the first day after a month, "2026-11"."""
    year, number = int(month[:4]), int(month[5:7])
    return date(year + number // 12, number % 12 + 1, 1)
