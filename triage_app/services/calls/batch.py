"""Many messages one after the other: files and folders, or a JSON Lines file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from classifier.errors import UnreadableMessage
from classifier.reading import batches
from classifier.reading.intake import Read
from triage_app.errors import ExportError
from triage_app.files import write_whole
from triage_app.records import BatchItem
from triage_app.services.calls.json_lines import Line, lines_of, message_of
from triage_app.services.calls.results import failure, result
from triage_app.services.calls.triage import TriageService


class BatchService:
    """Judges many messages; one that cannot be read does not stop the others."""

    def __init__(self, triage: TriageService, language: str) -> None:
        self._triage, self._language = triage, language

    def count(self, paths: Sequence[Path]) -> int:
        """Return how many messages some paths hold at the least: files count as one each."""
        return batches.names_in(paths)

    def judge(self, paths: Sequence[Path]) -> Iterator[BatchItem]:
        """Yield the verdict on each message under some paths, so that a caller can stop between.

        A message that cannot be read is yielded with its error.
        """
        for path in paths:
            for name, read in _messages_in(path):
                if isinstance(read, UnreadableMessage):
                    yield BatchItem(name, None, read)
                else:
                    yield BatchItem(name, self._triage.judge(read), None)

    def score_file(self, source: Path, out: Path) -> tuple[int, int]:
        """Write one result for each line of a JSON Lines file, in the same order.

        Returns how many lines there were and how many failed. Raises ExportError when a file
        cannot be read or written; what was in `out` before is then still there.
        """
        _refuse_same(source, out)
        failed: list[bool] = []

        def rows() -> Iterable[str]:
            for line in lines_of(source):
                row = self._scored(line, source.parent)
                failed.append(bool(row["error"]))
                yield json.dumps(row, ensure_ascii=False) + "\n"

        try:
            write_whole(out, rows())
        except OSError as error:
            raise _refused(source, out) from error
        return len(failed), sum(failed)

    def _scored(self, line: Line, folder: Path) -> dict[str, object]:
        try:
            return result(line.id, self._triage.assess(message_of(line, folder)))
        except UnreadableMessage as error:
            return failure(line.id, error, self._language)


def _messages_in(path: Path) -> Iterator[Read]:
    try:
        yield from batches.messages_in(path)
    except UnreadableMessage as error:  # the folder or table itself
        yield path.name, error


def _refuse_same(source: Path, out: Path) -> None:
    with suppress(OSError):
        if source.samefile(out):
            raise ExportError("The results would replace the messages: choose another --out file.")


def _refused(source: Path, out: Path) -> ExportError:
    return ExportError(
        "The batch could not be read or written ({source} → {file}): check the paths, the "
        "permissions and the room on the disk.",
        source=source.name,
        file=out.name,
    )
