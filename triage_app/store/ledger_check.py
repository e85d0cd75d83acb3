"""Verification of the ledger: each event follows from the one before it and is unchanged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from classifier.sentence import Sentence, sentence
from triage_app.records import EventKind
from triage_app.store import chain, ledger
from triage_app.store.check_progress import RowCount
from triage_app.store.check_scope import WHOLE, CheckScope
from triage_app.store.ledger import EventRow

if TYPE_CHECKING:
    from sqlite_utils import Database

_AT_ONCE = 500  # events


class _Place(NamedTuple):
    """The event after which others follow."""

    seq: int
    digest: str


def chain_problems(
    db: Database, count: RowCount | None = None, scope: CheckScope = WHOLE
) -> Iterator[Sentence]:
    """Yield a sentence for each event that was changed, removed or inserted."""
    place, counted = _Place(scope.event, scope.digest), count or RowCount()
    yield from _unchained_problems(db)
    left, seals = digests_left(db), chain.Seals(db, scope.event + 1)
    yield from _erased_problems(db, left, scope)
    sql = f"SELECT {ledger.COLUMNS} FROM events WHERE seq > ? ORDER BY seq"  # noqa: S608
    rows = db.execute(sql, [scope.event])
    while values := rows.fetchmany(_AT_ONCE):
        if not _are_intact(values, place, left, seals):
            yield from _problems_of_some(map(EventRow._make, values), place, left, seals)
        counted.add(len(values))
        last = EventRow._make(values[-1])
        place = _Place(last.seq, last.digest)


def _unchained_problems(db: Database) -> Iterator[Sentence]:
    """Yield a sentence for each event before the first one, from which nothing follows.

    Other parts of the program would read it as any event, and an erasure there could say that any
    other event is as an erasure left it.
    """
    for (seq,) in db.execute("SELECT seq FROM events WHERE seq < 1 ORDER BY seq"):
        yield sentence("Event {number} does not belong to the chain of the ledger.", number=seq)


def _are_intact(
    rows: Sequence[tuple[Any, ...]], place: _Place, left: Mapping[int, str], seals: chain.Seals
) -> bool:
    """Return whether usual events follow a place without a change; they are compared at once.

    A row has the values of `ledger.COLUMNS`.
    """
    seqs, _, _, of_rows, _, _, previous, digests = zip(*rows, strict=True)
    kinds = set(of_rows)
    return (
        seqs == (*range(place.seq + 1, place.seq + 1 + len(rows)),)
        and previous == (place.digest, *digests[:-1])
        and chain.KEYED not in kinds
        and all(map(ledger.is_kind, kinds))
        and left.keys().isdisjoint(seqs)
        and seals.fit_all(map(ledger.sealed_bytes, rows), digests)
    )


def _problems_of_some(
    rows: Iterable[EventRow], place: _Place, left: Mapping[int, str], seals: chain.Seals
) -> Iterator[Sentence]:
    """Do the same event by event."""
    for row in rows:
        is_next = row.seq == place.seq + 1 and row.previous == place.digest
        if not (is_next and _is_intact(row, left, seals)):
            yield from _event_problems(row, place, left, seals)
        seals.follow(row.kind, row.payload)
        place = _Place(row.seq, row.digest)


def digests_left(db: Database) -> dict[int, str]:
    """Return the digests of the events that an erasure or another number changed, by their numbers.

    The event of that change has them, so that the chain holds them too; the newest one counts.
    """
    found: dict[int, str] = {}
    kinds = (EventKind.CASE_ERASED, EventKind.CASES_RENUMBERED)
    later = (event for kind in kinds for event in ledger.of_kind(db, kind) if event.seq > 0)
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
    row: EventRow, place: _Place, left: Mapping[int, str], seals: chain.Seals
) -> Iterator[Sentence]:
    if row.seq != place.seq + 1:
        yield sentence(
            "The ledger jumps from event {last} to event {next}.", last=place.seq, next=row.seq
        )
    elif row.previous != place.digest:
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
