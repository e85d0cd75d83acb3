"""Errors from outside that are expected; each has a sentence for people."""

from __future__ import annotations

from classifier.errors import VigieError


class StoreError(VigieError):
    """The case log cannot be opened, read or written."""


class ChangedSince(StoreError):
    """An undo or redo is refused for good: somebody changed the case since."""


class PurgeWaits(StoreError):
    """A purge has to wait for a supervisor."""


class SettingsError(VigieError):
    """The settings file cannot be used."""


class ExportError(VigieError):
    """A report cannot be written."""
