"""The anchor of the log: where its ledger ended, in a small file outside it.

Whoever removes the newest events, puts another log in place or computes the chain anew leaves a
log that no longer holds the event of the anchor. It is written after each commit, in place and
without waiting for the disk, so it may be behind the log, and never before it. A check sum tells
one that was written in part, which counts as none.
"""

from __future__ import annotations

import logging
import os
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import structs

from classifier.sentence import sentence
from triage_app.errors import LostLog
from triage_app.files import FILE_MODE
from triage_app.parsing import DamagedData, json_as
from triage_app.share_records import CASES_OF_A_DESK

if TYPE_CHECKING:
    import sqlite3

_log = logging.getLogger(__name__)
_SIZE = 512  # bytes of the file, whatever the anchor: one sector
_FLAGS = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Anchor(msgspec.Struct, frozen=True):
    """The end of the ledger of one log."""

    identity: str  # of the log
    event: int  # number of its last event, 0 for none
    digest: str  # of that event
    cases: int  # highest case number of this desk
    check: int = 0  # CRC-32 of the others

    @property
    def check_sum(self) -> int:
        """Return what `check` should be."""
        return zlib.crc32(f"{self.identity} {self.event} {self.digest} {self.cases}".encode())


def end_of(db: sqlite3.Connection) -> Anchor:
    """Return the end of a ledger; two look-ups in indexes."""
    last = db.execute("SELECT seq, digest FROM events ORDER BY seq DESC LIMIT 1").fetchone()
    own = "SELECT max(case_number) FROM events WHERE case_number < ?"
    cases = db.execute(own, [CASES_OF_A_DESK]).fetchone()[0]
    event, digest = last or (0, "")
    return Anchor(identity_of(db), int(event), str(digest), int(cases or 0))


def identity_of(db: sqlite3.Connection) -> str:
    """Return the random id that a log got when it was made."""
    found = db.execute("SELECT identity FROM log_identity").fetchone()
    return str(found[0]) if found else ""


class AnchorFile:
    """The anchor of one log in the file `path`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._written: Anchor | None = None

    def read(self) -> Anchor | None:
        """Return the anchor; None when there is none or it cannot be read."""
        try:
            with self._path.open("rb") as file:
                found = json_as(Anchor, file.read(_SIZE))
        except FileNotFoundError:
            return None
        except (OSError, DamagedData) as error:
            _log.info("the anchor of the log cannot be read:", exc_info=error)
            return None
        return structs.replace(found, check=0) if found.check == found.check_sum else None

    def write(self, anchor: Anchor) -> None:
        """Write where the ledger ends; a file that cannot be written is left as it is."""
        if anchor == self._written or not anchor.event:
            return
        whole = structs.replace(anchor, check=anchor.check_sum)
        try:
            file = os.open(self._path, _FLAGS, FILE_MODE)
            try:
                os.write(file, msgspec.json.encode(whole).ljust(_SIZE))
            finally:
                os.close(file)
        except OSError as error:
            _log.info("the anchor of the log cannot be written:", exc_info=error)
            return
        self._written = anchor

    def forget(self) -> None:
        """Remove the anchor; the log is taken as it is from now on. Raises OSError."""
        self._path.unlink(missing_ok=True)
        self._written = None


def refuse_missing(anchor: Anchor, path: Path) -> None:
    """Raise LostLog when there is no log, or an empty file, where the anchor says there was one."""
    try:
        there = path.stat().st_size > 0
    except FileNotFoundError:
        there = False
    if not there and anchor.event:
        raise LostLog(
            "The case log {path} is gone: its last case was no. {cases}. Put a backup back "
            "(“vigie restore FILE”), or begin a new log (“vigie log accept”).",
            path=path,
            cases=anchor.cases,
        )


def refuse_other(db: sqlite3.Connection, anchor: Anchor, path: Path) -> None:
    """Raise LostLog when the ledger does not hold the event of the anchor."""
    if identity_of(db) != anchor.identity:
        what = sentence("it is another log than before")
    elif end_of(db).event < anchor.event:
        what = sentence("its newest events are missing")
    elif _digest(db, anchor.event) != anchor.digest:
        what = sentence("its events are not those that were written")
    else:
        return
    raise LostLog(
        "The case log {path} was replaced or changed: {what}. Before, its last case was no. "
        "{cases} and its last event no. {event}. Put a backup back (“vigie restore FILE”), or go "
        "on with this log (“vigie log accept”).",
        path=path,
        what=what,
        cases=anchor.cases,
        event=anchor.event,
    )


def _digest(db: sqlite3.Connection, event: int) -> str:
    if not event:
        return ""
    found = db.execute("SELECT digest FROM events WHERE seq = ?", [event]).fetchone()
    return str(found[0]) if found else "?"
