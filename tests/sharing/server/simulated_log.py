"""A log that shares, in memory: it checks all that it takes, as a desk does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from chains import Chain

from classifier.sentence import sentence
from triage_app.share_records import (
    GonePart,
    KnownDesk,
    Received,
    SharedEvent,
    ShareEnd,
    part_digest,
    shared_digest,
)


@dataclass
class Taken:
    """What was taken of one other desk."""

    number: int = 0
    digest: str = ""
    digests: list = field(default_factory=list)


@dataclass
class SimulatedLog:
    """The chain of one desk, and those that it received.

    Of each n-th event it `checks_signatures`, another n-th than its neighbour; chain and digest it
    checks of all. `taken_events` gets what was taken.
    """

    chain: Chain
    checks_signatures: int = 1
    signature_offset: int = 0
    keeps_digests: bool = True
    taken_events: Callable[[Sequence[SharedEvent]], object] = lambda _: None
    known: dict[int, KnownDesk] = field(default_factory=dict)
    taken: dict[int, Taken] = field(default_factory=dict)
    parts_taken: list = field(default_factory=list)
    gone: list[GonePart] = field(default_factory=list)
    twice: int = 0

    def desks(self):
        return list(self.known.values())

    def trust(self, desk):
        assert desk.number != self.chain.desk
        self.known[desk.number] = desk

    learn = trust

    def share_texts(self, on):
        pass

    def prepare(self, sign):
        return 0

    def own_end(self):
        events = self.chain.events
        return ShareEnd(len(events), events[-1].digest) if events else ShareEnd()

    def end_of(self, desk):
        found = self.taken.get(desk, Taken())
        return ShareEnd(found.number, found.digest)

    def outgoing(self, after, limit=500):
        return self.chain.events[after : after + limit]

    def parts(self, numbers, with_texts):
        wanted = set(numbers)
        return [
            part
            for part in self.chain.parts
            if part.number in wanted and (with_texts or part.kind == "details")
        ]

    def remove(self, number, kind):
        """Remove a part, as a purge does."""
        of_event = lambda part: (part.number, part.kind) == (number, kind)  # noqa: E731
        self.chain.parts = [part for part in self.chain.parts if not of_event(part)]
        self.gone.append(GonePart(len(self.gone) + 1, number, kind))

    def gone_parts(self, after=0, limit=1000):
        return self.gone[after : after + limit]

    def receive(self, events, parts, is_signed):
        desk = self.known.get(events[0].desk)
        if desk is None:
            return Received(refused=sentence("unknown desk"))
        taken = known = 0
        for event in events:
            end = self.taken.setdefault(event.desk, Taken())
            if event.number <= end.number:
                known += 1
                self.twice += 1
                continue
            if not self._follows(event, end, desk, is_signed):
                return Received(taken, known, sentence("a wrong event"))
            end.number, end.digest, taken = event.number, event.digest, taken + 1
            if self.keeps_digests:
                end.digests.append(event.digest)
        self._take_parts(events, parts)
        self.taken_events(events[known:])
        return Received(taken, known)

    def _take_parts(self, events, parts):
        bodies = {event.number: event.body for event in events}
        for part in parts:
            assert part_digest(part.content, part.salt) in bodies[part.number]
        if self.keeps_digests:
            self.parts_taken += [(part.desk, part.number, part.kind) for part in parts]

    def _follows(self, event: SharedEvent, end: Taken, desk: KnownDesk, is_signed):
        digest = shared_digest(event.desk, event.number, event.previous, event.body)
        return (
            (event.number, event.previous, event.digest) == (end.number + 1, end.digest, digest)
            and (
                (event.number + self.signature_offset) % self.checks_signatures != 0
                or is_signed(desk.key_of(event.number), digest, event.signature)
            )
        )  # fmt: skip
