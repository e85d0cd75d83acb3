"""Pulls what other desks share: their events after those that are here, desk by desk, in batches.

Where each chain ends here is asked of the log, so a pull goes on after a cut at any point. Within
one session, only desks that moved since the last pull are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from classifier.sentence import sentence
from triage_app.share_records import Received, SharedEvent, SharedPart
from triage_app.sharing.server.client import ServerClient
from triage_app.sharing.server.records import NOTHING_SEEN, DeskProblem
from triage_app.sharing.server.roster import learn_desks
from triage_app.sharing.server.shared_log import SharedLog
from triage_app.sharing.signatures import is_signed

_DESKS, _EVENTS = 8, 250  # at once, and of each


@dataclass(frozen=True, slots=True)
class Pulled:
    """What a pull did; `problems` has the desks of which nothing more was taken."""

    taken: int = 0
    known: int = 0
    problems: tuple[DeskProblem, ...] = ()

    def __add__(self, other: Pulled) -> Pulled:
        return Pulled(
            self.taken + other.taken, self.known + other.known, self.problems + other.problems
        )


@dataclass
class Puller:
    """Pulls through one connection, again and again."""

    log: SharedLog
    server: ServerClient
    _seen: str = field(default=NOTHING_SEEN, init=False)  # snapshot of what was looked at

    def pull(self) -> Pulled:
        """Take what is new; raises ServerAway, ShareError and StoreError."""
        moved = self.server.ends_after(self._seen)
        if not moved.ends:
            return Pulled()
        is_first = self._seen == NOTHING_SEEN
        problems = learn_desks(self.log, self.server) if is_first else ()
        wanted = [one.desk for one in moved.ends if self._lacks(one.desk, one.number)]
        found = Pulled(problems=problems) + self._take(wanted)
        if found.problems and (found.taken or not is_first):
            found = self._once_more(found)
        self._seen = moved.snapshot
        return found

    def _once_more(self, before: Pulled) -> Pulled:
        """Try the refused desks again with what the server says of desks now.

        A desk may be new, or have another key, or go on from events of a desk that came after it.
        """
        problems = learn_desks(self.log, self.server)
        again = self._take([one.desk for one in before.problems])
        return Pulled(before.taken, before.known, problems) + again

    def _lacks(self, desk: int, number: int) -> bool:
        return self.log.end_of(desk).number < number

    def _take(self, desks: Sequence[int]) -> Pulled:
        """Take all new events of those desks that are known, a few desks at a time."""
        done = self._unknown(desks)
        known = [desk for desk in desks if desk not in {one.desk for one in done.problems}]
        for at in range(0, len(known), _DESKS):
            left = known[at : at + _DESKS]
            while left:
                batches = list(self._batches(left))
                results = [self._receive(events, parts) for events, parts in batches]
                done = sum(results, done)
                left = [
                    events[0].desk
                    for (events, _), result in zip(batches, results, strict=True)
                    if not result.problems and len(events) == _EVENTS
                ]
        return done

    def _unknown(self, desks: Sequence[int]) -> Pulled:
        """Return the desks that are not known as problems."""
        known = {one.number for one in self.log.desks()}
        reason = sentence("Desk {desk} is not known here; nothing of it is taken.")
        return Pulled(
            problems=tuple(
                DeskProblem(desk, reason.fill(desk=desk)) for desk in desks if desk not in known
            )
        )

    def _receive(self, events: Sequence[SharedEvent], parts: Sequence[SharedPart]) -> Pulled:
        received: Received = self.log.receive(events, parts, is_signed)
        problem = received.refused and DeskProblem(events[0].desk, received.refused)
        return Pulled(received.taken, received.known, (problem,) if problem else ())

    def _batches(
        self, desks: Sequence[int]
    ) -> Iterator[tuple[list[SharedEvent], list[SharedPart]]]:
        """Yield the next events of each desk that has some, with their parts."""
        ends = [(desk, self.log.end_of(desk).number) for desk in desks]
        found = self.server.events_after(ends, _EVENTS)
        of_desk = [list(events) for _, events in groupby(found, key=lambda one: one.desk)]
        ranges = [(one[0].desk, one[0].number, one[-1].number) for one in of_desk]
        parts = self.server.parts_of(ranges) if ranges else []
        for events in of_desk:
            yield events, [part for part in parts if part.desk == events[0].desk]
