"""Shares through the server in a child process, for as long as the window is open.

So nothing of the network is loaded in the window, and no wait there holds up a verdict.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from classifier.system.own_program import interpreter
from triage_app.parsing import DamagedData, json_as
from triage_app.share_records import SharingNow
from triage_app.ui.window.system import utf8_environment

_AGAIN = 60_000  # ms until a process that ended is started again
_PATIENCE = 2000  # ms between closing its standard input and killing it


def follow_arguments(home: Path) -> list[str]:
    """Return the arguments of the child process, without the interpreter."""
    return ["-m", "triage_app", "--home", str(home), "share", "follow"]


class ExchangeProcess(QObject):
    """Runs `vigie share follow`, and runs it again when it ended."""

    news_received = Signal(SharingNow)
    process_ended = Signal(str)  # the sentence that the process left, or ""

    def __init__(
        self, home: Path, program_arguments: Sequence[str] = (), parent: QObject | None = None
    ) -> None:
        """`program_arguments` replace our own command; tests use it to run a script."""
        super().__init__(parent)
        self._arguments = list(program_arguments) or follow_arguments(home)
        self._process: QProcess | None = None
        self._rest = b""
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN)
        self._again.timeout.connect(self.start)

    @property
    def running(self) -> bool:
        """Whether the child process runs."""
        return self._process is not None

    def start(self) -> None:
        """Start the process unless it runs."""
        if self.running:
            return
        self._rest = b""
        self._process = process = QProcess(self)
        process.setProcessEnvironment(utf8_environment())
        process.readyReadStandardOutput.connect(self._read_lines)
        process.finished.connect(self._finish)
        process.errorOccurred.connect(self._report_start_error)
        process.start(interpreter(), self._arguments)

    def stop(self) -> None:
        """End the process and wait for it, when the window closes or sharing is switched off."""
        self._again.stop()
        process, self._process = self._process, None
        if process is None:
            return
        process.blockSignals(True)
        process.closeWriteChannel()
        if not process.waitForFinished(_PATIENCE):
            process.kill()
            process.waitForFinished(_PATIENCE)
        process.deleteLater()

    def _read_lines(self) -> None:
        """Read complete lines; the last one may arrive in parts."""
        if self._process is None:
            return
        raw = self._rest + bytes(self._process.readAllStandardOutput().data())
        *lines, self._rest = raw.split(b"\n")
        for line in lines:
            try:
                self.news_received.emit(json_as(SharingNow, line))
            except DamagedData:  # of another version, whose end tells more
                continue

    def _finish(self) -> None:
        self._read_lines()
        process, self._process = self._process, None
        if process is None:
            return
        lines = bytes(process.readAllStandardError().data()).decode("utf-8", "replace").split("\n")
        process.deleteLater()
        self.process_ended.emit(
            next((line.strip() for line in reversed(lines) if line.strip()), "")
        )
        self._again.start()

    def _report_start_error(self, error: QProcess.ProcessError) -> None:
        """Report that the process could not start; `finished` is not emitted then."""
        if error == QProcess.ProcessError.FailedToStart:
            self._process = None
            self.process_ended.emit("")
            self._again.start()
