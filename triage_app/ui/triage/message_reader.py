"""Gets verdicts: a short text is read by the worker, everything else beside it.

While a file is read beside the worker, cases are logged as always. The pictures of a mail are
looked at after its verdict.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from classifier.errors import VigieError
from classifier.reading.limits import QUICK_BYTES
from classifier.records import Message, Pasted
from triage_app.records import Triage
from triage_app.ui.widgets.incoming import as_png
from triage_app.ui.worker import JobRunner, do_nothing, ignore

if TYPE_CHECKING:
    from classifier.reading.child_process import Stop


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who is told about a verdict; `finished` is called in any case, after the others."""

    done: Callable[[Triage], object]
    failed: Callable[[VigieError], object]
    finished: Callable[[], object] = do_nothing
    read: Callable[[Message], object] = ignore  # what was read beside the worker, as it came


class MessageReader:
    """Reads messages and lets the worker judge them; knows how to stop a reading."""

    def __init__(self, worker: JobRunner) -> None:
        self._worker = worker
        self._stops: dict[int, Stop] = {}  # by question

    def judge(self, question: int, source: Pasted | QImage, verdict: Verdict) -> None:
        """Read a message and judge it, before its pictures are looked at."""
        if isinstance(source, Pasted) and _is_short_text(source):
            self._worker.call(
                lambda desk: desk.triage.judge(source),
                verdict.done,
                verdict.failed,
                verdict.finished,
            )
        else:
            self._stops[question] = self._judge_read(lambda stop: _first(source, stop), verdict)

    def look_at_pictures(self, source: Pasted, verdict: Verdict) -> None:
        """Read a mail once more with its pictures, and judge it again."""
        self._judge_read(lambda stop: _with_pictures(source, stop), verdict)

    def stop(self, question: int) -> None:
        """Stop the reading for a question, if it is still on its way."""
        stop = self._stops.get(question)
        if stop is not None:
            stop.ask()

    def forget(self, question: int) -> None:
        """Let go of a reading that has ended."""
        self._stops.pop(question, None)

    def _judge_read(self, read: Callable[[Stop], Message], verdict: Verdict) -> Stop:
        was_read: list[Message] = []

        def judge(message: Message) -> None:
            was_read.append(message)
            verdict.read(message)
            self._worker.call(
                lambda desk: desk.triage.judge(message),
                verdict.done,
                verdict.failed,
                verdict.finished,
            )

        def end() -> None:
            if not was_read:
                verdict.finished()

        return self._worker.beside(read, judge, verdict.failed, end)


def _is_short_text(source: Pasted) -> bool:
    content = source.untrusted_content
    return isinstance(content, str) and len(content) <= QUICK_BYTES


def _first(source: Pasted | QImage, stop: Stop) -> Message:
    from classifier.reading.bounded import reading  # noqa: PLC0415 - slow to import

    return reading.read_first(
        source if isinstance(source, Pasted) else Pasted(as_png(source)), stop
    )


def _with_pictures(source: Pasted, stop: Stop) -> Message:
    from classifier.reading.bounded import reading  # noqa: PLC0415 - slow to import

    return reading.look_at_pictures(source, stop)
