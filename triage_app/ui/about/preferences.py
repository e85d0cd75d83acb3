"""From settings to the dialog and back."""

from __future__ import annotations

from dataclasses import asdict, fields, replace

from PySide6.QtWidgets import QWidget

from triage_app.settings import Settings
from triage_app.ui.about.preferences_dialog import Preferences, PreferencesDialog
from triage_app.ui.widgets.texts import Texts


def preferences_of(settings: Settings) -> Preferences:
    """Return what of the settings the dialog shows."""
    return Preferences(**{one.name: getattr(settings, one.name) for one in fields(Preferences)})


def with_preferences(settings: Settings, chosen: Preferences) -> Settings:
    """Return the settings with what was chosen."""
    return replace(settings, **asdict(chosen))


def ask(texts: Texts, settings: Settings, parent: QWidget) -> Settings | None:
    """Open the dialog; return the changed settings, None when nothing was changed."""
    dialog = PreferencesDialog(texts, preferences_of(settings), parent)
    if not dialog.exec():
        return None
    changed = with_preferences(settings, dialog.chosen())
    return None if changed == settings else changed
