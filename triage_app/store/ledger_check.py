"""Verification of the ledger: each event follows from the one before it and is unchanged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from classifier.sentence import Sentence, sentence
from triage_app.records import EventKind
from triage_app.store import chain, ledger
from triage_app.store.check_progress import RowCount
from triage_app.store.check_scope import WHOLE, CheckScope
from triage_app.store.ledger import EventRow

if TYPE_CHECKING:
    from sqlite_utils import Database


def chain_problems(
    db: Database, count: RowCount | None = None, scope: CheckScope = WHOLE
) -> Iterator[Sentence]:
    """Yield a sentence for each event that was changed, removed or inserted."""
    expected, previous = scope.event + 1, scope.digest
    left, seals = digests_left(db), chain.Seals(db, expected)
    yield from _erased_problems(db, left, scope)
    sql = f"SELECT {ledger.COLUMNS} FROM events WHERE seq > ? ORDER BY seq"  # noqa: S608
    seal, sealed, is_kind = seals.present, ledger.sealed_values, ledger.is_kind
    for values in (count or RowCount()).through(db.execute(sql, [scope.event])):
        seq, kind, before, digest = values[0], values[3], values[6], values[7]
        is_next = seq == expected and before == previous and seq not in left
        if not is_next or digest != seal(sealed(values[:7])) or not is_kind(kind):
            row = EventRow._make(values)
            yield from _event_problems(row, expected, previous, left, seals)
        if kind == chain.KEYED:
            seals.follow(kind, values[5])
            seal = seals.present
        expected, previous = seq + 1, digest


def digests_left(db: Database) -> dict[int, str]:
    """Return the digests of the events that an erasure or another number changed, by their numbers.

    The event of that change has them, so that the chain holds them too; the newest one counts.
    """
    found: dict[int, str] = {}
    kinds = (EventKind.CASE_ERASED, EventKind.CASES_RENUMBERED)
    later = (event for kind in kinds for event in ledger.of_kind(db, kind))
    for event in sorted(later, key=lambda one: one.seq):
        digests = event.payload.get("left")
        if isinstance(digests, dict):
            found |= {int(seq): str(digest) for seq, digest in digests.items()}
    return found


def _erased_problems(
    db: Database, left: Mapping[int, str], scope: CheckScope
) -> Iterator[Sentence]:
    """Compare what erasures, which may be newer, have left of the events before the scope."""
    seals, sql = chain.Seals(db), f"SELECT {ledger.COLUMNS} FROM events WHERE seq = ?"  # noqa: S608
    for seq in sorted(seq for seq in left if seq <= scope.event):
        for values in db.execute(sql, [seq]):
            if not _is_intact(EventRow._make(values), left, seals):
                yield _changed_event(seq)


def _event_problems(
    row: EventRow, expected_seq: int, previous: str, left: Mapping[int, str], seals: chain.Seals
) -> Iterator[Sentence]:
    if row.seq != expected_seq:
        yield sentence(
            "The ledger jumps from event {last} to event {next}.",
            last=expected_seq - 1,
            next=row.seq,
        )
    elif row.previous != previous:
        yield sentence("Event {number} no longer follows from the one before it.", number=row.seq)
    if not _is_intact(row, left, seals):
        yield _changed_event(row.seq)


def _changed_event(seq: int) -> Sentence:
    return sentence(
        "Event {number} was changed afterwards: its digest no longer matches.", number=seq
    )


def _is_intact(row: EventRow, left: Mapping[int, str], seals: chain.Seals) -> bool:
    text = ledger.sealed_text_of(row)
    if row.seq in left:
        return chain.plain_digest(text) == left[row.seq]
    return ledger.is_kind(row.kind) and seals.fits(row.kind, row.payload, row.digest, text)
