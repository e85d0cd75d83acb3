"""Scores many messages: files and folders, or a JSON Lines file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from classifier.errors import UnreadableMessage, VigieError
from classifier.parallel import IN_THIS_PROCESS, Workers
from classifier.reading import batches
from classifier.reading.child_process import Stop
from classifier.reading.sources import Source
from classifier.records import Message, Pasted
from classifier.scorer import Scorer
from triage_app.batch_record import BatchItem
from triage_app.errors import ExportError
from triage_app.files import write_whole
from triage_app.services.calls.json_lines import read_lines, source_of
from triage_app.services.calls.parallel import NamedSource, assess_named, map_messages
from triage_app.services.calls.results import failure, result
from triage_app.services.calls.triage import TriageService
from triage_app.services.safe_names import Identifier
from triage_app.wording.words import words_in

ROWS = 5_000  # of a table in the window
_CHARACTERS = 20_000_000  # of the messages in its rows
ReadMessage = tuple[str, Message | UnreadableMessage]  # its name, and what reading it gave


class BatchService:
    """Scores many messages; unreadable ones do not stop the others."""

    def __init__(self, triage: TriageService, language: str) -> None:
        self._triage, self._language = triage, language

    def count(self, paths: Sequence[Path]) -> int:
        """Return a lower bound of the number of messages: each file counts as one."""
        return batches.names_in(paths)

    def judge(
        self, paths: Sequence[Path], workers: Workers | None = IN_THIS_PROCESS
    ) -> Iterator[BatchItem]:
        """Yield the verdict on each message under some paths, so that a caller can stop between.

        A message that cannot be read is yielded with its error. None as workers: others help
        where that is faster (see `parallel.map_in_order`).
        """
        sources = (source for path in paths for source in _sources_in(path))
        for name, found in self._triage.assess_all(sources, workers):
            if isinstance(found, UnreadableMessage):
                yield BatchItem(name, None, found)
            else:
                yield BatchItem(name, self._triage.with_campaign(found), None)

    def judge_read(self, name: str, found: Message | UnreadableMessage) -> BatchItem:
        """Return the verdict on a message that was read, or its error."""
        if isinstance(found, UnreadableMessage):
            return BatchItem(name, None, found)
        return BatchItem(name, self._triage.judge(found), None)

    def score_file(
        self, source: Path, out: Path, workers: Workers | None = IN_THIS_PROCESS
    ) -> tuple[int, int]:
        """Write one result per line of a JSON Lines file, in the same order.

        Returns the number of lines and of failures. Raises ExportError if a file cannot be read or
        written; `out` is then unchanged.
        """
        _check_different_files(source, out)
        lines = failures = 0

        def rows() -> Iterable[str]:
            nonlocal lines, failures
            score = partial(_result_line, self._triage.scorer, self._language)
            named = ((line.id, source_of(line, source.parent)) for line in read_lines(source))
            for row, has_failed in map_messages(score, named, workers):
                lines += 1
                failures += has_failed
                yield row + "\n"

        try:
            write_whole(out, rows())
        except OSError as error:
            raise _file_error(source, out) from error
        return lines, failures


def _result_line(scorer: Scorer, language: str, named: NamedSource[Identifier]) -> tuple[str, bool]:
    """Return the result object of a line as JSON, and whether the line could not be read."""
    name, found = assess_named(scorer, language, named)
    if isinstance(found, UnreadableMessage):
        row = failure(name, found, language)
    else:
        row = result(name, found, words_in(language))
    return json.dumps(row, ensure_ascii=False), bool(row["error"])


class MessagesIn:
    """The messages of some files for a table: read one after the other, without the desk.

    A file is a path, a folder too, or the content of one that is not on the disk.

    Each method may be called in another thread, but one at a time. The rows of a table stay in
    memory, so their number and the length of their texts are bounded.
    """

    def __init__(self, files: Sequence[Path | Pasted]) -> None:
        self._files = files
        self._sources = (source for one in files for source in _sources_in(one))
        self._rows, self._characters = ROWS, _CHARACTERS  # that the table may still take

    def count(self) -> int:
        """Return a lower bound of the number of messages: each file counts as one."""
        paths = [one for one in self._files if isinstance(one, Path)]
        return batches.names_in(paths) + len(self._files) - len(paths)

    def read_next(self, stop: Stop) -> ReadMessage | None:
        """Return name and content of the next message, None after the last one.

        Raises VigieError when the table takes no more.
        """
        for name, source in self._sources:
            if self._rows <= 0 or self._characters <= 0:
                raise VigieError(
                    "The table takes no more messages: use smaller batches, or “vigie score” for "
                    "very many."
                )
            found = batches.message_or_error(source, stop)
            self._rows -= 1
            self._characters -= _size(found)
            return name, found
        return None


def _size(found: Message | UnreadableMessage) -> int:
    if isinstance(found, UnreadableMessage):
        return 0
    return len(found.body) + len(found.hidden_text) + len(found.caller_words)


def _sources_in(file: Path | Pasted) -> Iterator[tuple[str, Source]]:
    if isinstance(file, Pasted):
        yield file.file_name, file
        return
    try:
        yield from batches.sources_in(file)
    except UnreadableMessage as error:  # the folder or table itself
        yield file.name, error


def _check_different_files(source: Path, out: Path) -> None:
    with suppress(OSError):
        if source.samefile(out):
            raise ExportError("The results would replace the messages: choose another --out file.")


def _file_error(source: Path, out: Path) -> ExportError:
    return ExportError(
        "The batch could not be read or written ({source} → {file}): check the paths, the "
        "permissions and the room on the disk.",
        source=source.name,
        file=out.name,
    )
