"""Runs one command of our command line in a child process, so that the window stays responsive.

The child writes `progress 0.35 step` lines on standard error and one JSON document on standard
output; of other lines the last one is the sentence of a failure.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from classifier.system.own_program import interpreter
from triage_app.parsing import DamagedData, json_as
from triage_app.ui.window.system import utf8_environment

_PATIENCE = 2000  # ms between asking the child process to end and killing it


def parse_progress(line: str) -> tuple[float, str] | None:
    """Return share and step of a progress line, None for other lines."""
    parts = line.strip().split(" ", 2)
    if len(parts) < 2 or parts[0] != "progress":
        return None
    try:
        share = float(parts[1])
    except ValueError:
        return None
    return min(max(share, 0.0), 1.0), parts[2] if len(parts) > 2 else ""


class OwnCommand(QObject):
    """One command at a time; what it has not written yet is lost when it is cancelled.

    Each subclass says which record its document is, and reports it by a signal of its own.
    """

    kind: type[object]  # of the document
    # Exit code of a command that was asked for problems and has found some: it has a document then.
    findings_code: int | None = None
    progress_changed = Signal(float, str)  # share, name of the step
    command_failed = Signal(str)  # sentence of the child process, or ""
    command_cancelled = Signal()

    def __init__(
        self,
        home: Path,
        program: str | None = None,
        program_arguments: Sequence[str] = (),
        parent: QObject | None = None,
    ) -> None:
        """`program_arguments` come before those of the command; tests use it to run a script."""
        super().__init__(parent)
        self.home, self._program = home, program or interpreter()
        self._program_arguments = list(program_arguments)
        self._process: QProcess | None = None
        self._stopping = False
        self._code = ""
        self._rest = ""
        self._last_line = ""

    def report(self, record: object) -> None:
        """Report the document of a command that has ended."""
        raise NotImplementedError

    @property
    def running(self) -> bool:
        """Whether a command is running."""
        return self._process is not None

    def take_code(self, code: str) -> None:
        """Take the supervisor's code, which the next commands get on standard input."""
        self._code = code

    def run(self, arguments: Sequence[str]) -> bool:
        """Start a command with the arguments of the interpreter; return False if one is running."""
        if self.running:
            return False
        self._stopping, self._rest, self._last_line = False, "", ""
        process = QProcess(self)
        process.setProcessEnvironment(utf8_environment())
        process.readyReadStandardError.connect(self._read_lines)
        process.finished.connect(self._finish)
        process.errorOccurred.connect(self._report_start_error)
        self._process = process
        process.start(self._program, [*self._program_arguments, *arguments])
        process.write(f"{self._code}\n".encode())
        process.closeWriteChannel()
        return True

    def cancel(self) -> None:
        """Cancel the running command: asked first, so that it removes what it has half written."""
        if self._process is not None and not self._stopping:
            self._stopping = True
            self._process.terminate()  # on Windows a program without a window does not hear it
            QTimer.singleShot(_PATIENCE, self._process, self._process.kill)

    def stop(self) -> None:
        """Stop the command and wait for its end, when the window closes."""
        if self._process is not None:
            self._stopping = True
            self._process.blockSignals(True)
            self._process.kill()
            self._process.waitForFinished(_PATIENCE)

    def _read_lines(self) -> None:
        """Read complete lines; the last one may arrive in parts."""
        if self._process is None:
            return
        raw = bytes(self._process.readAllStandardError().data())
        *lines, self._rest = (self._rest + raw.decode("utf-8", "replace")).split("\n")
        for line in lines:
            found = parse_progress(line)
            if found is not None:
                self.progress_changed.emit(*found)
            elif line.strip():
                self._last_line = line.strip()

    def _finish(self, code: int) -> None:
        """Emit the result."""
        self._read_lines()
        process, self._process = self._process, None
        if process is None:
            return
        output = bytes(process.readAllStandardOutput().data()).decode("utf-8", "replace")
        process.deleteLater()
        if self._stopping:
            self.command_cancelled.emit()
        elif code == 0 or (code == self.findings_code and output.strip()):
            self._read(output)
        else:
            self.command_failed.emit(self._rest.strip() or self._last_line)

    def _read(self, output: str) -> None:
        """Report the document; one that is damaged is a failure without a sentence."""
        try:
            record = json_as(self.kind, output)
        except DamagedData:
            self.command_failed.emit("")
        else:
            self.report(record)

    def _report_start_error(self, error: QProcess.ProcessError) -> None:
        """Report that the child process could not start; `finished` is not emitted then."""
        if error == QProcess.ProcessError.FailedToStart:
            self._process = None
            self.command_failed.emit("")
