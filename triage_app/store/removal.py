"""Removal of texts from the log: at the end of their retention period, or on request."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from classifier.sentence import Sentence
from triage_app.clock import Clock, shifted, stamp
from triage_app.encryption.row_digests import NO_DIGESTS, RowDigests
from triage_app.erasure_record import Erased
from triage_app.errors import PurgeWaits, StoreError
from triage_app.records import Role, Step
from triage_app.retention_records import WaitingPurge
from triage_app.store import (
    case_queries,
    erasure,
    erasure_list,
    free_space,
    projection,
    purge_guard,
    purging,
    retention,
    share_desks,
)
from triage_app.store.database import LogDatabase
from triage_app.store.errors import file_error
from triage_app.store.pace import BY_HAND, Pace
from triage_app.store.retention import PurgeResult, Retention


class TextRemoval:
    """The removals of one log; raises StoreError with a sentence."""

    def __init__(self, database: LogDatabase, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def erase(
        self,
        number: int,
        reason: str,
        actor: str,
        digests: RowDigests = NO_DIGESTS,
        role: Role = Role.AGENT,
    ) -> Erased:
        """Erase a case for good; `reason` stays in the ledger, so it must hold no identifier.

        `digests` tell a row of an old list again, so that an import does not bring it back.
        """
        with self._database.writing() as db:
            near_copies = erasure.texts_of_campaign(db, number)
            known_by = erasure.digest_of_text(db, number, digests)
            at = stamp(self._clock())
            event = erasure.erase(db, at, actor, number, reason, known_by, role)
            known = projection.stored_row(db, number) is not None
            case = case_queries.case_by_number(db, number) if known else None
            stays = share_desks.stays_elsewhere(db, number)
        step = Step(case, event.seq, event.kind) if case else None
        with suppress(OSError):  # the log itself has the erasure
            erasure_list.add(self._database.path, erasure.erasure_of(event))
        cleared = False
        with suppress(StoreError):  # the case is erased; what is left of it in the files is told
            small = free_space.should_be_rewritten(self._database, free_space.SMALL)
            cleared = self._clear(rewrite=small)
        return Erased(step, near_copies, cleared, stays)

    def due(self, now: datetime, kept: Retention) -> PurgeResult:
        """Return the counts of the texts whose retention period has ended."""
        with self._database.reading() as db:
            return retention.result_of(retention.due(db, now, kept))

    def reason_to_wait(self, now: datetime, kept: Retention) -> Sentence | None:
        """Return why the texts that are due wait for a supervisor, None when they need not."""
        with self._database.reading() as db:
            return purge_guard.reason_to_wait(db, now, len(retention.due(db, now, kept)))

    def waiting_purge(self, now: datetime, kept: Retention) -> WaitingPurge | None:
        """Return the purge that waits for a supervisor, None when none does."""
        with self._database.reading() as db:
            return purge_guard.waiting_purge(db, now, len(retention.due(db, now, kept)))

    def listed(self) -> int:
        """Return how many texts are listed to be removed after the days of grace."""
        with self._database.reading() as db:
            return len(purging.listed_since(db))

    def purge(
        self,
        now: datetime,
        kept: Retention,
        actor: str,
        pace: Pace = BY_HAND,
        role: Role = Role.AGENT,
    ) -> PurgeResult:
        """Remove all texts whose retention period has ended; a person asks for it."""
        purging.finish_interrupted(self._database, pace)
        with self._database.reading() as db:
            due = retention.due(db, now, kept)
        done = PurgeResult()
        if due:
            done = purging.purge(self._database, stamp(now), actor, due, pace, role)
        tiny = free_space.should_be_rewritten(self._database, free_space.TINY)
        self._clear(pace, rewrite=tiny)
        return done

    def purge_by_rule(
        self, now: datetime, kept: Retention, actor: str, pace: Pace = BY_HAND
    ) -> PurgeResult:
        """Remove the texts that are due and were listed as such for the days of grace.

        They are listed before their period ends, so that it is kept. Room that an update of the
        log or withdrawn cases have left is given back too. Raises StoreError when a supervisor has
        to decide, or when the work is stopped: the next purge goes on.
        """
        purging.finish_interrupted(self._database, pace)
        grace = timedelta(days=kept.grace_days)
        with self._database.reading() as db:
            soon, due = retention.due(db, shifted(now, grace), kept), retention.due(db, now, kept)
            listed = purging.listed_since(db)
        purging.take_off(self._database, soon, pace)
        new = [number for number in soon if number not in listed]
        purging.put_down(self._database, stamp(now), new, chosen=False, pace=pace)
        before = shifted(now, -grace)
        ripe = {
            number: text
            for number, text in due.items()
            if number in listed and datetime.fromisoformat(listed[number]) <= before
        }
        self._refuse_doubtful(now, len(ripe))
        if not ripe:
            free_space.release_spare_pages(self._database, pace)
            free_space.empty_write_ahead_file(self._database, pace)
            return PurgeResult()
        done = purging.purge(self._database, stamp(now), actor, ripe, pace)
        self._clear(pace)
        return done

    def clear_templates(self) -> None:
        """Empty the write-ahead file after a genuine message was removed, unless it is needed."""
        with suppress(StoreError):  # a reader still needs the pages: the next purge empties it
            free_space.empty_write_ahead_file(self._database, Pace(wait=False))

    def refuse_doubtful_clock(self, now: datetime) -> None:
        """Raise PurgeWaits when the clock passed a long time without an event."""
        with self._database.reading() as db:
            reason = purge_guard.doubtful_clock(db, now)
        if reason is not None:
            raise PurgeWaits(reason)

    def trust_clock(self, now: datetime, actor: str, role: Role = Role.AGENT) -> None:
        """Record that a person has confirmed a clock that was doubtful, by an empty purge."""
        with self._database.writing() as db:
            if purge_guard.doubtful_clock(db, now) is not None:
                payload = retention.payload_of(PurgeResult(), ())
                purging.record(db, stamp(now), actor, payload, role)

    def _refuse_doubtful(self, now: datetime, texts: int) -> None:
        with self._database.reading() as db:
            reason = purge_guard.reason_to_wait(db, now, texts)
        if reason is not None:
            raise PurgeWaits(reason)

    def _clear(self, pace: Pace = BY_HAND, *, rewrite: bool = False) -> bool:
        """Remove what deleted rows leave behind; False when a reader still needs some of it.

        Raises StoreError instead of waiting for a reader when the pace does not wait.
        """
        free_space.merge_index(self._database, pace)
        if rewrite:
            free_space.rewrite(self._database)
        else:
            free_space.release_pages(self._database, pace)
        emptied = free_space.empty_write_ahead_file(self._database, pace)
        if not emptied and not pace.wait:
            raise file_error("BUSY", self._database.path)
        return emptied


def repeat_erasures(log: Path, copy: Path, opened: Callable[[Path], LogDatabase]) -> int:
    """Erase in a copy what was erased in the log; return how many cases it were.

    Of a log that is lost or damaged, the list beside it tells.
    """
    erasures: list[erasure.Erasure] = []
    with suppress(StoreError):
        database = opened(log)
        try:
            with database.reading() as db:
                erasures += erasure.recorded(db)
        finally:
            database.close()
    erasures += erasure_list.read(log)
    return _erase_all(opened(copy), erasures) if erasures else 0


def _erase_all(database: LogDatabase, erasures: list[erasure.Erasure]) -> int:
    try:
        with database.writing() as db:
            count = erasure.apply(db, erasures)
        if count:
            free_space.merge_index(database)
            free_space.rewrite(database)
        return count
    finally:
        database.close()
