"""What keeps one kind of thing that desks share, and how it asks for files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from triage_app.shared_file_records import HeldChange, NotTaken, SharedChange

# Returns the file of a digest with at most so many bytes, or why there is none.
Fetch = Callable[[str, int], "bytes | NotTaken"]


class Keeper(Protocol):
    """Reads and writes the files of one kind of thing; raises VigieError."""

    def files(self, change: SharedChange, /) -> Mapping[str, bytes]:
        """Return the files of a change that was made here, by their digests.

        Nothing when they are not as the ledger has them.
        """

    def take(self, change: SharedChange, fetch: Fetch, /) -> NotTaken | None:
        """Put a change of another desk in use, whole or not at all; return why not."""

    def is_whole(self, held: HeldChange, /) -> bool:
        """Return whether the files of what is in use are as the ledger has them."""

    def bring_back(self, change: SharedChange, fetch: Fetch, /) -> NotTaken | None:
        """Write the files of a change that was made here again; return why not."""
