"""Keeping the log in order: verify, rebuild, purge, back up, restore."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from classifier.sentence import Sentence
from triage_app.errors import StoreError
from triage_app.files import write_whole
from triage_app.records import EventKind
from triage_app.settings import Settings
from triage_app.store import backup
from triage_app.store.retention import PurgeResult, Retention
from triage_app.store.store import CaseStore


class Maintenance:
    """Work on the log as a whole; raises StoreError with a sentence."""

    def __init__(self, store: CaseStore, settings: Settings) -> None:
        self._store = store
        self._actor = settings.agent
        self._kept = Retention(
            legit_days=settings.retention_legit_days,
            unlabelled_days=settings.retention_unlabelled_days,
            longest_days=settings.retention_longest_days,
        )

    def verify(self) -> list[Sentence]:
        """Return a sentence for each problem of the log; empty when it is sound."""
        return self._store.verify()

    def rebuild(self) -> int:
        """Write cases and indexes afresh from the ledger; return how many cases there are."""
        return self._store.rebuild()

    def purge(self, dry_run: bool = False) -> PurgeResult:
        """Remove the texts that have stayed long enough; with `dry_run` only count them."""
        return self._store.purge(self._store.clock(), dry_run, self._kept, self._actor)

    def purge_daily(self, mark: Path) -> None:
        """Purge by itself, at most once a day; the file `mark` holds the day of the last time.

        It never waits: when another program writes just now, the next opening tries again.
        Other trouble is left to the work that was asked for.
        """
        today = self._store.clock().date().isoformat()
        with suppress(OSError, ValueError):
            if mark.read_text(encoding="ascii").strip() == today:
                return
        with suppress(StoreError, OSError):
            self._store.purge(self._store.clock(), False, self._kept, wait=False)
            mark.parent.mkdir(parents=True, exist_ok=True)
            write_whole(mark, today + "\n")

    def backup(self, path: Path) -> Path:
        """Write a whole copy of the log, and note in the log that there is one."""
        made = self._store.backup(path)
        self._store.record(EventKind.BACKED_UP, self._actor, {"file": made.name})
        return made

    def note_restored(self, source: Path, former: Path | None) -> None:
        """Note in the restored log where it comes from and where the former one is."""
        payload = {"file": source.name, "former": former.name if former else ""}
        self._store.record(EventKind.RESTORED, self._actor, payload)


def restore(source: Path, target: Path) -> Path | None:
    """Put a copy back in place of the log at `target`; return where the former one is kept.

    A function of its own, because the log that is there may be one that cannot be opened.
    """
    return backup.restore(source, target)
