"""The dialog for programming errors, with a report to copy that contains no message text.

The text of an exception may quote what it choked on, so the report has its type and the places
in our code, never its message, nor any value of a variable.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from triage_app.ui.widgets.safe_text import plain_box
from triage_app.ui.widgets.texts import Texts

_log = logging.getLogger(__name__)
_DEPTH = 12  # innermost frames in the report


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return exception type, file and line of each frame, and versions; no message text."""
    import platform  # noqa: PLC0415 - only for a report

    frames = []
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"  {_short_path(code.co_filename)}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    head = [
        f"Vigie {_version()}",
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, Qt {qVersion()}",
        f"{platform.system()} {platform.release()}",
        f"{kind.__module__}.{kind.__qualname__}",
    ]
    return "\n".join(head + frames[-_DEPTH:])


def _version() -> str:
    """Return our version, "?" if the package is not installed."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow import

    try:
        return version("vigie-triage")
    except PackageNotFoundError:
        return "?"


def _short_path(filename: str) -> str:
    """Return the last parts of a path, without the user's folder."""
    return "/".join(Path(filename).parts[-3:])


class ErrorDialog:
    """Shows the report of a programming error; only one dialog is open at a time."""

    def __init__(self, texts: Callable[[], Texts], window: Callable[[], QWidget | None]) -> None:
        self._texts, self._window = texts, window
        self._open = False

    def hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Serve as `sys.excepthook`."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error("a programming error:", exc_info=(kind, error, trace))
        text = report(kind, trace)
        sys.stderr.write(text + "\n")
        if not self._open and QGuiApplication.instance() is not None:
            self._open = True
            try:
                self._show(text)
            finally:
                self._open = False

    def _show(self, text: str) -> None:
        """Open the dialog and copy the report on request."""
        box = self.build(text)
        copy = box.addButton(self._texts()("error.copy"), QMessageBox.ButtonRole.ActionRole)
        box.exec()
        if box.clickedButton() is copy:
            QGuiApplication.clipboard().setText(text)

    def build(self, text: str) -> QMessageBox:
        """Return the dialog without opening it."""
        texts = self._texts()
        box = plain_box(self._window(), texts("error.title"), texts("error.sentence"))
        box.setIcon(QMessageBox.Icon.Warning)
        box.setDetailedText(text)
        box.setStandardButtons(QMessageBox.StandardButton.Close)
        return box
