"""The case log of a data folder: opened when it is needed, and refused when it is another one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from msgspec import structs

from classifier.sentence import Sentence, sentence
from triage_app.clock import Clock
from triage_app.encryption.keys import Keys
from triage_app.encryption.sealed_files import SealedFiles
from triage_app.errors import LostLog, StoreError
from triage_app.paths import Home
from triage_app.records import EventKind, Role
from triage_app.services.lifetimes import Lazy
from triage_app.services.upkeep.desk_files import DeskFiles
from triage_app.services.upkeep.encryption import Encryption
from triage_app.services.upkeep.maintenance import restore
from triage_app.store.anchor import AnchorFile
from triage_app.store.pseudonyms import PROGRAM
from triage_app.store.steering import Steering
from triage_app.store.store import CaseStore


class LogInUse:
    """Opens the log with its anchor; belongs to one thread, as its desk."""

    def __init__(
        self,
        home: Home,
        clock: Clock,
        encryption: Encryption,
        keys: Lazy[Keys],
        tell: Callable[[Sentence], object],
    ) -> None:
        """`tell` gets a sentence about what was done to the log by itself."""
        self._home, self._clock, self._keys = home, clock, keys
        self.files = DeskFiles(home, SealedFiles(keys.get))
        self._anchor, self._tell = AnchorFile(home.anchor), tell
        self._store = Lazy(lambda: self._opened(encryption))

    def _opened(self, encryption: Encryption) -> CaseStore:
        """Open the log; where nothing tells whether it is the whole one, its ledger says so."""
        is_known = self._anchor.read() is not None
        store = encryption.open_log(self._keys.get(), self._tell)
        if not is_known and store.state.end().event:
            self._tell(_NO_ANCHOR)
            with suppress(StoreError):  # a log that cannot be written: the next time
                store.record(EventKind.LOG_ACCEPTED, PROGRAM, {"former": None})
        return store

    @property
    def exists(self) -> bool:
        """Whether there is a log, or was one; one whose folder may not be read counts as there."""
        try:
            return self._home.cases.exists() or self._home.anchor.exists()
        except OSError:
            return True

    def get(self) -> CaseStore:
        """Return the log, opened again when its file was replaced.

        Raises StoreError when it cannot be opened, LostLog when a person has to choose first.
        """
        if not self._store.get().is_in_place:
            self._refuse_vanished_folder()
            self.close()
        return self._store.get()

    def to_read(self) -> CaseStore | None:
        """Return the log as `get` does, None where there is none: it is not made for reading."""
        return self.get() if self.exists else None

    def steering(self) -> Steering:
        """Return what the log says is in use; nothing when it is out of reach, told elsewhere."""
        try:
            return self.get().state.steering() if self.exists else Steering()
        except StoreError:
            return Steering()

    def _refuse_vanished_folder(self) -> None:
        """Raise LostLog when the anchor, which would tell of the loss, is gone with the log."""
        if not self.exists:
            raise LostLog(
                "The data folder {path} was moved or deleted while it was in use; nothing was "
                "written. Put it back, or begin a new log (“vigie log accept”).",
                path=self._home.folder,
            )

    def second(self) -> CaseStore:
        """Open the log once more, for work in another thread."""
        home = self._home
        return CaseStore(home.cases, self._clock, False, self._keys.get(), home.anchor)

    def accept(self, actor: str, role: Role) -> None:
        """Go on with the log that is there, a new one if there is none; the ledger says it.

        Its event has the end of the log that was here before. Raises StoreError.
        """
        self.close()
        former = self._anchor.read()
        store = CaseStore(self._home.cases, self._clock, keys=self._keys.get())
        try:
            payload = {"former": structs.asdict(former) if former else None}
            store.record(EventKind.LOG_ACCEPTED, actor, payload, role=role)
        finally:
            store.close()
        self._begin_anchor()
        self.get()

    def restore(self, source: Path) -> Path | None:
        """Put a copy in place of the log, with its files; return the path of the previous log."""
        self.close()
        former = restore(source, self._home.cases, self._keys.get(), self.files)
        self._begin_anchor()
        return former

    def close(self) -> None:
        """Close the log; it is opened again on next use."""
        opened = self._store.drop()
        if opened is not None:
            opened.close()

    def _begin_anchor(self) -> None:
        """Let the anchor be that of the log which was put in place."""
        try:
            self._anchor.forget()
        except OSError as error:
            raise StoreError(
                "The file {path} could not be removed; check that you may write there.",
                path=self._home.anchor,
            ) from error
        self.second().close()


_NO_ANCHOR = sentence(
    "The file anchor.json, which tells whether the newest entries of the case log are there, was "
    "missing or damaged; the ledger says so. If cases are missing, restore a backup."
)
