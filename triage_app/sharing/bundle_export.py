"""Writes what a folder or a stick does not have yet of the events of this desk."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from triage_app.errors import ShareError
from triage_app.files import folder_for, write_whole
from triage_app.share_records import SharedEvent, SharedPart
from triage_app.sharing.bundle_file import (
    MOST_EVENTS,
    Bundle,
    bundles_in,
    name_of,
    of_other_log,
    opened,
    packed,
)
from triage_app.sharing.signing_desk import SigningDesk
from triage_app.sharing.wire import LONGEST_TEXT, Delivery

if TYPE_CHECKING:
    from triage_app.store.share_log import ShareLog

_PAGE = 500  # events read at once
_ENDLESS = math.inf
_LARGE = 30_000_000  # characters after which a bundle ends


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote."""

    written: tuple[Path, ...]  # bundles with new events
    renewed: tuple[Path, ...]  # bundles from which removed texts and values were taken out
    events: int  # new ones


@dataclass(frozen=True, slots=True)
class BundleExport:
    """Writes bundles of this desk into one folder; raises ShareError or StoreError."""

    log: ShareLog
    signing: SigningDesk
    folder: Path
    with_texts: bool

    def run(self) -> Exported:
        """Write the events that the folder does not have.

        Bundles there that hold what was removed meanwhile are written anew without it.
        """
        self.signing.prepare(self.log)
        gone = self._gone_end()  # before any part is read
        kept = self._own_bundles()
        renewed = [bundle for bundle in kept if self._holds_removed(bundle)]
        for bundle in renewed:
            self._write(self._run(bundle.head.first - 1, bundle.head.last, _ENDLESS), gone)
        written, events = [], 0
        after = _end_of(kept)
        while (run := self._run(after, after + MOST_EVENTS, _LARGE)).events:
            written.append(self._write(run, gone))
            events += len(run.events)
            after = run.events[-1].number
        return Exported(tuple(written), tuple(bundle.path for bundle in renewed), events)

    def _gone_end(self) -> int:
        """Return the position of the last part that was removed here."""
        after = 0
        while page := self.log.gone_parts(after):
            after = page[-1].position
        return after

    def _own_bundles(self) -> list[Bundle]:
        """Return the bundles of this desk that are in the folder and whole, first events first.

        Raises ShareError for one that another log has made: what is written beside it would be
        refused by whoever took that one.
        """
        if not self.folder.exists():
            return []
        number = self.signing.identity().number
        whole = filter(None, map(_whole, bundles_in(self.folder, number)))
        found = []
        for bundle in whole:
            if not self._is_here(bundle):
                raise of_other_log(bundle.path, number)
            found.append(bundle)
        return found

    def _is_here(self, bundle: Bundle) -> bool:
        """Return whether this desk has signed a bundle and has its last event in the log."""
        identity = self.signing.identity()
        keys = (identity.key, *(one.former.key for one in identity.replaced))
        last = self.log.outgoing(bundle.head.last - 1, 1)
        is_same = bool(last) and last[0].digest == bundle.head.digest
        return is_same and any(map(bundle.is_signed_with, keys))

    def _holds_removed(self, bundle: Bundle) -> bool:
        """Return whether a part that a bundle may hold was removed since it was written."""
        after = bundle.head.gone
        while page := self.log.gone_parts(after):
            if any(bundle.head.first <= gone.number <= bundle.head.last for gone in page):
                return True
            after = page[-1].position
        return False

    def _run(self, after: int, last: int, most: float) -> Delivery:
        """Return events after `after` up to `last`, fewer from so many characters on."""
        events: list[SharedEvent] = []
        parts: list[SharedPart] = []
        size = 0
        while after < last and size < most:
            page = self.log.outgoing(after, min(_PAGE, last - after))
            if not page:
                break
            beside = self.log.parts([event.number for event in page], self.with_texts)
            events += page
            parts += [part for part in beside if len(part.content) <= LONGEST_TEXT]
            size += sum(len(event.body) for event in page)
            size += sum(len(part.content) for part in beside)
            after = page[-1].number
        return Delivery(self.signing.identity().number, tuple(events), tuple(parts))

    def _write(self, run: Delivery, gone: int) -> Path:
        """Write one bundle, or nothing; return its path."""
        first, last = run.events[0].number, run.events[-1].number
        path = self.folder / name_of(run.desk, first, last)
        content = packed(run.events, run.parts, gone, self.signing.secret())
        try:
            with folder_for(path):
                write_private(path, content)
        except OSError as error:
            raise ShareError(
                "The bundle could not be written to {folder}; check that the stick or folder is "
                "there, that you may write there and that there is room left.",
                folder=self.folder,
            ) from error
        return path


def _whole(path: Path) -> Bundle | None:
    """Return a bundle, None for one that was cut or changed: it is written once more."""
    try:
        bundle = opened(path)
        bundle.rest()
    except ShareError:
        return None
    return bundle


def _end_of(kept: Iterable[Bundle]) -> int:
    """Return up to which event a folder has all, without a gap from the first."""
    end = 0
    for bundle in kept:
        if bundle.head.first <= end + 1:
            end = max(end, bundle.head.last)
    return end


def write_private(path: Path, content: bytes) -> None:
    """Write a file for its owner only; on a stick without permissions, for whoever has it."""
    try:
        write_whole(path, content, private=True)
    except PermissionError:
        write_whole(path, content)
