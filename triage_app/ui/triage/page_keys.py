"""The keys of the triage page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from triage_app.ui.triage.answer_button import KEY as ANSWER_KEY
from triage_app.ui.triage.call_bar import CORRECT_KEY, HOLD_KEY, PAUSE_KEY
from triage_app.ui.triage.campaign_banner import KEY as SAME_KEY
from triage_app.ui.triage.decision_view import KEYS
from triage_app.ui.widgets.parts import shortcut

if TYPE_CHECKING:
    from triage_app.ui.triage.page import TriagePage


def bind_keys(page: TriagePage) -> None:
    """Bind every key of the page; all work from anywhere on it."""
    for decision, keys in KEYS.items():
        shortcut(keys, page, partial(page.decide, decision))
        shortcut(f"Ctrl+{keys}", page, partial(page.decide, decision, log=True))
    for keys in ("Return", "Enter", "Ctrl+Return", "Ctrl+Enter"):
        shortcut(keys, page, page.enter)
    shortcut("Ctrl+V", page, page.paste)
    shortcut("Escape", page, page.clear_by_hand)
    shortcut(CORRECT_KEY, page, page.correct)
    shortcut("F3", page, partial(page.step, 1))
    shortcut("Shift+F3", page, partial(page.step, -1))
    shortcut(SAME_KEY, page, page.campaign.ask_same)
    shortcut("F8", page, page.advice.focus_first)
    shortcut(ANSWER_KEY, page, page.advice.answer.open)
    shortcut(HOLD_KEY, page, page.hold)
    shortcut(f"Shift+{HOLD_KEY}", page, lambda: page.resume_requested.emit(page.state()))
    shortcut(PAUSE_KEY, page, page.pause_requested.emit)
    shortcut("Ctrl+Z", page, page.undo_requested.emit)
