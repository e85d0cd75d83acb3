"""What an exchange needs of the log of a desk, as `CaseStore.share_log` has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from triage_app.share_records import (
    GonePart,
    IsSigned,
    KnownDesk,
    Received,
    SharedEvent,
    SharedPart,
    ShareEnd,
)


class SharedLog(Protocol):
    """The part of a log that desks share; its methods raise StoreError."""

    def desks(self) -> list[KnownDesk]:
        """Return the desks whose events are accepted."""

    def learn(self, desk: KnownDesk) -> None:
        """Accept the events of a desk that the server names, or change what is known of it."""

    def own_end(self) -> ShareEnd:
        """Return where the chain of this desk ends."""

    def end_of(self, desk: int) -> ShareEnd:
        """Return where the chain of another desk ends here."""

    def outgoing(self, after: int, limit: int = 500) -> list[SharedEvent]:
        """Return events of this desk with a number above `after`."""

    def parts(self, numbers: Iterable[int], with_texts: bool) -> list[SharedPart]:
        """Return what is beside some of these events and was not removed."""

    def gone_parts(self, after: int = 0, limit: int = 1000) -> list[GonePart]:
        """Return the parts that have to be removed elsewhere, after a position."""

    def receive(
        self, events: Sequence[SharedEvent], parts: Sequence[SharedPart], is_signed: IsSigned
    ) -> Received:
        """Take events of one other desk, in their order, all or a beginning of them."""
