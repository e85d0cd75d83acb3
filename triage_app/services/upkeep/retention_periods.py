"""The retention periods as a supervisor sees and changes them, and the purge that waits for them.

`resources/retention.csv` has the bounds of each period and its source.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import asdict, replace
from threading import Event

from triage_app.clock import Clock
from triage_app.encryption.keys import Keys
from triage_app.encryption.sealed_files import SealedFiles
from triage_app.errors import SettingsError, StoreError
from triage_app.managed_file import managed_settings
from triage_app.paths import Home, resources_dir
from triage_app.records import EventKind, Role
from triage_app.retention_records import (
    PeriodChange,
    RetentionContent,
    RetentionRule,
    WaitingPurge,
)
from triage_app.services.calls.drafts import Drafts
from triage_app.services.desk import Desk
from triage_app.services.upkeep.maintenance import Maintenance
from triage_app.services.upkeep.old_log_lines import count_old_lines
from triage_app.settings import Settings
from triage_app.settings_file import load, save
from triage_app.store.pace import Pace
from triage_app.store.retention import PurgeResult
from triage_app.store.store import CaseStore

_PAUSE_SECONDS = 0.02  # between two steps of a purge, for the other programs that write


class RetentionView:
    """Counts and removes what has reached its end, with a connection of its own.

    So it may run in any thread, beside the work. Raises StoreError with a sentence.
    """

    def __init__(
        self,
        home: Home,
        settings: Settings,
        clock: Clock,
        keys: Callable[[], Keys],
        role: Role = Role.AGENT,
    ) -> None:
        """`keys` opens the log and the drafts."""
        self._home, self._settings, self._clock, self._keys = home, settings, clock, keys
        self._role = role

    def content(self) -> RetentionContent:
        """Return all periods with what has reached its end, and the purge that waits."""
        due, waiting = self._counts()
        rules = (replace(one, due=due.get(one.name)) for one in rules_of(self._settings))
        return RetentionContent(tuple(rules), waiting)

    def purge(self, is_stopped: Callable[[], bool]) -> PurgeResult:
        """Remove all texts that are due; a supervisor has confirmed it."""
        tick = Event()

        def pause() -> bool:
            tick.wait(_PAUSE_SECONDS)
            return is_stopped()

        with closing(self._opened()) as store:
            maintenance = Maintenance(store, self._settings, self._role)
            return maintenance.purge(confirmed=True, pace=Pace(pause=pause))

    def _counts(self) -> tuple[Mapping[str, int], WaitingPurge | None]:
        settings, now = self._settings, self._clock()
        days = settings.retention_draft_days
        files = SealedFiles(self._keys)
        log_days = settings.retention_log_days
        due = {
            "retention_draft_days": Drafts(self._home.drafts, self._clock, files, days).ended(),
            "retention_log_days": count_old_lines(self._home.logs, now, log_days),
        }
        if not self._home.cases.exists():
            return due, None
        with closing(self._opened()) as store:
            maintenance = Maintenance(store, settings)
            texts = maintenance.purge(dry_run=True)
            copies = maintenance.copies(self._home)
            due |= {
                "retention_legit_days": texts.legit,
                "retention_unlabelled_days": texts.unlabelled,
                "retention_longest_days": texts.expired,
                "retention_grace_days": store.removal.listed(),
                "retention_copies_days": sum(
                    one.ends(settings.retention_copies_days) <= now for one in copies
                ),
                "retention_names_days": store.people.ended(now, settings.retention_names_days),
            }
            return due, maintenance.waiting_purge()

    def _opened(self) -> CaseStore:
        home = self._home
        return CaseStore(home.cases, self._clock, False, self._keys(), home.anchor)


def rules_of(settings: Settings) -> Iterator[RetentionRule]:
    """Yield the periods with their bounds and whether an administrator fixed them; none counted."""
    fixed = managed_settings().values
    with (resources_dir() / "retention.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name, days = row["setting"], int(getattr(settings, row["setting"]))
            bounds = int(row["at_least"]), int(row["at_most"])
            yield RetentionRule(name, days, *bounds, None, fixed=name in fixed)


def view_of(desk: Desk) -> RetentionView:
    """Return what counts and removes beside the thread of a desk."""
    return RetentionView(desk.home, desk.settings, desk.clock, desk.encryption.keys, desk.role)


def change_period(desk: Desk, name: str, days: int) -> tuple[Settings, PeriodChange]:
    """Write a period into the settings and into the ledger; return both.

    Raises SettingsError when it is out of bounds or cannot be written, and StoreError when the
    ledger refuses; the settings are unchanged then.
    """
    rule = next(one for one in rules_of(load(desk.home.settings)[0]) if one.name == name)
    if not rule.least <= days <= rule.most:
        raise SettingsError(
            "This period has {least} to {most} days; {days} was refused, and nothing was changed.",
            least=rule.least,
            most=rule.most,
            days=days,
        )
    return _write(desk, PeriodChange(name, days, rule.days))


def undo_change(desk: Desk, change: PeriodChange) -> tuple[Settings, PeriodChange]:
    """Do the same with the days before a change, which may be out of these bounds.

    Raises StoreError when the period was changed since.
    """
    if getattr(load(desk.home.settings)[0], change.name) != change.days:
        raise StoreError("The period was changed since; nothing was undone.")
    return _write(desk, PeriodChange(change.name, change.was, change.days))


def _write(desk: Desk, change: PeriodChange) -> tuple[Settings, PeriodChange]:
    path = desk.home.settings
    before, _ = load(path)
    values: dict[str, object] = {**asdict(before), change.name: change.days}
    changed = Settings(**values)  # type: ignore[arg-type]
    save(path, changed)
    payload = {"setting": change.name, "days": change.days, "was": change.was}
    try:
        desk.record(EventKind.RETENTION_CHANGED, payload)
    except StoreError:
        save(path, before)
        raise
    desk.settings = changed
    return changed, change
