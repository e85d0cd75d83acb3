"""The keys of one data folder: a list in a file, the secrets in the key store of the system.

Where there is no key store the secrets are in the file too, which only its owner may read. A key
never leaves the list: an old backup may need it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec

from triage_app.encryption.key_store import KeyStore
from triage_app.encryption.keys import SECRET_BYTES, Key, new_key
from triage_app.errors import StoreError
from triage_app.files import private_folder, write_first, write_whole
from triage_app.parsing import DamagedData, toml_as

_HEAD = """\
# Keys of the case log, newest first. Without them nobody can read it; keep a copy elsewhere:
# vigie log key --export FILE
"""
SIGNING_KEYS_HEAD = """\
# Keys with which this desk signs what it shares, newest first. Give this file to nobody:
# “vigie share identity” tells others how to check the signatures.
"""


class Place(StrEnum):
    """Where the newest key is kept."""

    NOWHERE = "nowhere"  # there is no key yet
    KEY_STORE = "key_store"
    FILE = "file"


class _Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One key, as in the file; without `secret` it is in the key store under its name."""

    name: str
    made: str
    secret: str = ""


class _File(msgspec.Struct, frozen=True):
    keys: tuple[_Entry, ...]


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Reads and extends the list in the file `path`; raises StoreError with a sentence."""

    path: Path
    store: KeyStore
    head: str = _HEAD  # comment at the beginning of the file

    def keys(self) -> tuple[Key, ...]:
        """Return the keys, newest first, without those the key store does not give."""
        found = [_key(entry, entry.secret or self.store.find(entry.name)) for entry in self._read()]
        return tuple(key for key in found if key is not None)

    @property
    def place(self) -> Place:
        """Where the newest key is kept."""
        entries = self._read()
        if not entries:
            return Place.NOWHERE
        return Place.FILE if entries[0].secret else Place.KEY_STORE

    def first(self, day: str) -> Key:
        """Make the first key; when another program was faster, return that one's."""
        entry, key = self._made(day)
        try:
            is_ours = write_first(self.path, self._toml([entry]))
        except OSError as error:
            raise self._unwritable() from error
        if is_ours:
            return key
        self.store.forget(key.name)
        return next(iter(self.keys()), key)

    def add(self, day: str) -> Key:
        """Make another key, the newest one; the caller keeps others from doing so meanwhile."""
        entry, key = self._made(day)
        self._write([entry, *self._read()])
        return key

    def take(self, copy: Path) -> int:
        """Add the keys of an exported file that are not here; return how many there were.

        Their secrets replace those that the key store has lost.
        """
        mine = {entry.name: entry for entry in self._read()}
        here = {key.name for key in self.keys()}
        brought = [entry for entry in _entries(copy) if _key(entry, entry.secret) is not None]
        missing = [entry for entry in brought if entry.name not in here]
        if not brought:
            raise _damaged(copy)
        if missing:
            kept = {entry.name: self._placed(entry) for entry in missing}
            self._write((mine | kept).values())
        return len(missing)

    def export(self, copy: Path) -> int:
        """Write all keys with their secrets into a file of its owner; return how many."""
        keys = self.keys()
        try:
            content = self._toml(_Entry(key.name, key.made, key.secret.hex()) for key in keys)
            write_whole(copy, content, private=True)
        except OSError as error:
            raise StoreError(
                "The keys could not be written to {path}; check that you may write there.",
                path=copy,
            ) from error
        return len(keys)

    def _made(self, day: str) -> tuple[_Entry, Key]:
        key = new_key(day)
        return self._placed(_Entry(key.name, key.made, key.secret.hex())), key

    def _placed(self, entry: _Entry) -> _Entry:
        """Move a secret into the key store where there is one."""
        if self.store.keep(entry.name, entry.secret):
            return _Entry(entry.name, entry.made)
        return entry

    def _read(self) -> tuple[_Entry, ...]:
        return _entries(self.path, others=())

    def _write(self, entries: Iterable[_Entry]) -> None:
        try:
            private_folder(self.path.parent)
            write_whole(self.path, self._toml(entries), private=True)
        except OSError as error:
            raise self._unwritable() from error

    def _toml(self, entries: Iterable[_Entry]) -> str:
        import tomli_w  # noqa: PLC0415 - only who makes a key needs it

        return self.head + tomli_w.dumps(msgspec.to_builtins(_File(tuple(entries))))

    def _unwritable(self) -> StoreError:
        return StoreError(
            "The key could not be written to {path}; nothing was changed, check that you may "
            "write there and that there is room left.",
            path=self.path,
        )


def _key(entry: _Entry, secret: str | None) -> Key | None:
    """Return an entry with its secret as a key, None when that is none."""
    try:
        found = bytes.fromhex(secret or "")
    except ValueError:
        return None
    return Key(entry.name, entry.made, found) if len(found) == SECRET_BYTES else None


def _entries(path: Path, others: tuple[_Entry, ...] | None = None) -> tuple[_Entry, ...]:
    """Return the keys of a file, or `others` where there is no file."""
    try:
        return toml_as(_File, path.read_bytes()).keys
    except FileNotFoundError as error:
        if others is None:
            raise _damaged(path) from error
        return others
    except (OSError, DamagedData) as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> StoreError:
    return StoreError(
        "The file of keys {path} cannot be read; it was left untouched, put an exported copy in "
        "its place.",
        path=path,
    )
