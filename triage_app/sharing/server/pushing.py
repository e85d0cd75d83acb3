"""Pushes what this desk shares: the events that the server lacks, in batches.

Where the chain ends on the server is asked first, so a push goes on after a cut at any point, and
the same push twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from classifier.sentence import Sentence, sentence
from triage_app.errors import ShareError
from triage_app.share_records import SharedEvent, SharedPart
from triage_app.sharing.server.client import MOST_EVENTS, ServerClient
from triage_app.sharing.server.records import OwnEnd
from triage_app.sharing.server.shared_log import SharedLog

_LARGEST = 4_000_000  # characters in a batch of several events
_OTHER_CHAIN = "VG010", "VG002", "VG003"


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did; `number` is the last event of this desk on the server."""

    sent: int
    removed: int  # parts that are gone here and were removed there
    number: int
    refused: Sentence | None = None


def push(log: SharedLog, server: ServerClient, *, with_texts: bool) -> Pushed:
    """Push everything that is prepared; raises ServerAway, ShareError and StoreError."""
    end = server.own_end()
    _require_same_chain(log, end)
    sent, number = 0, end.number
    for events, parts in _batches(log, end.number, with_texts):
        answer = server.append(events, parts)
        sent, number = sent + answer.taken, answer.number
        if answer.refused is not None:
            refused = refusal_sentence(answer.refused, answer.refused_number or 0)
            return Pushed(sent, 0, number, refused)
    return Pushed(sent, _remove_gone(log, server, end.removed), number)


def refusal_sentence(state: str, number: int) -> Sentence:
    """Return why the server refused an event, by its state as in docs/sharing.md."""
    if state in _OTHER_CHAIN:
        return sentence(
            "The server refused event {number} ({state}): it does not follow the events that the "
            "server holds of this desk.",
            number=number,
            state=state,
        )
    if state == "VG006":
        return sentence(
            "The server refused event {number} ({state}): only the desk of a supervisor shares "
            "labels, campaigns, models, lists and guidance.",
            number=number,
            state=state,
        )
    if state == "VG007":
        return sentence(
            "The server refused event {number} ({state}): it changes a case of another desk.",
            number=number,
            state=state,
        )
    return sentence(
        "The server refused event {number} ({state}): it is not what a desk may share; tell who "
        "keeps the server.",
        number=number,
        state=state,
    )


def _require_same_chain(log: SharedLog, end: OwnEnd) -> None:
    """Refuse to push beside what the server holds of this desk."""
    if not end.number:
        return
    here = log.outgoing(end.number - 1, 1)
    if not here or here[0].digest != end.digest:
        raise ShareError(
            "The server holds events of this desk that are not in its log, up to number {number}. "
            "If a backup was restored here, “vigie share rejoin” takes them back; else another "
            "program shares under this number from a copy of this data folder: end it.",
            number=end.number,
        )


def _batches(
    log: SharedLog, after: int, with_texts: bool
) -> Iterator[tuple[Sequence[SharedEvent], Sequence[SharedPart]]]:
    """Yield events with their parts, in order; a batch is bounded in number and size."""
    while events := log.outgoing(after, MOST_EVENTS):
        parts = log.parts([one.number for one in events], with_texts)
        for batch in _bounded(events, parts):
            numbers = {one.number for one in batch}
            yield batch, [part for part in parts if part.number in numbers]
        after = events[-1].number


def _bounded(
    events: Sequence[SharedEvent], parts: Sequence[SharedPart]
) -> Iterator[list[SharedEvent]]:
    """Split events so that each batch is small enough, or has one event."""
    beside: dict[int, int] = {}
    for part in parts:
        beside[part.number] = beside.get(part.number, 0) + len(part.content)
    batch: list[SharedEvent] = []
    size = 0
    for event in events:
        own = len(event.body) + beside.get(event.number, 0)
        if batch and size + own > _LARGEST:
            yield batch
            batch, size = [], 0
        batch.append(event)
        size += own
    yield batch


def _remove_gone(log: SharedLog, server: ServerClient, after: int) -> int:
    """Remove on the server what was removed here since the last time; return how many."""
    removed = 0
    while gone := log.gone_parts(after):
        server.remove(gone)
        after, removed = gone[-1].position, removed + len(gone)
    return removed
