"""Shows what the advice in use says otherwise than a version of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from triage_app.advice.difference import AdviceChange
from triage_app.ui.supervisor.guidance_form_view import outcome_title
from triage_app.ui.widgets.layouts import dialog_room
from triage_app.ui.widgets.parts import label
from triage_app.ui.widgets.safe_text import SafeTextView
from triage_app.ui.widgets.texts import Texts

_WIDTH, _HEIGHT = 760, 560


class GuidanceSheet(QDialog):
    """A dialog with the parts that differ, former lines before those in use; Esc closes it."""

    def __init__(
        self,
        texts: Texts,
        version: int,
        changes: Sequence[AdviceChange],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts("guidance.difference"))
        self.resize(QSize(_WIDTH, _HEIGHT).boundedTo(dialog_room(self)))
        self.page = SafeTextView()
        self.page.setAccessibleName(texts("guidance.difference"))
        none = texts("guidance.no_difference")
        self.page.show_text("\n".join(difference_lines(texts, changes)) or none)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        key = "guidance.difference_hint" if version else "guidance.difference_shipped"
        layout.addWidget(label(texts(key, version=version), wrap=True))
        layout.addWidget(self.page, 1)
        layout.addWidget(buttons)


def difference_lines(texts: Texts, changes: Sequence[AdviceChange]) -> Iterator[str]:
    """Yield the lines of the sheet: what it is about, then the lines that go and that come."""
    for one in changes:
        title = outcome_title(one.outcome, texts)
        part = texts(f"guidance.part_{one.part}")
        yield " · ".join(word for word in (title, part, one.language) if word)
        yield from (f"  − {line}" for line in one.before if line not in one.now)
        yield from (f"  + {line}" for line in one.now if line not in one.before)
        if sorted(one.before) == sorted(one.now):
            yield f"  {texts('guidance.reordered')}"
        yield ""
