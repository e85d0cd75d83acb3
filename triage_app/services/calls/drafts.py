"""Calls that are not logged yet, stored in case the program crashes. Masked text only.

The file is replaced at every change and deleted with the last call in it. Calls that are older
than a week are dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import msgspec

from triage_app.caller_outcomes import ContradictoryOutcomes, outcomes_in_order
from triage_app.clock import Clock, stamp
from triage_app.draft_record import Draft
from triage_app.encryption.sealed_files import SealedFiles
from triage_app.errors import StoreError
from triage_app.files import private_folder
from triage_app.parsing import DamagedData, json_as
from triage_app.records import (
    Answers,
    Decision,
    Dissent,
    Observations,
    Outcome,
    OwnView,
    Seen,
)
from triage_app.store import message_json

KEPT = timedelta(days=7)  # how long a call is stored
_LARGEST = 50_000_000  # bytes; far more than many long mails on hold


class _Entry(msgspec.Struct):
    """One call, as in the file."""

    message: str  # in the format of the log
    decision: Decision | None
    observations: tuple[Seen, Seen] | None  # asks, expected
    dissent: Dissent | None
    seconds: int
    saved: Annotated[datetime, msgspec.Meta(tz=True)]
    outcomes: tuple[Outcome, ...] = ()
    outcome: Outcome | None = None  # of an earlier version, which kept one answer
    note: str = ""  # masked
    reference_given: bool = False


class Drafts:
    """One JSON file in the data folder, readable by its owner only."""

    def __init__(self, path: Path, clock: Clock, files: SealedFiles, days: int = KEPT.days) -> None:
        self._path, self._clock, self._files = path, clock, files
        self._kept = timedelta(days=days)

    def save(self, calls: Sequence[Draft]) -> None:
        """Store these calls in place of the former ones, with the time of now.

        Raises StoreError when the file cannot be written.
        """
        try:
            if calls:
                self._write([self._entry(one) for one in calls])
            else:
                self._path.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(
                "The messages in progress cannot be kept in case of a crash; check that there is "
                "room left on the disk.",
            ) from error

    def load(self) -> list[Draft]:
        """Return the calls of the last week; a damaged file or entry is left out."""
        return list(self._recent())

    def ended(self) -> int:
        """Return how many calls are still in the file although their days have ended."""
        return len(self._entries()) - len(self.load())

    def _entry(self, call: Draft) -> _Entry:
        view = call.answers.own_view
        seen = view.observations
        return _Entry(
            message=message_json.dump(call.message),
            decision=call.answers.decision,
            outcomes=call.answers.outcomes,
            observations=(seen.asks, seen.expected) if seen else None,
            dissent=view.dissent,
            seconds=call.seconds,
            saved=self._clock().replace(microsecond=0),
            note=call.note,
            reference_given=call.reference_given,
        )

    def _recent(self) -> Iterator[Draft]:
        now = self._clock()
        for raw in self._entries():
            with suppress(DamagedData):
                entry = json_as(_Entry, bytes(raw))
                if now - entry.saved <= self._kept:
                    yield _draft(entry)

    def _entries(self) -> list[msgspec.Raw]:
        """Return the entries one by one, so that a damaged one does not affect the others."""
        with suppress(OSError, DamagedData):
            if self._path.stat().st_size <= _LARGEST:
                return json_as(list[msgspec.Raw], self._files.read(self._path))
        return []

    def _write(self, entries: list[_Entry]) -> None:
        private_folder(self._path.parent)
        self._files.write(self._path, msgspec.json.encode(entries))


def _draft(entry: _Entry) -> Draft:
    """Return an entry as a draft; raises DamagedData if it cannot be read."""
    seen = Observations(*entry.observations) if entry.observations else None
    given = (*entry.outcomes, *([entry.outcome] if entry.outcome else []))
    try:
        outcomes = outcomes_in_order(given)
    except ContradictoryOutcomes:
        raise DamagedData(_Entry.__name__) from None
    answers = Answers(entry.decision, outcomes, OwnView(seen, entry.dissent))
    message = message_json.load(entry.message)
    seconds, saved = max(0, entry.seconds), stamp(entry.saved)
    return Draft(message, answers, seconds, saved, entry.note, entry.reference_given)
