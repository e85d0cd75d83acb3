"""The interface of what desks share: each method is one transaction, or a few short ones.

Keys and signatures are the caller's: the store gets functions that sign and check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress

from classifier.sentence import Sentence
from triage_app.case_codes import number_of_code
from triage_app.clock import Clock, stamp
from triage_app.records import Event, EventKind, Role
from triage_app.share_records import (
    GonePart,
    IsSigned,
    KnownDesk,
    OwnDesk,
    OwnPast,
    Received,
    Retrieved,
    SharedEvent,
    SharedPart,
    ShareEnd,
    ShareRefusal,
    change_of,
)
from triage_app.store import (
    erasure,
    erasure_list,
    ledger,
    pseudonyms,
    share_desks,
    share_outbox,
    share_parts,
    share_received,
    share_receiving,
    share_retrieving,
    share_texts,
)
from triage_app.store.database import LogDatabase
from triage_app.store.share_receiving import Taken

_AT_ONCE = 100  # events in one transaction, so that nobody waits long for the log


class ShareLog:
    """What one log shares and takes; raises StoreError with a sentence."""

    def __init__(self, database: LogDatabase, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def own(self) -> OwnDesk | None:
        """Return which desk this is, None when it has not joined."""
        with self._database.reading() as db:
            return share_desks.own(db)

    def join(self, number: int, name: str, role: Role = Role.AGENT) -> OwnDesk:
        """Give this desk its number, once; again with the same number, another name or role.

        An agent's desk shares no confirmations and no changes of campaigns.
        """
        desk = OwnDesk(number, name, role)
        with self._database.writing() as db:
            share_desks.join(db, desk)
        return desk

    def number_of(self, code: str) -> int:
        """Return the number that a case has here, by its code; StoreError for a wrong one."""
        own = self.own()
        return number_of_code(code, own.number if own else None)

    def trust(self, desk: KnownDesk) -> None:
        """Take events of a desk from now on, or with another key, name or role."""
        with self._database.writing() as db:
            share_desks.trust(db, desk)

    def learn(self, desk: KnownDesk) -> None:
        """Do the same for a desk that the server names; the ledger says so."""
        with self._database.writing() as db:
            share_desks.trust(db, desk)
            at, said = stamp(self._clock()), change_of("learnt", desk)
            kind = EventKind.SHARING_CHANGED
            ledger.append_by(db, at, pseudonyms.PROGRAM, kind, None, said)

    def untrust(self, number: int) -> None:
        """Take nothing more of a desk, whose events stay; StoreError when it is not known."""
        with self._database.writing() as db:
            share_desks.untrust(db, number)

    def desks(self) -> list[KnownDesk]:
        """Return the other desks that are known, by number."""
        with self._database.reading() as db:
            return share_desks.listed(db)

    def share_texts(self, on: bool) -> None:
        """Share masked texts from now on, those of older cases too; or no more of them."""
        with self._database.reading() as db:
            if share_texts.are_shared(db) == on:
                return
        with self._database.writing() as db:
            share_texts.switch(db, on)

    def prepare(self, sign: Callable[[str], bytes]) -> int:
        """Prepare the newer events of this desk to be shared; return how many.

        `sign` gets the digest of an event and returns its signature. Raises StoreError when this
        desk has not joined.
        """
        prepared = 0
        while self._has_new_events():
            with self._database.writing() as db:
                prepared += share_outbox.prepare_some(db, sign)
        return prepared

    def outgoing(self, after: int, limit: int = 500) -> list[SharedEvent]:
        """Return what this desk has prepared with a number above `after`, in its order."""
        with self._database.reading() as db:
            return share_outbox.outgoing(db, after, limit)

    def parts(self, numbers: Iterable[int], with_texts: bool) -> list[SharedPart]:
        """Return the parts of events of this desk that are not removed."""
        with self._database.reading() as db:
            own = share_desks.joined(db).number
            return share_parts.listed(db, own, numbers, with_texts=with_texts)

    def gone_parts(self, after: int = 0, limit: int = 1000) -> list[GonePart]:
        """Return the parts that were removed after a position, in the order of their removal."""
        with self._database.reading() as db:
            return share_parts.gone(db, after, limit)

    def own_end(self) -> ShareEnd:
        """Return the last event that this desk has prepared."""
        with self._database.reading() as db:
            return ShareEnd(*share_received.own_end(db)[:2])

    def end_of(self, desk: int) -> ShareEnd:
        """Return the last event of another desk that is here."""
        with self._database.reading() as db:
            return ShareEnd(*share_received.end_of(db, desk)[:2])

    def receive(
        self,
        events: Sequence[SharedEvent],
        parts: Sequence[SharedPart],
        is_signed: IsSigned,
        *,
        whole: bool = False,
    ) -> Received:
        """Take events of one desk in their order; all of them, or those before a refused one.

        With `whole` nothing is taken when one would be refused. Not all parts need to be there. A
        cut in the middle leaves a beginning, from which the next call goes on. Raises StoreError
        when this desk has not joined, ValueError for events of several desks.
        """
        if len({event.desk for event in events}) > 1:
            raise ValueError("events of several desks")
        by_number: dict[int, list[SharedPart]] = {}
        for part in parts:
            by_number.setdefault(part.number, []).append(part)
        done = Received()
        if whole and (found := self._first_refused(events, by_number, is_signed)):
            return Received(refused=found)
        for at in range(0, len(events), _AT_ONCE):
            done = self._receive(done, events[at : at + _AT_ONCE], by_number, is_signed)
            if done.refused is not None:
                break
        return done

    def rejoin(self, past: OwnPast, keys: KnownDesk, is_signed: IsSigned) -> Retrieved:
        """Take back what this desk has shared and the log has lost: all of it, or nothing.

        `keys` is this desk as others know it. Raises StoreError when this desk has not signed it,
        or when it does not go on from what the log has.
        """
        if not past.events:
            return Retrieved()
        with self._database.writing() as db:
            digests, at = self._database.number_digests, stamp(self._clock())
            return share_retrieving.retrieve(db, at, past, keys, is_signed, digests)

    def own_keys(self) -> list[bytes]:
        """Return the public keys that this desk has signed with, by the ledger; oldest first."""
        with self._database.reading() as db:
            return share_desks.own_keys(db)

    def refusals(self) -> list[ShareRefusal]:
        """Return the desks of which nothing more is taken, and why."""
        with self._database.reading() as db:
            return share_desks.refusals(db)

    def waiting(self, acknowledged: int) -> int:
        """Return how many events of this desk, prepared or not, come after one that arrived."""
        with self._database.reading() as db:
            prepared = share_received.own_end(db).number - acknowledged
            return max(prepared, 0) + share_outbox.waiting(db)

    def _has_new_events(self) -> bool:
        with self._database.reading() as db:
            share_desks.joined(db)
            return share_outbox.waiting(db) > 0

    def _first_refused(
        self,
        events: Sequence[SharedEvent],
        parts: dict[int, list[SharedPart]],
        is_signed: IsSigned,
    ) -> Sentence | None:
        """Return why not all of these events would be taken, which is kept."""
        if not events:
            return None
        with self._database.reading() as db:
            found = share_receiving.first_refused(db, events, parts, is_signed)
        if found is None:
            return None
        desk, (number, refused) = events[0].desk, found
        with self._database.writing() as db:
            share_desks.refuse(db, stamp(self._clock()), desk, number, refused)
        return share_desks.reason(refused, desk, number)

    def _receive(
        self,
        before: Received,
        events: Sequence[SharedEvent],
        parts: dict[int, list[SharedPart]],
        is_signed: IsSigned,
    ) -> Received:
        """Take some events in one transaction; return what was done with them and before."""
        with self._database.writing() as db:
            digests, now = self._database.number_digests, self._clock()
            taken = share_receiving.receive_some(db, events, parts, is_signed, digests, now)
            desk, done = events[0].desk, len(taken.events) + taken.known
            if taken.events:
                share_desks.accept(db, desk)
            if taken.refused is not None:
                number, at = events[done].number, stamp(self._clock())
                share_desks.refuse(db, at, desk, number, taken.refused)
        self._list_erasures(taken.events)
        return _added(before, taken, events)

    def _list_erasures(self, events: Iterable[Event]) -> None:
        for event in events:
            if event.kind is EventKind.CASE_ERASED:
                with suppress(OSError):  # the log itself has the erasure
                    erasure_list.add(self._database.path, erasure.erasure_of(event))


def _added(before: Received, taken: Taken, events: Sequence[SharedEvent]) -> Received:
    done = len(taken.events) + taken.known
    refused = None
    if taken.refused is not None:
        refused = share_desks.reason(taken.refused, events[0].desk, events[done].number)
    return Received(before.taken + len(taken.events), before.known + taken.known, refused)
