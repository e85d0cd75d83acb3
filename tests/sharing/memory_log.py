"""A log of shared events in memory, with the methods of `ShareLog` that bundles need.

The tests of hostile bundles use it, because an event here is what a test invents; the way from
log to log is tested with real ones in `tests/cli/test_share_command.py`.
"""

from __future__ import annotations

from types import SimpleNamespace

from invented import body, part, signed

from triage_app.records import Role
from triage_app.share_records import SharedPartKind


class MemoryLog:
    """The events of one desk, and those that it has received."""

    def __init__(self, number, role=Role.AGENT):
        self._own = SimpleNamespace(number=number, name=f"Desk {number}", role=role)
        self._known, self._new, self.events, self._parts = {}, [], [], {}
        self._gone = []
        self.received, self.received_parts = {}, []

    def happen(self, *texts):
        """Let something happen that is not prepared yet."""
        self._new += texts

    def remove(self, number, kind=SharedPartKind.TEXT):
        """Remove a part, as a purge does."""
        del self._parts[number, kind]
        position = len(self._gone) + 1
        self._gone.append(SimpleNamespace(position=position, number=number, kind=kind))

    def own(self):
        return self._own

    def trust(self, desk):
        self._known[desk.number] = desk

    def desks(self):
        return list(self._known.values())

    def share_texts(self, on):
        pass

    def prepare(self, sign):
        for text in self._new:
            number = len(self.events) + 1
            own = (
                part(self._own.number, number, SharedPartKind.DETAILS, {"fingerprint": "ff"}),
                part(self._own.number, number, SharedPartKind.TEXT, {"message": text}),
            )
            previous = self.events[-1].digest if self.events else ""
            made = signed(
                self._own.number,
                number,
                previous,
                body(number, own, case=[self._own.number, number]),
                sign,
            )
            self.events.append(made)
            self._parts |= {(number, one.kind): one for one in own}
        count, self._new = len(self._new), []
        return count

    def outgoing(self, after, limit=500):
        assert limit > 0
        return self.events[after : after + limit]

    def parts(self, numbers, with_texts):
        kinds = tuple(SharedPartKind) if with_texts else (SharedPartKind.DETAILS,)
        places = [(number, kind) for number in numbers for kind in kinds]
        return [self._parts[place] for place in places if place in self._parts]

    def gone_parts(self, after=0, limit=2):
        return self._gone[after : after + limit]

    def own_end(self):
        return _end(self.events)

    def end_of(self, desk):
        return _end(self.received.get(desk, []))

    def receive(self, events, parts, is_signed, *, whole):
        assert whole
        desk = self._known[events[0].desk]
        for event in events:
            if not is_signed(desk.key_of(event.number), event.digest, event.signature):
                return SimpleNamespace(taken=0, known=0, refused="not signed")
        self.received.setdefault(events[0].desk, []).extend(events)
        self.received_parts += parts
        return SimpleNamespace(taken=len(events), known=0, refused=None)


def _end(events):
    last = events[-1] if events else SimpleNamespace(number=0, digest="")
    return SimpleNamespace(number=last.number, digest=last.digest)
