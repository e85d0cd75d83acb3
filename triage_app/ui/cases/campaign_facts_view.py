"""The facts of a campaign: its cases by day, what they share, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QFormLayout, QTableView, QVBoxLayout, QWidget

from triage_app.campaign_records import CampaignSheet, Shared
from triage_app.ui.cases.campaign_tables import DayColumn, DayTableModel
from triage_app.ui.cases.day_chart import DayChart
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.parts import label, plain_table, row_height, scaled_width
from triage_app.ui.widgets.safe_text import SafeLabel
from triage_app.ui.widgets.texts import Texts

V = TypeVar("V", bound=str)  # a decision, outcome or label
_FACTS = ("domains", "numbers", "outcomes", "decisions", "labels")
_SHOWN = 8  # domains and numbers that are named


class CampaignFactsView(QWidget):
    """Shows a picture of the days, the same as a table, and counts in words."""

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.chart = DayChart(texts, theme)
        self.days, self.day_table = DayTableModel(texts, self), QTableView()
        self.facts = {name: SafeLabel() for name in _FACTS}
        self._build()

    def show_sheet(self, sheet: CampaignSheet) -> None:
        """Show the facts of a campaign."""
        self.chart.show_days(sheet.days)
        self.days.set_rows(tuple(reversed(sheet.days)))
        for name, words in self._fact_words(sheet).items():
            self.facts[name].setText(words or "–")

    def _fact_words(self, sheet: CampaignSheet) -> dict[str, str]:
        return {
            "domains": _shared(sheet.hosts).replace(".", "[.]"),
            "numbers": _shared(sheet.numbers, self._texts("sheet.same_number")),
            "outcomes": self._counts("outcome", sheet.outcomes),
            "decisions": self._counts("decision", sheet.decisions),
            "labels": self._counts("label", sheet.labels),
        }

    def _counts(self, kind: str, counts: Mapping[V, int]) -> str:
        """Return counts with the names of their values, the largest first."""
        found = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        texts = self._texts
        return ", ".join(f"{texts(f'{kind}.{value}')} {texts.number(n)}" for value, n in found)

    def _build(self) -> None:
        texts, table = self._texts, self.day_table
        table.setModel(self.days)
        plain_table(table, texts("sheet.day_table"))
        table.setMinimumHeight(4 * row_height(table))
        table.verticalHeader().setDefaultSectionSize(row_height(table))
        table.horizontalHeader().setStretchLastSection(True)
        table.setColumnWidth(DayColumn.DAY, scaled_width(table, 130))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(texts("sheet.days"), "heading"))
        layout.addWidget(self.chart)
        layout.addWidget(table, 1)
        form = QFormLayout()
        form.setVerticalSpacing(3)
        for name, value in self.facts.items():
            value.setWordWrap(True)
            form.addRow(label(texts(f"sheet.{name}"), "muted"), value)
        layout.addLayout(form)


def _shared(found: Sequence[Shared], unnamed: str = "") -> str:
    """Return the first values with their counts, and how many more there are.

    `unnamed` stands for a value of which only a digest is kept.
    """
    words = ", ".join(f"{one.value or unnamed} ({one.cases})" for one in found[:_SHOWN])
    return f"{words} … (+{len(found) - _SHOWN})" if len(found) > _SHOWN else words
