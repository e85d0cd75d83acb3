"""A case as a page for the caller's file: asks where it is written, and tells the end."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from classifier.errors import VigieError
from triage_app.export_records import ENDINGS, ExportFormat
from triage_app.ui.cases.case_file_controller import CaseFileController
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import NOTE_SECONDS, Level, Topic
from triage_app.ui.window.main_window import MainWindow
from triage_app.ui.worker import JobRunner

_ENDING = ENDINGS[ExportFormat.PDF][0]


class CaseFileFlow(QObject):
    """Asks for one file at a time; the next one is offered the folder of the last."""

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
        self._texts, self._content, self._folder = texts, content, folder
        self.controller = CaseFileController(worker, self)
        self.controller.case_written.connect(self._tell_written)
        self.controller.problem_raised.connect(self._tell_trouble)

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
            self._write(number, path if path.suffix else path.with_suffix(_ENDING))

    def _write(self, number: int, path: Path) -> None:
        self._folder = path.parent
        self._content.note.say(self._texts("case.file_busy", number=number))
        self.controller.write(number, path)

    def _tell_written(self, path: Path) -> None:
        self._content.banner.resolve(Topic.EXPORT)
        sentence = self._texts("export.written", path=path)
        self._content.note.say(sentence, Level.DONE, seconds=NOTE_SECONDS)

    def _tell_trouble(self, error: VigieError) -> None:
        self._content.note.close_banner()
        self._content.banner.show_error(error, Topic.EXPORT)
