"""What the server has of this desk's own events that its log does not have."""

from __future__ import annotations

from triage_app.share_records import OwnPast, SharedEvent, SharedPart
from triage_app.sharing.server.client import MOST_EVENTS, ServerClient
from triage_app.sharing.server.shared_log import SharedLog


def own_past(log: SharedLog, server: ServerClient) -> OwnPast:
    """Return the events from the first that the log lacks, or has otherwise.

    Raises ServerAway, ShareError and StoreError.
    """
    end = server.own_end()
    after = _last_in_common(log, server, end.number)
    events: list[SharedEvent] = []
    parts: list[SharedPart] = []
    while after < end.number:
        page = server.events_after([(server.desk, after)], MOST_EVENTS)
        if not page:
            break
        parts += server.parts_of([(server.desk, page[0].number, page[-1].number)])
        events += page
        after = page[-1].number
    return OwnPast(tuple(events), tuple(parts), end.removed)


def _last_in_common(log: SharedLog, server: ServerClient, last: int) -> int:
    """Return the last event up to which both chains are the same, 0 for none.

    Each event has the digest of the one before, so that a bisection finds it.
    """
    low, high = 0, min(last, log.own_end().number)
    while low < high:
        middle = (low + high + 1) // 2
        theirs = server.events_after([(server.desk, middle - 1)], 1)
        here = log.outgoing(middle - 1, 1)
        if theirs and here and theirs[0].digest == here[0].digest:
            low = middle
        else:
            high = middle - 1
    return low
