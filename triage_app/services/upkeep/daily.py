"""The upkeep of a day, in a thread beside the work: what has reached its end is removed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread

from triage_app.clock import Clock
from triage_app.errors import PurgeWaits, StoreError
from triage_app.files import FOLDER_MODE, write_whole
from triage_app.paths import Home
from triage_app.services.upkeep.maintenance import Maintenance
from triage_app.services.upkeep.old_log_lines import remove_old_lines
from triage_app.settings import Settings
from triage_app.store.pace import Pace
from triage_app.store.store import CaseStore

_PAUSE_SECONDS = 0.05  # between two steps, for the other programs that write
_log = logging.getLogger(__name__)


class DailyUpkeep:
    """Runs at most once a day and data folder; what is interrupted goes on the next time.

    It has a connection of its own, so that nobody waits for it longer than for one step. Its
    errors are left to the work that was asked for, which meets them too.
    """

    def __init__(
        self,
        home: Home,
        clock: Clock,
        settings: Settings,
        opened: Callable[[], CaseStore],
        note: Callable[[CaseStore], None],
    ) -> None:
        """`opened` opens the log once more, `note` records in it what is in use."""
        self._home, self._clock, self._settings, self._opened = home, clock, settings, opened
        self._note = note
        self._mark = home.logs / "retention.txt"  # holds the day of the last time
        self._started = ""  # ISO date of the last start
        self._stopping = Event()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Start the upkeep of today unless it was started or done before."""
        today = self._clock().date().isoformat()
        if self._started == today or self._is_done(today):
            return
        self.stop()
        self._started = today
        self._stopping.clear()
        self._thread = Thread(target=self._run, args=(today,), name="upkeep", daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """Wait for its end."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def stop(self) -> None:
        """End it after the present step; the next start goes on."""
        self._stopping.set()
        if self._thread is not None:
            self._started = ""
        self.finish()

    def _run(self, today: str) -> None:
        try:
            self._work()
        except StoreError as error:
            _log.info("upkeep not finished:", exc_info=error)
            return
        with suppress(OSError):
            with suppress(FileExistsError):  # a data folder that was moved is not made anew
                self._mark.parent.mkdir(FOLDER_MODE)
            write_whole(self._mark, today + "\n", private=True)

    def _work(self) -> None:
        store = self._opened()
        try:
            pace = Pace(pause=lambda: self._stopping.wait(_PAUSE_SECONDS))
            maintenance = Maintenance(store, self._settings)
            self._note(store)
            with suppress(PurgeWaits):  # `vigie doctor` tells
                maintenance.purge_by_rule(pace)
            with suppress(PurgeWaits):
                maintenance.remove_old_copies(self._home)
                store.removal.refuse_doubtful_clock(self._clock())
                store.people.forget(self._clock(), self._settings.retention_names_days)
                days = self._settings.retention_log_days
                remove_old_lines(self._home.logs, self._clock(), days)
        finally:
            store.close()

    def _is_done(self, today: str) -> bool:
        with suppress(OSError, ValueError):
            return self._mark.read_text(encoding="ascii").strip() == today
        return False
