"""What messages lead to and call, by which their cases are found again.

One row for each domain and number of a message. It is removed with the text: `messages` is what
the rows refer to.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlite_utils import Database


class Kind(StrEnum):
    """The kinds of evidence; the values stand in the log."""

    DOMAIN = "domain"  # registered domain of a link
    PHONE = "phone"


class Evidence(NamedTuple):
    """One thing that a message leads to; `value` is as it is kept."""

    kind: Kind
    value: str


def add(db: Database, number: int, found: Iterable[Evidence]) -> None:
    """Keep the evidence of a case whose text was just written."""
    sql = """INSERT OR IGNORE INTO evidence (kind, value, opened, number)
             SELECT ?, ?, opened, number FROM cases WHERE number = ?"""
    for one in found:
        db.execute(sql, [one.kind, one.value, number])


def domains(found: Iterable[str]) -> list[Evidence]:
    """Return registered domains as evidence."""
    return [Evidence(Kind.DOMAIN, one) for one in found]
