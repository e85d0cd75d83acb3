"""Overview of all keys (Ctrl+F1)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from triage_app.ui.widgets.layouts import dialog_room
from triage_app.ui.widgets.parts import label, row, shown_keys, widget_with
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.page_area import PageArea

# (text key without "keys.", keys)
SHEET: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
    (
        "everywhere",
        (
            ("triage_page", ("Ctrl+1",)),
            ("cases_page", ("Ctrl+2",)),
            ("batch_page", ("Ctrl+3",)),
            ("week_page", ("Ctrl+4",)),
            ("review_page", ("Ctrl+5",)),
            ("supervisor_page", ("Ctrl+6",)),
            ("guidance_page", ("Ctrl+7",)),
            ("genuine_page", ("Ctrl+8",)),
            ("health_page", ("Ctrl+9",)),
            ("preferences", ("Ctrl+,",)),
            ("help", ("F1",)),
            ("sheet", ("Ctrl+F1",)),
            ("lock", ("Ctrl+L",)),
            ("quit", ("Ctrl+Q",)),
        ),
    ),
    (
        "triage",
        (
            ("paste", ("Ctrl+V",)),
            ("choose_files", ("Ctrl+O",)),
            ("assess", ("Ctrl+Enter",)),
            ("correct", ("F2",)),
            ("zoom", ("Ctrl++", "Ctrl+-")),
            ("passage", ("F3", "Shift+F3")),
            ("measure", ("Ctrl+M",)),
            ("same", ("F4",)),
            ("scam", ("F5",)),
            ("legit", ("F6",)),
            ("unsure", ("F7",)),
            ("decide_and_log", ("Ctrl+F5", "Ctrl+F6", "Ctrl+F7")),
            ("outcome", ("F8",)),
            ("answer", ("Ctrl+Shift+C",)),
            ("contact", ("Ctrl+Shift+N",)),
            ("more_advice", ("Ctrl+PgDown",)),
            ("note", ("Ctrl+N",)),
            ("reference", ("Ctrl+R",)),
            ("hold", ("F9",)),
            ("swap", ("Shift+F9",)),
            ("pause", ("Ctrl+P",)),
            ("kept", ("Ctrl+K",)),
            ("log", ("Enter", "Ctrl+Enter")),
            ("undo", ("Ctrl+Z",)),
            ("redo", ("Ctrl+Y", "Ctrl+Shift+Z")),
            ("clear", ("Escape",)),
        ),
    ),
    (
        "cases",
        (
            ("search", ("Ctrl+F",)),
            ("label_scam", ("F5",)),
            ("label_legit", ("F6",)),
            ("withdraw", ("F7",)),
            ("undo", ("Ctrl+Z",)),
            ("redo", ("Ctrl+Y", "Ctrl+Shift+Z")),
            ("remove_case", ("Ctrl+Del",)),
            ("erase_case", ("Ctrl+Shift+Del",)),
            ("open_campaign", ("F8",)),
            ("guard_case", ("Ctrl+G",)),
            ("case_file", ("Ctrl+P",)),
            ("note", ("Ctrl+N",)),
            ("reference", ("Ctrl+R",)),
            ("save_note", ("Enter",)),
            ("show_all", ("Escape",)),
        ),
    ),
    (
        "campaign",
        (
            ("confirm_all", ("F5", "F6")),
            ("withdraw_all", ("F7",)),
            ("decide_all", ("Ctrl+F5", "Ctrl+F6", "Ctrl+F7")),
            ("split", ("Ctrl+D",)),
            ("merge", ("Ctrl+M",)),
            ("undo", ("Ctrl+Z",)),
            ("redo", ("Ctrl+Y", "Ctrl+Shift+Z")),
            ("back_to_cases", ("Escape",)),
        ),
    ),
    (
        "batch",
        (
            ("choose_files", ("Ctrl+O",)),
            ("choose_folder", ("Ctrl+Shift+O",)),
            ("open_row", ("Enter",)),
            ("log_scam", ("F5",)),
            ("log_legit", ("F6",)),
            ("log_unsure", ("F7",)),
            ("undo", ("Ctrl+Z",)),
            ("redo", ("Ctrl+Y", "Ctrl+Shift+Z")),
            ("stop", ("Escape",)),
        ),
    ),
    (
        "review",
        (
            ("review_scam", ("F5",)),
            ("review_legit", ("F6",)),
            ("review_campaign", ("Shift+F5", "Shift+F6")),
            ("review_skip", ("F7",)),
            ("review_called", ("F9",)),
            ("review_reasons", tuple("123456")),
            ("note", ("Ctrl+N",)),
            ("open_campaign", ("F8",)),
            ("undo", ("Ctrl+Z",)),
            ("redo", ("Ctrl+Y", "Ctrl+Shift+Z")),
        ),
    ),
    ("import", (("choose_list", ("Ctrl+O",)),)),
    (
        "week",
        (
            ("tick_caller", ("Space",)),
            ("open_behind", ("Enter", "Space")),
            ("other_period", ("Alt+Left", "Alt+Right")),
            ("undo_tick", ("Ctrl+Z",)),
        ),
    ),
    ("supervisor", (("open_models", ("Ctrl+M",)), ("open_lists", ("Ctrl+Shift+L",)))),
    (
        "lists",
        (
            ("save_list", ("Ctrl+S",)),
            ("add_row", ("Ctrl+N",)),
            ("remove_row", ("Ctrl+Del",)),
            ("import_list", ("Ctrl+O",)),
            ("export_list", ("Ctrl+Shift+S",)),
            ("reset_list", ("Ctrl+Shift+Z",)),
            ("back", ("Escape",)),
        ),
    ),
    (
        "models",
        (
            ("compare", ("F5",)),
            ("open_changed", ("Enter",)),
            ("undo_model", ("Ctrl+Z",)),
            ("stop_or_back", ("Escape",)),
        ),
    ),
    ("guidance", (("save", ("Ctrl+S",)),)),
    (
        "genuine",
        (
            ("choose_files", ("Ctrl+O",)),
            ("choose_folder", ("Ctrl+Shift+O",)),
            ("remove_genuine", ("Ctrl+Del",)),
            ("undo_removal", ("Ctrl+Z",)),
            ("stop", ("Escape",)),
        ),
    ),
    (
        "retention",
        (
            ("save_period", ("Ctrl+S",)),
            ("undo_period", ("Ctrl+Z",)),
            ("back", ("Escape",)),
        ),
    ),
)


_BETWEEN, _AROUND = 32, 60  # pixels between columns; of margins and scroll bar


class ShortcutSheet(QDialog):
    """A dialog with the list of keys, in as many columns as have room; Esc closes it."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts("keys.title"))
        groups = [widget_with(key_group(texts, group, lines)) for group, lines in SHEET]
        room = dialog_room(self)
        widest = max(one.sizeHint().width() for one in groups) + _BETWEEN
        inside = _in_columns(groups, max(1, (room.width() - _AROUND) // widest))
        area = PageArea(inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # it scrolls with the arrow keys
        area.setAccessibleName(texts("keys.title"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)
        wanted = inside.sizeHint() + QSize(_AROUND, buttons.sizeHint().height() + _AROUND)
        self.resize(wanted.boundedTo(room))


def _in_columns(groups: Sequence[QWidget], count: int) -> QWidget:
    """Return the groups in columns of about the same height."""
    columns = [QVBoxLayout() for _ in range(min(count, len(groups)))]
    heights = [0] * len(columns)
    for group in groups:
        place = heights.index(min(heights))
        columns[place].addWidget(group)
        heights[place] += group.sizeHint().height()
    for one in columns:
        one.setSpacing(14)
        one.addStretch(1)
    return widget_with(row(*columns, spacing=_BETWEEN))


def key_group(
    texts: Texts,
    group: str,
    lines: tuple[tuple[str, tuple[str, ...]], ...],
    *,
    wrap: bool = False,
) -> QGridLayout:
    """Return the keys of one page as a table; `wrap` wraps long lines."""
    grid = QGridLayout()
    grid.setVerticalSpacing(6)
    grid.setHorizontalSpacing(14)
    grid.addWidget(label(texts(f"keys.group_{group}"), "heading"), 0, 0, 1, 2)
    for place, (words, keys) in enumerate(lines, start=1):
        shown = label(f" {texts('keys.or')} ".join(shown_keys(one) for one in keys), "heading")
        grid.addWidget(shown, place, 0)
        grid.addWidget(label(texts(f"keys.{words}"), wrap=wrap), place, 1)
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(len(lines) + 1, 1)
    grid.setAlignment(Qt.AlignmentFlag.AlignTop)
    return grid
