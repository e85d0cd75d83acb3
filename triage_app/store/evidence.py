"""What messages lead to and call, by which their cases are found again.

One row for each domain, host and number of a message. It is removed with the text: `messages` is
what the rows refer to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from classifier.masking.number_evidence import public_numbers, typed_number
from classifier.records import Assessment
from classifier.text.links import host_of
from triage_app.encryption.row_digests import RowDigests
from triage_app.evidence_records import COUNTED, SeenEvidence
from triage_app.parsing import DamagedData
from triage_app.store.message_json import load, storable

if TYPE_CHECKING:
    from sqlite_utils import Database

_MAYBE_A_NUMBER = re.compile(r"0[\W_]*[1-9][\W_]*\d|\+\d|118")


class Kind(StrEnum):
    """The kinds of evidence; the values stand in the log."""

    DOMAIN = "domain"  # registered domain of a link
    HOST = "host"  # of a link, where it is not the registered domain itself
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


def of_assessment(seen: Assessment, digests: RowDigests) -> Iterator[Evidence]:
    """Yield what a message leads to and calls, as it is kept.

    A number that is neither public nor of a premium range, and a host below a registered domain,
    may be a person's: their keyed digest is kept, and without a key nothing.
    """
    for link in seen.links:
        host = host_of(link.target)
        if link.registered_domain:
            yield Evidence(Kind.DOMAIN, storable(link.registered_domain))
        if is_own_host(host, link.registered_domain):
            yield from _digested(Kind.HOST, host, digests)
    for untrusted_digits, is_public in seen.untrusted_numbers.items():
        if is_public:
            yield Evidence(Kind.PHONE, untrusted_digits)
        else:
            yield from _digested(Kind.PHONE, untrusted_digits, digests)


def is_own_host(host: str, domain: str) -> bool:
    """Return whether a host is another one than its registered domain."""
    return bool(host) and host.removeprefix("www.") != domain


def _digested(kind: Kind, value: str, digests: RowDigests) -> Iterator[Evidence]:
    digest = digests.new(value)
    if digest:
        yield Evidence(kind, digest)


def values_of_number(untrusted_typed: str, digests: RowDigests) -> tuple[str, ...]:
    """Return how evidence may hold a number that is typed in any notation."""
    digits = typed_number(untrusted_typed)
    return (digits or "-", *digests.possible(digits))


def fill(db: Database) -> None:
    """Add the public numbers of the texts that are there; for the migration of a log."""
    rows = db.execute("SELECT number, opened, message FROM messages JOIN cases USING (number)")
    sql = "INSERT OR IGNORE INTO evidence (kind, value, opened, number) VALUES (?, ?, ?, ?)"
    for number, opened, text in rows:
        if _MAYBE_A_NUMBER.search(text):
            with suppress(DamagedData):
                for digits, _ in public_numbers(load(text)):
                    db.execute(sql, [Kind.PHONE.value, digits, opened, number])


def seen_in(db: Database, number: int) -> list[SeenEvidence]:
    """Return the evidence of a case, and in how many cases each is (bounded)."""
    sql = """SELECT kind, value, (SELECT count(*) FROM (SELECT 1 FROM evidence AS other
             WHERE other.kind = mine.kind AND other.value = mine.value LIMIT ?)) AS cases
             FROM evidence AS mine WHERE number = ? ORDER BY kind, value"""
    return [
        SeenEvidence(row["kind"], "" if is_digest(row["value"]) else row["value"], row["cases"])
        for row in db.query(sql, [COUNTED + 1, number])
    ]


def is_digest(value: str) -> bool:
    """Return whether a value is kept as a keyed digest."""
    return ":" in value
