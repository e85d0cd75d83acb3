"""Gives the files of what this desk shares, and puts in use what other desks have changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path

from classifier.errors import VigieError
from classifier.sentence import Sentence, sentence
from triage_app.errors import ServerAway, ShareError, StoreError
from triage_app.services.exchange.keepers import Fetch, Keeper
from triage_app.services.exchange.taking_alone import taking_alone
from triage_app.services.exchange.waiting import WaitingFile
from triage_app.shared_file_records import (
    LARGEST_FILE,
    NOTHING_TAKEN,
    FilePlace,
    FilesTaken,
    FileTooLarge,
    NotTaken,
    SharedChange,
    WaitingChange,
)
from triage_app.store.shared_file_log import SharedFileLog
from triage_app.wording.shared_changes import name_of

Job = Callable[[Fetch], NotTaken | None]
_FOR_GOOD = (NotTaken.UNFIT, NotTaken.LARGE, NotTaken.CHANGED)  # until the program starts again


class SharedFiles:
    """The files of one desk; raises StoreError, or what a place raises."""

    def __init__(
        self,
        log: SharedFileLog,
        keepers: Mapping[str, Callable[[], Keeper]],
        waiting: WaitingFile,
        lock: Path,
    ) -> None:
        """`keepers` are by what they keep, and made when something of it comes or goes.

        `lock` is a file of the data folder that one program at a time holds.
        """
        self._log, self._keepers, self._waiting, self._lock = log, keepers, waiting, lock
        self._refused: dict[SharedChange, NotTaken] = {}
        self._given: dict[SharedChange, Sentence | None] = {}  # what is wrong, None for nothing
        self._is_looked_at = False

    def give(self, place: FilePlace) -> tuple[Sentence, ...]:
        """Add the files of the last changes of this desk; return what is wrong with some."""
        given = self._log.given()
        for change in given:
            if change not in self._given:
                self._given[change] = self._give(change, place)
        return tuple(filter(None, map(self._given.get, given)))

    def take(self, place: FilePlace) -> FilesTaken:
        """Put in use what other desks have changed last, each whole or not at all.

        Nothing while another program of this desk does so. What was cut goes on with the next call.
        """
        with taking_alone(self._lock) as is_alone:
            if not is_alone:
                return NOTHING_TAKEN
            found = self._take(place)
            place.forget()
            return found

    def _take(self, place: FilePlace) -> FilesTaken:
        taken: list[SharedChange] = []
        waiting: list[WaitingChange] = []
        for change, job in self._jobs():
            why = self._refused.get(change) or self._done(job, place)
            if why is None:
                taken.append(change)
                self._given.pop(change, None)  # its files are here again
            else:
                waiting.append(WaitingChange(change, why))
                if why in _FOR_GOOD:
                    self._refused[change] = why
        self._is_looked_at = not waiting
        self._waiting.keep(waiting)
        return FilesTaken(tuple(taken), tuple(waiting))

    def _give(self, change: SharedChange, place: FilePlace) -> Sentence | None:
        try:
            files = self._keepers[change.of.what]().files(change)
        except (VigieError, ValueError):  # ValueError: a list of a newer version
            files = {}
        if not files or any(_digest(one) != digest for digest, one in files.items()):
            return sentence(
                "{name} is not shared: its files are not as they were chosen.", name=name_of(change)
            )
        if any(len(content) > LARGEST_FILE for content in files.values()):
            return sentence(
                "{name} is not shared: a file is too large for that.", name=name_of(change)
            )
        for digest in sorted(place.lacking(files.keys())):
            place.put(digest, files[digest])
        return None

    def _jobs(self) -> Iterator[tuple[SharedChange, Job]]:
        """Yield what is to be done: what others have changed, and files that are lost here."""
        for change in self._log.wanted():
            yield change, partial(self._keepers[change.of.what]().take, change)
        if self._is_looked_at:  # once a program: it reads all files in use
            return
        for held in self._log.held():
            keeper = self._keepers[held.change.of.what]()
            if not keeper.is_whole(held):
                bring = keeper.bring_back if held.is_own else keeper.take
                yield held.change, partial(bring, held.change)

    def _done(self, job: Job, place: FilePlace) -> NotTaken | None:
        try:
            return job(partial(_fetched, place))
        except (StoreError, ServerAway, ShareError):
            raise
        except VigieError:  # of a list, the advice or a model: it could not be written
            return NotTaken.UNWRITTEN


def _fetched(place: FilePlace, digest: str, most: int) -> bytes | NotTaken:
    """Return the file of a digest that is really that, or why there is none."""
    try:
        content = place.get(digest, most)
    except FileTooLarge:
        return NotTaken.LARGE
    if content is None:
        return NotTaken.MISSING
    return content if _digest(content) == digest else NotTaken.CHANGED


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
