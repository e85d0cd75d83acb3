"""Encryption of the log, the drafts and the guidance of one data folder, and its keys."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from classifier.sentence import Sentence, sentence
from triage_app.clock import Clock, stamp
from triage_app.encryption.key_ring import KeyRing, Place
from triage_app.encryption.key_store import KeyStore
from triage_app.encryption.keys import Key, Keys
from triage_app.encryption.row_digests import RowDigests
from triage_app.encryption.sealed_files import SealedFiles
from triage_app.errors import SettingsError, StoreError
from triage_app.paths import Home
from triage_app.records import EventKind, Role
from triage_app.services.upkeep.older_log import bring_up_to_date
from triage_app.settings import Settings
from triage_app.settings_file import refuse_managed, save
from triage_app.store import driver
from triage_app.store.conversion import convert, is_plain, locked_log, remove_unfinished_copy
from triage_app.store.errors import locked
from triage_app.store.store import CaseStore

_log = logging.getLogger(__name__)
_MOST_AT_START = 100_000_000  # bytes; some seconds of writing
Progress = Callable[[float], object]  # takes the share that is done


class Encryption:
    """Knows the keys, and writes what is there with another one or without.

    Each change raises StoreError or SettingsError, can be repeated after a kill, and wants
    the log closed everywhere.
    """

    def __init__(self, home: Home, settings: Settings, clock: Clock) -> None:
        self._home, self._settings, self._clock = home, settings, clock
        self.ring = KeyRing(home.keys, KeyStore())

    @property
    def is_on(self) -> bool:
        """Whether what is written anew is encrypted."""
        return self._settings.encryption == "on"

    def keys(self) -> Keys:
        """Return the keys of this folder; makes the first one where encryption is on.

        Raises StoreError when the keys that are needed cannot be read: no other is made then.
        """
        known = self.ring.keys()
        if not self.is_on:
            return Keys(known, for_chain=self._chain_key(known))
        if not known:
            if self.ring.place is not Place.NOWHERE or _needs_key(self._home.cases):
                raise locked(self._home.cases)
            known = (self.ring.first(self._today()),)
        return Keys(known, known[0], self._chain_key(known))

    def _chain_key(self, known: tuple[Key, ...]) -> Key | None:
        """Return the newest key if it is kept outside the data folder."""
        return known[0] if known and self.ring.place is Place.KEY_STORE else None

    def chain_state(self) -> Sentence:
        """Return how the ledger is sealed."""
        if self.keys().for_chain is not None:
            return sentence("sealed with a key of the key store")
        return sentence(
            "not sealed with a key, because none is in a key store: who has the log can compute "
            "its chain anew"
        )

    def digests(self) -> RowDigests:
        """Return what tells the rows of erased cases again; raises StoreError."""
        return RowDigests(self.ring.keys())

    def digests_for_new(self) -> RowDigests:
        """Return the same for an erasure: it makes the first key, also where the log is plain.

        A key that cannot be made or read keeps nobody from erasing.
        """
        try:
            if self.ring.place is Place.NOWHERE:
                self.ring.first(self._today())
            return self.digests()
        except StoreError as error:
            _log.warning("an erased row will not be told again:", exc_info=error)
            return RowDigests()

    @property
    def files(self) -> SealedFiles:
        """The small files beside the log."""
        return SealedFiles(self.keys)

    def open_log(self, keys: Keys, tell: Callable[[Sentence], object]) -> CaseStore:
        """Open the log; one from before it was encrypted is encrypted first, and that is told.

        A large log, or one that another program has open, is left to `vigie log encrypt`.
        One of an older version is brought up to date before, and that is told with its progress.
        Raises StoreError with a sentence.
        """
        bring_up_to_date(self._home.cases, keys, tell)
        if self._encrypt_at_start(keys):
            tell(sentence("The case log is encrypted from now on."))
        store = CaseStore(self._home.cases, self._clock, keys=keys, anchor=self._home.anchor)
        for problem in store.state.schema_problems():
            tell(problem)
        try:
            remove_unfinished_copy(self._home.cases)  # it may be plain beside an encrypted log
        except OSError as error:
            _log.warning("an unfinished copy of the log stays:", exc_info=error)
        return store

    def _encrypt_at_start(self, keys: Keys) -> bool:
        path = self._home.cases
        if keys.for_new is None or not is_plain(path) or path.stat().st_size > _MOST_AT_START:
            return False
        try:
            self._write_anew(keys, lambda _: None)
        except StoreError as error:
            _log.info("the log was not encrypted:", exc_info=error)
            return False
        self._record(keys, "encrypted")
        return True

    def encrypt(self, progress: Progress) -> None:
        """Encrypt log, drafts and guidance, now and from now on."""
        self._choose("on")
        keys = self.keys()
        if self._write_anew(keys, progress):
            self._record(keys, "encrypted")

    def decrypt(self, progress: Progress, role: Role = Role.AGENT) -> None:
        """Write log, drafts and guidance plain, now and from now on."""
        refuse_managed("encryption", "off")
        keys = Keys(self.ring.keys())
        changed = self._write_anew(keys, progress)
        self._choose("off")
        if changed:
            self._record(keys, "plain", role)

    def rekey(self, progress: Progress) -> None:
        """Encrypt everything with a new key; the former ones stay for older backups."""
        if not self.is_on:
            raise SettingsError("Encryption is switched off; “vigie log encrypt” switches it on.")
        with locked_log(self._home.cases, self.keys()) as log:  # two new keys at once are one lost
            key = self.ring.add(self._today())
            log.write_anew(key, progress)
        keys = self.keys()
        self._renew_small_files(keys)
        self._record(keys, "rekeyed")

    def state(self) -> Sentence:
        """Return what is encrypted and where the key is."""
        if not self.is_on:
            return sentence("off: log, drafts and guidance are plain")
        if self.ring.place is Place.NOWHERE:
            return sentence("on; the key is made with the first case")
        if self.ring.place is Place.KEY_STORE:
            return sentence("on; the key is in the key store of the system")
        return sentence(
            "on; the key is in the file {path}, because this system offered no key store: who "
            "copies the whole data folder can read it",
            path=self._home.keys,
        )

    def problems(self) -> Iterator[Sentence]:
        """Yield what keeps the log from being as the setting says."""
        if self.is_on and is_plain(self._home.cases):
            yield sentence(
                "The case log is not encrypted yet: close all windows of Vigie and run “vigie log "
                "encrypt”."
            )

    def _write_anew(self, keys: Keys, progress: Progress) -> bool:
        """Bring everything into the state of new files; False when the log was in it already."""
        exists = self._home.cases.exists()
        changed = exists and convert(self._home.cases, keys, keys.for_new, progress)
        self._renew_small_files(keys)
        return changed

    def _renew_small_files(self, keys: Keys) -> None:
        files = SealedFiles(lambda: keys)
        editions, lists = self._home.guidance.glob("*.toml"), self._home.lists.glob("*.csv")
        try:
            for path in (self._home.drafts, self._home.views, *editions, *lists):
                if path.exists():
                    files.renew(path)
        except OSError as error:
            raise StoreError(
                "The file {path} could not be written anew; check that you may write there and "
                "that there is room left, then try again.",
                path=path,
            ) from error

    def _record(self, keys: Keys, state: str, role: Role = Role.AGENT) -> None:
        """Write the change into the ledger."""
        store = CaseStore(self._home.cases, self._clock, keys=keys)
        try:
            payload = {"state": state, "key": keys.for_new.name if keys.for_new else ""}
            kind = EventKind.ENCRYPTION_CHANGED
            store.record(kind, self._settings.agent, payload, role=role)
        finally:
            store.close()

    def _choose(self, value: str) -> None:
        self._settings = replace(self._settings, encryption=value)
        save(self._home.settings, self._settings)

    def _today(self) -> str:
        return stamp(self._clock())[:10]


def _needs_key(path: Path) -> bool:
    """Return whether a log is there that only a key can open."""
    try:
        return driver.kind_of(path) is driver.Kind.ENCRYPTED
    except OSError:
        return False
