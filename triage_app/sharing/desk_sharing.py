"""What a desk does to share with others: join, trust, write and take bundles, tell its state."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from classifier.sentence import Sentence
from triage_app.clock import Clock, stamp
from triage_app.errors import ShareError
from triage_app.exchange_state import ExchangeState, read, write
from triage_app.paths import Home
from triage_app.records import EventKind, Role
from triage_app.share_records import KnownDesk, OwnDesk, Retrieved, ShareRefusal, change_of
from triage_app.shared_file_records import FilesOfDesk, FilesTaken
from triage_app.sharing.bundle_export import BundleExport, Exported
from triage_app.sharing.bundle_import import BundleImport, Imported
from triage_app.sharing.folder_files import FolderFiles
from triage_app.sharing.identity import PublicIdentity, checked_name
from triage_app.sharing.rejoining import Rejoining
from triage_app.sharing.signing_desk import NOT_USED, SigningDesk, Used

if TYPE_CHECKING:
    from triage_app.store.share_log import ShareLog

Record = Callable[[EventKind, Mapping[str, object]], object]


@dataclass(frozen=True, slots=True)
class DeskEnd:
    """A desk that is known, and how many of its events are here."""

    desk: KnownDesk
    events: int


@dataclass(frozen=True, slots=True)
class SharingState:
    """What a desk has shared and taken so far."""

    own: OwnDesk
    events: int  # that this desk has signed
    waiting: int  # that were not handed over yet, signed or not
    last_exchange: str  # ISO 8601 with offset, "" before the first
    desks: tuple[DeskEnd, ...]
    refusals: tuple[ShareRefusal, ...]


class DeskSharing:
    """Shares what is in the log of one desk; raises ShareError or StoreError with a sentence."""

    def __init__(self, home: Home, log: ShareLog, clock: Clock, record: Record) -> None:
        """`record` writes into the ledger who is trusted, and with which key this desk signs."""
        self._home, self._log, self._clock, self._record = home, log, clock, record
        self._signing = SigningDesk(home, clock)

    def join(self, number: int, name: str, role: Role) -> PublicIdentity:
        """Give this desk a number and a key, or another name or role; return its identity."""
        own = self._log.join(number, checked_name(name), role)
        keys = self._log.own_keys()
        used = Used(keys[-1], self._log.own_end().number) if keys else NOT_USED
        identity = self._signing.establish(own.number, own.name, used)
        self._note("joined", identity.known_as(role))
        return identity

    def identity(self) -> PublicIdentity:
        """Return the public identity of this desk."""
        self._joined()
        return self._signing.identity()

    def identity_text(self) -> str:
        """Return the public identity as the text that other desks are given."""
        self._joined()
        return self._signing.text()

    def renew_key(self) -> PublicIdentity:
        """Replace the key of this desk; return its identity with the new one."""
        own = self._joined()
        identity = self._signing.renew_key(self._log)
        self._note("key_renewed", identity.known_as(own.role))
        return identity

    def known(self, number: int) -> KnownDesk | None:
        """Return the desk of a number, None when it is not known."""
        return next((desk for desk in self._log.desks() if desk.number == number), None)

    def trust(self, identity: PublicIdentity, role: Role, *, replaces: bool) -> KnownDesk:
        """Take the events of a desk from now on.

        Raises ShareError for a key that the one known so far has not signed, unless it `replaces`
        that one.
        """
        self._joined()
        before = self.known(identity.number)
        if before is not None and not replaces and not identity.succeeds(before.key):
            raise ShareError(
                "Desk {desk} is known with another key, which has not signed the new one. Call the "
                "desk, compare the fingerprint, and repeat the command with --replace.",
                desk=identity.number,
            )
        desk = identity.known_as(role)
        self._log.trust(desk)
        self._note("trusted", desk)
        return desk

    def untrust(self, number: int) -> None:
        """Take nothing more of a desk; what came from it stays."""
        self._log.untrust(number)
        self._record(EventKind.SHARING_CHANGED, {"change": "untrusted", "desk": number})

    def export(self, folder: Path, with_texts: bool) -> Exported:
        """Write into a folder what it does not have yet of the events of this desk."""
        self._joined()
        self._log.share_texts(with_texts)
        done = BundleExport(self._log, self._signing, folder, with_texts).run()
        self._keep_state(self._log.own_end().number)
        return done

    def take(self, sources: Sequence[Path]) -> list[Imported]:
        """Take bundles, or all of folders; return what became of each file."""
        taking = BundleImport(self._log, self._joined())
        found = [one for source in sources for one in taking.run(source)]
        if any(one.left_out is None for one in found):
            self._keep_state()
        return found

    def rejoin(self, source: Path) -> Retrieved:
        """Take back from a folder or a bundle what this desk has shared and the log has lost."""
        self._joined()
        done = Rejoining(self._log, self._signing).from_bundles(source)
        self.note_rejoined(done)
        return done

    def note_rejoined(self, done: Retrieved) -> None:
        """Write into the ledger that this desk has taken events back, unless there were none."""
        if done.events or done.matched:
            said = {"change": "rejoined", "desk": self._joined().number, "events": done.events}
            self._record(EventKind.SHARING_CHANGED, said)

    def export_files(self, folder: Path, files: FilesOfDesk) -> tuple[Sentence, ...]:
        """Write the files of the last changes of this desk beside its bundles.

        Returns what is wrong with some. Nothing is written at an agent's desk.
        """
        is_supervisor = self._joined().role is Role.SUPERVISOR
        return files.give(FolderFiles([folder])) if is_supervisor else ()

    def take_files(self, sources: Sequence[Path], files: FilesOfDesk) -> FilesTaken:
        """Put in use what other desks have changed, from the files beside the bundles."""
        self._joined()
        folders = (source if source.is_dir() else source.parent for source in sources)
        return files.take(FolderFiles([*dict.fromkeys(folders)]))

    def state(self) -> SharingState | None:
        """Return what was shared and taken so far, None when this desk has not joined."""
        own = self._log.own()
        if own is None:
            return None
        last = read(self._home.exchange)
        desks = (DeskEnd(one, self._log.end_of(one.number).number) for one in self._log.desks())
        return SharingState(
            own,
            self._log.own_end().number,
            self._log.waiting(last.acknowledged),
            last.at,
            tuple(desks),
            tuple(self._log.refusals()),
        )

    def _note(self, change: str, desk: KnownDesk) -> None:
        """Write a change of this desk or of one that is known into the ledger."""
        self._record(EventKind.SHARING_CHANGED, change_of(change, desk))

    def _joined(self) -> OwnDesk:
        own = self._log.own()
        if own is None:
            raise ShareError("This desk shares nothing yet; “vigie share join” gives it a number.")
        return own

    def _keep_state(self, acknowledged: int = 0) -> None:
        before = read(self._home.exchange)
        at = stamp(self._clock())
        write(self._home.exchange, ExchangeState(at, max(acknowledged, before.acknowledged)))


def reasons(found: Sequence[Imported]) -> list[tuple[Path, Sentence]]:
    """Return the files of an import that were left out, and why."""
    return [(one.path, one.left_out) for one in found if one.left_out is not None]
