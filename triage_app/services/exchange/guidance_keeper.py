"""The advice of supervisors' desks, as this desk gives and takes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from triage_app.services.exchange.keepers import Fetch
from triage_app.services.upkeep.guidance import GuidanceBook
from triage_app.shared_file_records import HeldChange, NotTaken, SharedChange
from triage_app.store.shared_file_log import SharedFileLog

_LARGEST = 1_000_000  # bytes


@dataclass(frozen=True, slots=True)
class GuidanceKeeper:
    """Keeps the advice."""

    book: GuidanceBook
    log: SharedFileLog

    def files(self, change: SharedChange) -> Mapping[str, bytes]:
        """Return the text of a version."""
        content = self.book.files.recorded_text(int(change.name), change.digest)
        return {} if content is None else {change.digest: content}

    def take(self, change: SharedChange, fetch: Fetch) -> NotTaken | None:
        """Make the advice of another desk a new version here."""
        content = fetch(change.digest, _LARGEST)
        if isinstance(content, NotTaken):
            return content
        edition = self.book.files.edition_of(content)
        if edition is None or self.book.is_vouching(edition):
            return NotTaken.UNFIT
        self.book.take(edition, partial(self.log.note, change))
        return None

    def is_whole(self, held: HeldChange) -> bool:
        """Return whether the edition in use is as the ledger has it."""
        is_kept = self.book.files.recorded_text(int(held.name), held.digest) is not None
        return is_kept and self.book.files.in_use().problem is None

    def bring_back(self, change: SharedChange, fetch: Fetch) -> NotTaken | None:
        """Write an edition of this desk again."""
        content = fetch(change.digest, _LARGEST)
        if isinstance(content, NotTaken):
            return content
        self.book.bring_back(int(change.name), content)
        return None
