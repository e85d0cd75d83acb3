"""What a folder has of this desk's own events that its log does not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from triage_app.errors import ShareError
from triage_app.share_records import OwnPast, SharedEvent, SharedPart, ShareEnd
from triage_app.sharing.bundle_file import Bundle, bundles_in, opened


class OwnChain(Protocol):
    """The events of this desk in its log."""

    def own_end(self) -> ShareEnd:
        """Return where the chain of this desk ends."""

    def outgoing(self, after: int, limit: int = 500) -> list[SharedEvent]:
        """Return events of this desk with a number above `after`."""


@dataclass
class OwnBundles:
    """The bundles of this desk in a folder, or in one file."""

    log: OwnChain
    desk: int
    keys: Sequence[bytes]  # with which this desk has signed
    _last: int = field(default=0, init=False)  # the last event that was looked at

    def past(self, source: Path) -> OwnPast:
        """Return the events from the first that the log lacks, or has otherwise.

        Raises ShareError for a bundle that was changed, is not signed by this desk, or leaves a
        gap after the events of the log.
        """
        paths = bundles_in(source, self.desk) if source.is_dir() else [source]
        bundles = [self._checked(path) for path in paths]
        events: list[SharedEvent] = []
        parts: dict[tuple[int, str], SharedPart] = {}
        for bundle in bundles:
            if not events and self._is_here(bundle.head.last, bundle.head.digest):
                continue
            delivery = bundle.delivery()
            events += self._missing(bundle, delivery.events, has_some=bool(events))
            parts |= {(one.number, one.kind): one for one in delivery.parts}
        first = events[0].number if events else 0
        beside = tuple(one for one in parts.values() if events and one.number >= first)
        removed = max((bundle.head.gone for bundle in bundles), default=0)
        return OwnPast(tuple(events), beside, removed)

    def _checked(self, path: Path) -> Bundle:
        bundle = opened(path)
        if bundle.head.desk != self.desk or not any(map(bundle.is_signed_with, self.keys)):
            raise ShareError(
                "{file} was not signed by this desk, so that nothing is taken back from it.",
                file=path,
            )
        return bundle

    def _missing(
        self, bundle: Bundle, events: Sequence[SharedEvent], *, has_some: bool
    ) -> Iterator[SharedEvent]:
        """Yield the events that the log lacks, from the first one on."""
        if bundle.head.first > max(self._last, self.log.own_end().number) + 1:
            raise ShareError(
                "Events of desk {desk} before no. {number} are missing: import the bundle that "
                "holds them first.",
                desk=self.desk,
                number=bundle.head.first,
            )
        for event in events:
            has_some = has_some or not self._is_here(event.number, event.digest)
            if has_some and event.number > self._last:
                self._last = event.number
                yield event

    def _is_here(self, number: int, digest: str) -> bool:
        found = self.log.outgoing(number - 1, 1)
        return bool(found) and found[0].digest == digest
