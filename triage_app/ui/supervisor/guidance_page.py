"""The advice page: outcomes, form, preview and versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from triage_app.advice.difference import AdviceChange
from triage_app.advice.guidance import Advice, AdviceText
from triage_app.records import Outcome
from triage_app.ui.supervisor.guidance_controller import GuidanceContent
from triage_app.ui.supervisor.guidance_form_view import GuidanceFormView, outcome_title
from triage_app.ui.supervisor.guidance_sheet import GuidanceSheet
from triage_app.ui.widgets.layouts import SideBySide, flow
from triage_app.ui.widgets.parts import button, card, choice, field_label, label, row, shortcut
from triage_app.ui.widgets.safe_text import plain_tooltip
from triage_app.ui.widgets.steps_view import StepsView
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.widgets.wrapped_rows import WrappedRows

_ROLE = Qt.ItemDataRole.UserRole
_SHIPPED = 0


class GuidancePage(QWidget):
    """Outcomes on the left, the form in the middle, the preview on the right."""

    save_requested = Signal(AdviceText)
    restore_requested = Signal(int)  # version; 0 is the advice supplied with the program
    difference_requested = Signal(int)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._texts = texts
        self._shown: GuidanceContent | None = None
        self.language = choice((("Français", "fr"), ("English", "en")))
        self.language.setCurrentIndex(max(0, self.language.findData(texts.language)))
        self.outcomes, self.editions = QListWidget(), QListWidget()
        self.outcomes.setWordWrap(True)
        self.outcomes.setItemDelegate(WrappedRows(self.outcomes))
        self.outcomes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.outcomes.setAccessibleName(texts("guidance.outcomes"))
        self.editions.setAccessibleName(texts("guidance.editions"))
        self.form = GuidanceFormView(texts)
        self.preview = StepsView(texts)
        self.save_button = button(texts("guidance.save"), "primary", keys="Ctrl+S")
        self.restore_button = button(texts("guidance.restore"))
        self.difference_button = button(texts("guidance.compare"), "quiet")
        self.shipped_button = button(texts("guidance.shipped"), "quiet")
        self._build()
        self._connect()
        self.setFocusProxy(self.outcomes)

    def show_guidance(self, shown: GuidanceContent) -> None:
        """Show the current advice and the stored versions; the selected outcome is kept."""
        self._shown = shown
        row_before = max(0, self.outcomes.currentRow())
        self.outcomes.blockSignals(True)
        self.outcomes.clear()
        for outcome in shown.guidance[self._texts.language]:
            item = QListWidgetItem(outcome_title(outcome, self._texts))
            item.setData(_ROLE, outcome.value)
            item.setToolTip(plain_tooltip(item.text()))
            self.outcomes.addItem(item)
        self.outcomes.blockSignals(False)
        self._show_editions(shown)
        self.form.offer_channels(shown.channels[self._language()])
        self.outcomes.setCurrentRow(row_before)
        self._show_entry()

    def _show_editions(self, shown: GuidanceContent) -> None:
        self.editions.clear()
        for edition in shown.editions:
            key = "guidance.edition_current" if edition.current else "guidance.edition"
            date = self._texts.date(edition.date)
            item = QListWidgetItem(self._texts(key, version=edition.version, date=date))
            item.setData(_ROLE, edition.version)
            self.editions.addItem(item)
        self.editions.setCurrentRow(0)
        self.restore_button.setEnabled(bool(shown.editions))
        self.difference_button.setEnabled(bool(shown.editions))
        self.shipped_button.setEnabled(bool(shown.editions))

    def _language(self) -> str:
        return str(self.language.currentData())

    def _entry(self) -> Advice | None:
        item = self.outcomes.currentItem()
        if self._shown is None or item is None:
            return None
        return self._shown.guidance[self._language()][Outcome(item.data(_ROLE))]

    def _show_entry(self) -> None:
        advice = self._entry()
        if advice is not None:
            self.form.show_advice(advice, self._language())

    def _change_language(self) -> None:
        if self._shown is not None:
            self.form.offer_channels(self._shown.channels[self._language()])
            self._show_entry()

    def _preview(self) -> None:
        """Update the preview."""
        advice, text = self._entry(), self.form.text()
        if advice is not None and text is not None:
            self.preview.show_advice(_as_shown(advice, text))

    def _save(self) -> None:
        text = self.form.text()
        if text is not None:
            self.save_requested.emit(text)

    def _restore(self) -> None:
        item = self.editions.currentItem()
        if item is not None:
            self.restore_requested.emit(int(item.data(_ROLE)))

    def show_difference(self, version: int, changes: Sequence[AdviceChange]) -> None:
        """Show in a dialog what the advice in use says otherwise than a version."""
        GuidanceSheet(self._texts, version, changes, self).exec()

    def _compare(self) -> None:
        item = self.editions.currentItem()
        if item is not None:
            self.difference_requested.emit(int(item.data(_ROLE)))

    def _connect(self) -> None:
        self.difference_button.clicked.connect(self._compare)
        self.outcomes.currentRowChanged.connect(lambda _: self._show_entry())
        self.language.currentIndexChanged.connect(lambda _: self._change_language())
        self.form.text_changed.connect(self._preview)
        self.save_button.clicked.connect(self._save)
        self.restore_button.clicked.connect(self._restore)
        self.shipped_button.clicked.connect(lambda: self.restore_requested.emit(_SHIPPED))
        shortcut("Ctrl+S", self, self._save)

    def _build(self) -> None:
        columns = SideBySide(self)
        columns.add(self._outcome_card(), 24)
        columns.add(self.form, 44)
        columns.add(self._preview_card(), 32)
        self.fit_width = columns.fit_width

    def _outcome_card(self) -> QFrame:
        frame, inside = card()
        inside.addWidget(label(self._texts("guidance.title"), "title"))
        inside.addWidget(label(self._texts("guidance.hint"), "muted", wrap=True))
        language = field_label(self._texts("guidance.language"), self.language)
        chosen = row(language, self.language)
        chosen.setStretch(1, 1)
        inside.addLayout(chosen)
        inside.addWidget(self.outcomes, 1)
        return frame

    def _preview_card(self) -> QFrame:
        frame, inside = card()
        inside.addWidget(label(self._texts("guidance.preview"), "heading"))
        inside.addWidget(self.preview, 3)
        inside.addLayout(row(None, self.save_button))
        inside.addWidget(label(self._texts("guidance.editions"), "heading"))
        inside.addWidget(self.editions, 1)
        inside.addLayout(flow(self.restore_button, self.difference_button, self.shipped_button))
        return frame


def _as_shown(advice: Advice, text: AdviceText) -> Advice:
    """Return the advice with the edited text."""
    return replace(advice, say=text.say, steps=text.steps, avoid=text.avoid, agent=text.agent)
