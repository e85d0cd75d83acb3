"""Maintenance of the log: verify, rebuild, purge, back up, restore."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from classifier.sentence import Sentence
from triage_app.backup_records import LastBackup
from triage_app.check_records import LogCheck
from triage_app.encryption.keys import NO_KEYS, Keys
from triage_app.errors import PurgeWaits
from triage_app.paths import Home
from triage_app.records import EventKind, Role
from triage_app.retention_records import WaitingPurge
from triage_app.services.safe_names import without_identifiers
from triage_app.services.upkeep.copies import LogCopy, copies_in, remove
from triage_app.settings import Settings
from triage_app.store import backup
from triage_app.store.carried_files import NO_FILES, FilesBeside
from triage_app.store.pace import BY_HAND, Pace
from triage_app.store.retention import PurgeResult, Retention
from triage_app.store.store import CaseStore

Report = Callable[[float], object]  # takes the share that is done, 0 to 1


class Maintenance:
    """Maintenance of one log; raises StoreError."""

    def __init__(
        self,
        store: CaseStore,
        settings: Settings,
        role: Role = Role.AGENT,
        files: FilesBeside = NO_FILES,
    ) -> None:
        """`files` are what a backup takes along."""
        self._store, self._files = store, files
        self._role = role
        self._actor = settings.agent
        self._copies_days = settings.retention_copies_days
        self._kept = Retention(
            legit_days=settings.retention_legit_days,
            unlabelled_days=settings.retention_unlabelled_days,
            longest_days=settings.retention_longest_days,
            grace_days=settings.retention_grace_days,
        )

    def verify(self, report: Report = lambda _: None, *, whole: bool = False) -> LogCheck:
        """Return what is wrong with the log, and since when it was compared.

        `report` gets the share that is done; what it raises ends the verification. Unless it has
        to be `whole`, it goes on from the last one of a large log that found nothing.
        """
        return self._store.verification.check(self._actor, self._role, report, whole=whole)

    def rebuild(self) -> int:
        """Rebuild cases and indexes from the ledger; return the number of cases."""
        return self._store.rebuild()

    def purge(
        self, dry_run: bool = False, confirmed: bool = False, pace: Pace = BY_HAND
    ) -> PurgeResult:
        """Remove texts whose retention period has ended; with `dry_run` only count them.

        Raises PurgeWaits when a supervisor has to confirm it and it is not `confirmed`.
        """
        now, removal = self._store.clock(), self._store.removal
        if dry_run:
            return removal.due(now, self._kept)
        if not confirmed and (reason := self.reason_to_wait()) is not None:
            raise PurgeWaits(reason)
        result = removal.purge(now, self._kept, self._actor, pace, self._role)
        if confirmed and not result.texts:
            removal.trust_clock(now, self._actor, self._role)
        return result

    def reason_to_wait(self) -> Sentence | None:
        """Return why the texts that are due wait for a supervisor, None when they need not."""
        return self._store.removal.reason_to_wait(self._store.clock(), self._kept)

    def waiting_purge(self) -> WaitingPurge | None:
        """Return the purge that waits for a supervisor, None when none does."""
        return self._store.removal.waiting_purge(self._store.clock(), self._kept)

    def purge_by_rule(self, pace: Pace = BY_HAND) -> PurgeResult:
        """Remove what is due by rule, after the days of grace.

        Raises PurgeWaits when a supervisor has to confirm it.
        """
        now = self._store.clock()
        return self._store.removal.purge_by_rule(now, self._kept, "vigie", pace)

    def copies(self, home: Home) -> list[LogCopy]:
        """Return the copies of the log in the data folder, oldest first."""
        backups = self._store.events(EventKind.BACKED_UP)
        return copies_in(home, (str(event.payload.get("file")) for event in backups))

    def remove_old_copies(self, home: Home) -> None:
        """Remove the copies of the log whose period has ended; the ledger names them.

        Raises PurgeWaits when the clock is doubtful.
        """
        now = self._store.clock()
        old = [copy for copy in self.copies(home) if copy.ends(self._copies_days) <= now]
        if not old:
            return
        self._store.removal.refuse_doubtful_clock(now)
        if gone := remove(old):
            self._store.record(EventKind.COPIES_REMOVED, "vigie", {"files": gone})

    def last_backup(self) -> LastBackup | None:
        """Return when the last backup was made and its name, None when there was none."""
        found = self._store.events(EventKind.BACKED_UP)
        return LastBackup(found[-1].at, str(found[-1].payload.get("file", ""))) if found else None

    def backup(self, path: Path, report: Report = lambda _: None) -> Path:
        """Write a complete copy of the log with its files, and record it in the log.

        `report` gets the share that is done.
        """
        made = self._store.backup(path, self._files, report)
        payload = {"file": without_identifiers(made.name)}
        self._store.record(EventKind.BACKED_UP, self._actor, payload, role=self._role)
        return made

    def left_out_of_backup(self) -> Sequence[str]:
        """Return the files of lists and advice that a backup does not take: changed outside."""
        return self._files.left_out(self._store.state.steering())

    def note_restored(self, source: Path, former: Path | None) -> None:
        """Record in the restored log its source and the path of the previous log."""
        name = without_identifiers(source.name)
        payload = {"file": name, "former": former.name if former else ""}
        self._store.record(EventKind.RESTORED, self._actor, payload, role=self._role)


def restore(
    source: Path, target: Path, keys: Keys = NO_KEYS, files: FilesBeside = NO_FILES
) -> Path | None:
    """Replace the log at `target` by a copy, with its files; return the path of the previous log.

    This is a function, because the existing log may be one that cannot be opened.
    """
    return backup.restore(source, target, keys, files)
