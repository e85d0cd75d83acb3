"""An export: choice of period, cases, format, columns and file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from triage_app.export_records import (
    ALL_CASES,
    ENDINGS,
    Column,
    ExportChoices,
    ExportFormat,
    ExportTarget,
    ExportWanted,
)
from triage_app.records import CaseFilter
from triage_app.ui.supervisor.columns_dialog import ColumnsDialog
from triage_app.ui.widgets.parts import CARD_MARGINS, button, choice, field_label, label, row
from triage_app.ui.widgets.safe_text import plain_tooltip
from triage_app.ui.widgets.texts import Texts

WEEKS = 26  # number of complete weeks offered
_MONTHS, _QUARTERS = 12, 4  # numbers of complete ones offered


def complete_weeks(today: date, count: int = WEEKS) -> list[tuple[str, date, date]]:
    """Return the last complete ISO weeks, newest first: name, Monday, Sunday."""
    monday = today - timedelta(days=today.isoweekday() - 1)
    weeks = []
    for back in range(1, count + 1):
        first = monday - timedelta(weeks=back)
        year, week, _ = first.isocalendar()
        weeks.append((f"{year}-W{week:02d}", first, first + timedelta(days=6)))
    return weeks


def months_before(today: date, count: int) -> list[tuple[int, int]]:
    """Return the last complete months, newest first: year, month."""
    this = today.year * 12 + today.month - 1
    return [(at // 12, at % 12 + 1) for at in range(this - 1, this - 1 - count, -1)]


class ExportView(QFrame):
    """Requests an export; the file name follows week and format until the user edits it."""

    export_requested = Signal(ExportWanted, ExportTarget)  # what, file
    columns_chosen = Signal(tuple)  # to be remembered
    choices_requested = Signal()

    def __init__(
        self, texts: Texts, today: date, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts, self._folder = texts, folder
        self._named_by_hand = False
        self._had_focus = False  # the button, when the file began to be written
        self._written: Path | None = None  # the file of the last export
        self._columns: tuple[Column, ...] = ()
        self._views: Mapping[str, CaseFilter] = {}
        self.week = choice(self._periods(today))
        self.cases = choice([(texts("export.all_cases"), "")])
        self.shared = QCheckBox(texts("export.shared"))
        self.shared.setToolTip(plain_tooltip(texts("export.shared_hint")))
        self.columns_button = button(
            texts("export.columns"), "quiet", hint=texts("export.columns_hint")
        )
        self.format = choice((texts(f"export.format_{one}"), one) for one in ExportFormat)
        self.target = QLineEdit()
        self.browse_button = button(texts("export.browse"))
        self.export_button = button(
            texts("export.export"), "primary", hint=texts("export.export_hint")
        )
        self.result = label(role="muted", wrap=True)
        self._build()
        self._connect()
        self._suggest_file()

    def show_choices(self, choices: ExportChoices) -> None:
        """Offer the saved filters; the chosen one stays where it is still there."""
        self._columns, self._views = choices.columns, choices.views
        name = self.cases.currentData()
        self.cases.clear()
        self.cases.addItem(self._texts("export.all_cases"), "")
        for one in choices.views:
            self.cases.addItem(one, one)
        self.cases.setCurrentIndex(max(0, self.cases.findData(name)))

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the choices, which the case page may have changed."""
        super().showEvent(event)
        self.choices_requested.emit()

    def show_busy(self) -> None:
        """Show that the file is being written."""
        self._written = None
        self._had_focus = self.export_button.hasFocus()
        self.export_button.setEnabled(False)
        self.result.show()
        self.result.setText(self._texts("export.busy"))

    def show_written(self, path: Path) -> None:
        """Keep the path of the written file for `show_idle`."""
        self._written = path

    def show_idle(self) -> None:
        """Enable the button again; show the written file, if the export succeeded."""
        self.export_button.setEnabled(True)
        if self._had_focus and self.browse_button.hasFocus():  # Qt gave it to the next button
            self.export_button.setFocus()
        words = "" if self._written is None else self._texts("export.written", path=self._written)
        self.result.setText(words)

    def _periods(self, today: date) -> Iterator[tuple[str, str]]:
        """Yield the periods that are offered: weeks, months, quarters, newest first."""
        for name, first, last in complete_weeks(today):
            yield self._week_name(name, first, last), name
        for year, month in months_before(today, _MONTHS):
            yield self._texts.month(year, month), f"{year}-{month:02}"
        for year, month in months_before(today, 3 * _QUARTERS):
            if month % 3 == 0:
                words = {"quarter": month // 3, "year": year}
                yield self._texts("export.quarter_item", **words), f"{year}-Q{month // 3}"

    def _week_name(self, name: str, first: date, last: date) -> str:
        texts = self._texts
        days = {"first": texts.date(first.isoformat()), "last": texts.date(last.isoformat())}
        return texts("export.week_item", week=int(name[-2:]), **days)

    def _suggest_file(self) -> None:
        if not self._named_by_hand:
            ending = ENDINGS[ExportFormat(self.format.currentData())][0]
            name = f"vigie-{self.week.currentData()}{ending}"
            self.target.setText(str(self._folder / name))

    def _follow_format(self) -> None:
        """Let the ending follow the format; that of another format would be refused."""
        self._suggest_file()
        named = self.target.text()
        every = (one for endings in ENDINGS.values() for one in endings)
        known = [one for one in every if named.lower().endswith(one)]
        if self._named_by_hand and known:
            ending = ENDINGS[ExportFormat(self.format.currentData())][0]
            self.target.setText(named[: -len(max(known, key=len))] + ending)

    def _browse(self) -> None:
        """Open a file dialog, which warns before replacing a file."""
        kind = ExportFormat(self.format.currentData())
        words = self._texts(f"export.format_{kind}")
        ending = ENDINGS[kind][0]
        chosen, _ = QFileDialog.getSaveFileName(
            self, self._texts("export.title"), self.target.text(), f"{words} (*{ending})"
        )
        if chosen:
            self._named_by_hand = True
            self.target.setText(chosen)

    def _request_export(self) -> None:
        if self.target.text().strip():
            chosen = ExportFormat(self.format.currentData())
            wanted = ExportWanted(
                self.week.currentData(),
                self._views.get(self.cases.currentData(), ALL_CASES),
                chosen,
                shared=self.shared.isChecked(),
            )
            self.export_requested.emit(wanted, ExportTarget(Path(self.target.text())))

    def _choose_columns(self) -> None:
        dialog = ColumnsDialog(self._texts, self._columns, self)
        dialog.columns_chosen.connect(self.columns_chosen)
        dialog.open()

    def _name_by_hand(self) -> None:
        self._named_by_hand = True

    def _connect(self) -> None:
        self.week.currentIndexChanged.connect(lambda _: self._suggest_file())
        self.format.currentIndexChanged.connect(lambda _: self._follow_format())
        self.target.textEdited.connect(lambda _: self._name_by_hand())
        self.target.returnPressed.connect(self.export_button.click)
        self.browse_button.clicked.connect(self._browse)
        self.columns_button.clicked.connect(self._choose_columns)
        self.export_button.clicked.connect(self._request_export)

    def _build(self) -> None:
        self.setProperty("card", True)
        texts = self._texts
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(field_label(texts("export.week"), self.week), self.week)
        form.addRow(field_label(texts("export.cases"), self.cases), self.cases)
        form.addRow(field_label(texts("export.format"), self.format), self.format)
        form.addRow(field_label(texts("export.target"), self.target), self.target)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*CARD_MARGINS)
        layout.setSpacing(8)
        layout.addWidget(label(texts("export.title"), "title"))
        layout.addWidget(label(texts("export.hint"), "muted", wrap=True))
        layout.addLayout(form)
        layout.addLayout(row(self.shared, self.columns_button, None))
        layout.addLayout(row(self.export_button, self.browse_button, None))
        layout.addWidget(self.result)
        self.result.hide()
