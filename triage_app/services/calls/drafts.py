"""Calls that were not logged yet, kept for the case of a crash. Masked text only.

The file is replaced as a whole at every change and removed with the last call in it. What lies
there for more than a week belongs to nobody any more and is dropped.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from classifier.records import Message
from triage_app.clock import Clock, stamp
from triage_app.errors import StoreError
from triage_app.files import write_whole
from triage_app.records import (
    Answers,
    Decision,
    Dissent,
    Draft,
    Observations,
    Outcome,
    OwnView,
    Seen,
)
from triage_app.store import message_json

KEPT = timedelta(days=7)
_LARGEST = 50_000_000  # bytes; far more than a shelf full of long mails


class Drafts:
    """One JSON file in the data folder, readable by its owner only."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path, self._clock = path, clock

    def save(self, calls: Sequence[tuple[Message, Answers, int]]) -> None:
        """Keep these calls (masked message, answers, seconds) instead of those kept before.

        Raises StoreError when the file cannot be written.
        """
        try:
            if calls:
                self._write([self._entry(*one) for one in calls])
            else:
                self._path.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(
                "Les messages en cours ne peuvent pas être gardés pour le cas d’une panne ; "
                "vérifiez qu’il reste de la place sur le disque.",
                "The messages in progress cannot be kept in case of a crash; check that there is "
                "room left on the disk.",
            ) from error

    def load(self) -> list[Draft]:
        """Return what was kept in the last week; a damaged file or entry is passed over."""
        found = [self._draft(entry) for entry in self._entries()]
        return [one for one in found if one is not None]

    def _entry(self, message: Message, answers: Answers, seconds: int) -> dict[str, object]:
        """Return one call as plain data."""
        seen, view = answers.own_view.observations, answers.own_view
        return {
            "message": message_json.dump(message),
            "decision": answers.decision,
            "outcome": answers.outcome,
            "observations": [seen.asks, seen.expected] if seen else None,
            "dissent": view.dissent,
            "seconds": seconds,
            "saved": stamp(self._clock()),
        }

    def _entries(self) -> list[dict[str, Any]]:
        with suppress(OSError, ValueError, RecursionError):
            if self._path.stat().st_size <= _LARGEST:
                data = json.loads(self._path.read_text(encoding="utf-8"))
                return [one for one in data if isinstance(one, dict)]
        return []

    def _draft(self, entry: dict[str, Any]) -> Draft | None:
        """Return what an entry says, None when it is too old or says nothing of use."""
        with suppress(KeyError, TypeError, ValueError):
            if self._clock() - datetime.fromisoformat(entry["saved"]) <= KEPT:
                message = message_json.load(entry["message"])
                seconds = max(0, int(entry["seconds"]))
                return Draft(message, _answers(entry), seconds, entry["saved"])
        return None

    def _write(self, entries: list[dict[str, object]]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self._path, json.dumps(entries, ensure_ascii=False), private=True)


def _answers(entry: dict[str, Any]) -> Answers:
    seen = entry["observations"]
    return Answers(
        Decision(entry["decision"]) if entry["decision"] else None,
        Outcome(entry["outcome"]) if entry["outcome"] else None,
        OwnView(
            Observations(Seen(seen[0]), Seen(seen[1])) if seen else None,
            Dissent(entry["dissent"]) if entry["dissent"] else None,
        ),
    )
