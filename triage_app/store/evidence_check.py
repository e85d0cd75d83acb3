"""Compares the evidence of the cases with their texts and domains, and writes it anew.

A number of a premium range, and the digest of one that may be a person's, cannot be made again,
because masking took the number out of the text: they are kept as they are. Which numbers are public
may differ between versions, so that a missing one is no problem, and is added by a rebuild.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.json import Decoder

from classifier.masking.number_evidence import PREMIUM, public_numbers
from classifier.records import Message
from classifier.sentence import Sentence, sentence
from triage_app.encryption.row_digests import RowDigests
from triage_app.parsing import DamagedData
from triage_app.store import evidence, message_json
from triage_app.store.check_progress import RowCount
from triage_app.store.check_scope import WHOLE, CheckScope
from triage_app.store.domains import DomainCheck, hosts_of
from triage_app.store.evidence import Evidence, Kind, is_digest

if TYPE_CHECKING:
    from sqlite_utils import Database

_NOT_DIGIT = re.compile(r"\D")
_COMPARED = 9  # last digits, which are the same in national and international notation
# What is not as usual: no domain and no evidence, or those of one domain.
_UNUSUAL = """SELECT number, opened, domains, kept FROM (
    SELECT cases.number, cases.opened, coalesce(domains, '[]') AS domains, (
      SELECT json_group_array(json_array(kind, value, opened)) FROM evidence
      WHERE evidence.number = cases.number) AS kept
    FROM cases LEFT JOIN case_domains USING (number) WHERE number > ? AND number <= ?)
  WHERE kept <> iif(domains = '[]', '[]',
    concat('[["domain",', substr(domains, 2, length(domains) - 2), ',"', opened, '"]]')) AND """
_SEALED = """SELECT number, text_digest, salt, message, coalesce(domains, '') FROM messages
    JOIN cases USING (number) LEFT JOIN case_domains USING (number) WHERE number = ?"""
_TEXT = "SELECT sender, subject, body FROM messages WHERE number = ?"
_SOME = """SELECT number, opened, text_digest, salt, message FROM messages JOIN cases USING (number)
           WHERE number > ? ORDER BY number LIMIT 1000"""
_rows = Decoder(list[tuple[str, str, str]]).decode  # kind, value, opened
_names = Decoder(list[str]).decode


def problems(
    db: Database, count: RowCount | None = None, scope: CheckScope = WHOLE
) -> Iterator[Sentence]:
    """Yield a sentence for each case whose evidence is not that of its text.

    A text that was changed itself is left to `text_check`.
    """
    check = DomainCheck(db)
    for some in scope.ranges(db, count or RowCount()):
        for number, opened, domains, kept in db.execute(_UNUSUAL + scope.cases(), some):
            if _fits(db, number, opened, domains, kept):
                continue
            if all(check.fits(*row) for row in db.execute(_SEALED, [number])):
                yield sentence(
                    "The evidence of case {number} no longer matches its text; “vigie verify "
                    "--rebuild” writes it anew.",
                    number=number,
                )


def rebuild(db: Database, digests: RowDigests) -> None:
    """Write domains and evidence anew from the texts; runs inside `LogDatabase.writing`.

    A text that was changed keeps what it has: `verify` tells.
    """
    check, last = DomainCheck(db), 0
    while some := db.execute(_SOME, [last]).fetchall():
        last = some[-1][0]
        for number, opened, digest, salt, text in some:
            try:
                message = message_json.load(text)
            except DamagedData:
                continue
            domains = check.fitting(number, digest, salt, text, message)
            if domains is not None:
                _write_domains(db, number, domains)
                write_anew(db, number, opened, message, domains, digests)


def write_anew(
    db: Database, number: int, opened: str, message: Message, domains: str, digests: RowDigests
) -> None:
    """Write the evidence of one case anew; what cannot be made again is kept."""
    _write(db, number, opened, _evidence(db, number, message, domains, digests))


def _fits(db: Database, number: int, opened: str, domains: str, kept: str) -> bool:
    """Return whether the rows of a case are those of its opening, its domains and its text."""
    rows = _rows(kept)
    values = {kind: {value for of, value, _ in rows if of == kind} for kind in Kind}
    return (
        all(of in values and since == opened for of, _, since in rows)
        and values[Kind.DOMAIN] == {message_json.storable(one) for one in _names(domains)}
        and _are_in_text(db, number, [one for one in values[Kind.PHONE] if not is_digest(one)])
    )


def _are_in_text(db: Database, number: int, shown: Sequence[str]) -> bool:
    """Return whether numbers that are kept as they are may be those of the text of a case."""
    if not shown:
        return True
    text = " ".join(db.execute(_TEXT, [number]).fetchone() or ())
    digits = _NOT_DIGIT.sub("", text)
    return PREMIUM in text or all(one[-_COMPARED:] in digits for one in shown)


def _write_domains(db: Database, number: int, domains: str) -> None:
    db.execute("DELETE FROM case_domains WHERE number = ?", [number])
    if domains:
        db.execute("INSERT INTO case_domains (number, domains) VALUES (?, ?)", [number, domains])


def _write(db: Database, number: int, opened: str, found: Iterable[Evidence]) -> None:
    db.execute("DELETE FROM evidence WHERE number = ?", [number])
    sql = "INSERT INTO evidence (kind, value, opened, number) VALUES (?, ?, ?, ?)"
    for one in found:
        db.execute(sql, [one.kind.value, one.value, opened, number])


def _evidence(
    db: Database, number: int, message: Message, names: str, digests: RowDigests
) -> set[Evidence]:
    """Return the evidence that a case should have, as far as it can be made again."""
    rows = db.execute("SELECT kind, value FROM evidence WHERE number = ?", [number]).fetchall()
    values = {kind: {value for of, value in rows if of == kind} for kind in Kind}
    found = {Evidence(Kind.DOMAIN, message_json.storable(one)) for one in _names(names or "[]")}
    found |= {Evidence(Kind.PHONE, digits) for digits, _ in public_numbers(message)}
    found |= {
        Evidence(Kind.PHONE, one)
        for one in values[Kind.PHONE]
        if is_digest(one) or _are_in_text(db, number, [one])
    }
    return found | {Evidence(Kind.HOST, one) for one in _hosts(message, values[Kind.HOST], digests)}


def _hosts(message: Message, kept: set[str], digests: RowDigests) -> set[str]:
    """Return the digests of hosts, with the key of each that is kept; all of them without a key."""
    found: set[str] = set()
    for host, domain in hosts_of(message):
        possible = digests.possible(host)
        if evidence.is_own_host(host, domain) and possible:
            found.add(next((one for one in possible if one in kept), possible[0]))
    return found if digests.has_key else kept
