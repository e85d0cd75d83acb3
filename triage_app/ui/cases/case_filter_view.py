"""The filter above the case list: text, band, decision, label."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from classifier.records import Band, Label
from triage_app.records import CaseFilter, Decision
from triage_app.ui.widgets.layouts import FlowLayout
from triage_app.ui.widgets.parts import button, choice, field_label, row, widget_with
from triage_app.ui.widgets.texts import Texts

PAGE = 100  # rows of one page
_PAUSE = 250  # ms after the last key press until the search starts
_UNLABELLED = "unlabelled"


class CaseFilterView(QWidget):
    """Emits a filter when a choice changes or typing pauses."""

    filter_changed = Signal(CaseFilter)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLineEdit()
        self.text.setPlaceholderText(texts("cases.search_hint"))
        self.text.setClearButtonEnabled(True)
        every = (texts("cases.all"), None)
        self.band = choice([every, *((texts(f"band_short.{one}"), one) for one in Band)])
        self.decision = choice([every, *((texts(f"decision.{one}"), one) for one in Decision)])
        labels = ((texts(f"label.{one}"), one) for one in Label)
        self.label = choice([every, (texts("cases.unlabelled"), _UNLABELLED), *labels])
        self.clear_button = button(texts("cases.clear_filter"), "quiet")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._build(texts)
        self._connect()

    def filter(self) -> CaseFilter:
        """Return the filter as the fields are set."""
        label = self.label.currentData()
        return CaseFilter(
            text=self.text.text().strip(),
            band=self.band.currentData(),
            decision=self.decision.currentData(),
            label=label if isinstance(label, Label) else None,
            unlabelled=label == _UNLABELLED,
            limit=PAGE,
        )

    def clear(self) -> None:
        """Show all cases again."""
        boxes = (self.band, self.decision, self.label)
        for box in boxes:
            box.blockSignals(True)
            box.setCurrentIndex(0)
            box.blockSignals(False)
        self.text.clear()
        self._emit()

    def _emit(self) -> None:
        self._pause.stop()
        self.filter_changed.emit(self.filter())

    def _connect(self) -> None:
        self.text.textEdited.connect(lambda _: self._pause.start())
        self.text.returnPressed.connect(self._emit)
        self._pause.timeout.connect(self._emit)
        for box in (self.band, self.decision, self.label):
            box.currentIndexChanged.connect(lambda _: self._emit())
        self.clear_button.clicked.connect(self.clear)

    def _build(self, texts: Texts) -> None:
        search = field_label(texts("cases.search"), self.text)
        band = field_label(texts("cases.band"), self.band)
        decision = field_label(texts("cases.decision"), self.decision)
        label = field_label(texts("cases.label"), self.label)
        self.text.setMinimumWidth(160)
        layout = FlowLayout(self)
        for named, field in (
            (search, self.text),
            (band, self.band),
            (decision, self.decision),
            (label, self.label),
        ):
            layout.addWidget(widget_with(row(named, field)))
        layout.addWidget(self.clear_button)
