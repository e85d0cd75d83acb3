"""A case as a page for the caller's file: asks where, writes in the worker, and tells the end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from classifier.errors import VigieError
from triage_app.export_records import ENDINGS, ExportFormat, ExportTarget
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import NOTE_SECONDS, Level, Topic
from triage_app.ui.window.main_window import MainWindow
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.services.desk import Desk

_ENDING = ENDINGS[ExportFormat.PDF][0]


class CaseFileFlow(QObject):
    """Writes one case at a time; the next one is offered the folder of the last."""

    def __init__(
        self,
        texts: Texts,
        worker: JobRunner,
        content: MainWindow,
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        """`folder` is offered first."""
        super().__init__(parent)
        self._texts, self._worker, self._content = texts, worker, content
        self._folder = folder

    def ask(self, number: int) -> None:
        """Ask where a case is to be written; the dialog warns before replacing a file."""
        texts = self._texts
        chosen, _ = QFileDialog.getSaveFileName(
            self._content,
            texts("case.file_title", number=number),
            str(self._folder / f"vigie-{number}{_ENDING}"),
            f"{texts('export.format_pdf')} (*{_ENDING})",
        )
        if chosen:
            path = Path(chosen)
            self.write(number, path if path.suffix else path.with_suffix(_ENDING))

    def write(self, number: int, path: Path) -> None:
        """Write a case; a note tells that it is being written, and then where it lies."""
        self._folder = path.parent
        self._content.note.say(self._texts("case.file_busy", number=number))
        self._worker.call(
            lambda desk: _written(desk, number, path), self._tell_written, self._tell_trouble
        )

    def _tell_written(self, path: Path) -> None:
        self._content.banner.resolve(Topic.EXPORT)
        sentence = self._texts("export.written", path=path)
        self._content.note.say(sentence, Level.DONE, seconds=NOTE_SECONDS)

    def _tell_trouble(self, error: VigieError) -> None:
        self._content.note.close_banner()
        self._content.banner.show_error(error, Topic.EXPORT)


def _written(desk: Desk, number: int, path: Path) -> Path:
    from triage_app.services.upkeep import case_file  # noqa: PLC0415 - loads the services

    return case_file.write_case(desk, number, ExportTarget(path))
