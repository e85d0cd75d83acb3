"""The supervisor's code, which locks the pages that change models and advice.

It prevents accidental changes in the window; it does not protect the files: whoever can read the
data folder can also remove the code, which is told then, because the ledger says otherwise. Only a
salted scrypt digest of the code is stored (RFC 7914), and in the ledger a digest of that.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from classifier.errors import VigieError
from classifier.sentence import Sentence, sentence
from triage_app.clock import Clock
from triage_app.errors import SettingsError
from triage_app.files import private_folder, write_whole
from triage_app.parsing import DamagedData, record_of, toml_as
from triage_app.records import Event

SHORTEST, LONGEST = 4, 64  # smallest number of characters
_FREE = 3  # wrong codes without a wait
_WAIT, _LONGEST_WAIT = 5, 300  # seconds; doubled with each further wrong code
_COST, _BLOCK, _LANES = 2**14, 8, 1  # scrypt: about 50 ms and 16 MB

_REMOVED = sentence(
    "The supervisor code was removed outside Vigie since event {event} of {day}: anybody may have "
    "acted as a supervisor. Set it again (“vigie access set”), or confirm that there is none "
    "(“vigie access remove”)."
)
_CHANGED = sentence(
    "The supervisor code was set or changed outside Vigie since event {event} of {day}: somebody "
    "else may know it. Delete the file {path} and set the code again (“vigie access set”)."
)


@dataclass(frozen=True, slots=True)
class CodeCheck:
    """Whether a code was right; `wait` is the number of seconds before the next attempt counts."""

    right: bool
    wait: int = 0


_Hexadecimal = Annotated[str, Meta(pattern="^([0-9a-f]{2})+$")]


class _StoredCode(Struct, frozen=True):
    """The content of the file."""

    salt: _Hexadecimal
    digest: _Hexadecimal
    failures: Annotated[int, Meta(ge=0)] = 0
    failed: Annotated[datetime, Meta(tz=True)] | None = None  # time of the last wrong code

    @property
    def mark(self) -> str:
        """A digest that changes with the code."""
        return hashlib.sha256(f"{self.salt} {self.digest}".encode()).hexdigest()

    def matches(self, code: str) -> bool:
        """Return whether `code` has this hash."""
        return hmac.compare_digest(_digest(code, self.salt), self.digest)

    def seconds_to_wait(self, now: datetime) -> int:
        """Return the seconds before the next attempt counts."""
        if self.failures < _FREE or self.failed is None:
            return 0
        length = min(_LONGEST_WAIT, _WAIT << min(self.failures - _FREE, 10))
        left = length - (now - self.failed).total_seconds()
        return max(0, min(length, round(left)))

    def as_toml(self) -> str:
        """Return the content of the file."""
        failed = self.failed.isoformat() if self.failed else ""
        return (
            f'salt = "{self.salt}"\ndigest = "{self.digest}"\n'
            f'failures = {self.failures}\nfailed = "{failed}"\n'
        )


class SupervisorCode:
    """The code in one TOML file of the data folder; without the file nothing is locked."""

    def __init__(self, path: Path, clock: Clock, record: Callable[[bool], object]) -> None:
        """`record` writes into the ledger that a code was set (True) or removed (False)."""
        self._path, self._clock, self._record = path, clock, record

    def is_set(self) -> bool:
        """Return whether there is a code."""
        return self._path.exists()

    def set(self, code: str) -> None:
        """Set or replace the code; raises SettingsError, or StoreError when the ledger refuses."""
        if not SHORTEST <= len(code.strip()) <= LONGEST:
            raise SettingsError(
                "The supervisor code has {shortest} to {longest} characters.",
                shortest=SHORTEST,
                longest=LONGEST,
            )
        salt = secrets.token_hex(16)
        made = _StoredCode(salt, _digest(code.strip(), salt))
        before = self._file_content()
        self._write(made)
        self._record_change(True, before)

    def remove(self) -> None:
        """Remove the code; raises SettingsError, or StoreError when the ledger refuses."""
        before = self._file_content()
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise self._write_error() from error
        self._record_change(False, before)

    def marked(self) -> dict[str, str]:
        """Return what the ledger says of the code that is set, nothing without one."""
        kept = self._read() if self.is_set() else None
        return {"digest": kept.mark} if kept else {}

    def problem(self, events: Sequence[Event]) -> Sentence | None:
        """Return what is wrong when the code is not the one of the last of these events."""
        if not events or self.file_error() is not None:
            return None
        last, place = events[-1], {"event": events[-1].seq, "day": events[-1].at[:10]}
        if last.payload.get("set") and not self.is_set():
            return _REMOVED.fill(**place)
        if not last.payload.get("set"):
            return _CHANGED.fill(**place, path=self._path) if self.is_set() else None
        is_same = last.payload.get("digest") in (None, self.marked()["digest"])
        return None if is_same else _CHANGED.fill(**place, path=self._path)

    def note(self, events: Sequence[Event]) -> None:
        """Let a log that was put in place say of the code what is true; raises StoreError."""
        if self.problem(events) is not None:
            self._record(self.is_set())

    def file_error(self) -> SettingsError | None:
        """Return why the file cannot be used, None if it can or if there is none."""
        try:
            if self.is_set():
                self._read()
        except SettingsError as error:
            return error
        return None

    def check(self, code: str) -> CodeCheck:
        """Return whether a code is right; after three wrong ones each attempt has to wait.

        Raises SettingsError when the file is damaged.
        """
        if not self.is_set():
            return CodeCheck(True)
        kept = self._read()
        now = self._clock()
        if wait := kept.seconds_to_wait(now):
            return CodeCheck(False, wait)
        if kept.matches(code.strip()):
            self._write(_StoredCode(kept.salt, kept.digest))
            return CodeCheck(True)
        second = now.replace(microsecond=0)
        failed = _StoredCode(kept.salt, kept.digest, kept.failures + 1, second)
        self._write(failed)
        return CodeCheck(False, failed.seconds_to_wait(now))

    def _record_change(self, is_set: bool, before: bytes | None) -> None:
        """Write into the ledger; when it refuses, put the former file back."""
        try:
            self._record(is_set)
        except VigieError:
            if before is None:
                self._path.unlink(missing_ok=True)
            else:
                self._replace(before)
            raise

    def _file_content(self) -> bytes | None:
        """Return the content of the file, None if there is none."""
        with suppress(OSError):
            return self._path.read_bytes()
        return None

    def _read(self) -> _StoredCode:
        try:
            data = toml_as(dict[str, object], self._path.read_bytes())
            return record_of(
                _StoredCode, {name: value for name, value in data.items() if value != ""}
            )
        except (OSError, DamagedData) as error:
            raise SettingsError(
                "The file of the supervisor code cannot be read: {path}. Remove the code with "
                "“vigie access remove”, then set a new one.",
                path=self._path,
            ) from error

    def _write(self, kept: _StoredCode) -> None:
        self._replace(kept.as_toml().encode())

    def _replace(self, content: bytes) -> None:
        try:
            private_folder(self._path.parent)
            write_whole(self._path, content, private=True)
        except OSError as error:
            raise self._write_error() from error

    def _write_error(self) -> SettingsError:
        return SettingsError(
            "The supervisor code could not be written to {path}; check that you may write there "
            "and that there is room left.",
            path=self._path,
        )


def _digest(code: str, salt: str) -> str:
    """Return the scrypt hash of a code; hash and salt are hexadecimal."""
    secret = code.encode(errors="surrogatepass")
    return hashlib.scrypt(
        secret, salt=bytes.fromhex(salt), n=_COST, r=_BLOCK, p=_LANES, dklen=32
    ).hex()
