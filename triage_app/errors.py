"""Errors from outside that are expected; each has a sentence for people."""

from __future__ import annotations

from classifier.errors import VigieError


class StoreError(VigieError):
    """The case log cannot be opened, read or written."""


class ChangedSince(StoreError):
    """An undo or redo is refused for good: somebody changed the case since."""


class PurgeWaits(StoreError):
    """A purge has to wait for a supervisor."""


class LostLog(StoreError):
    """The case log is gone or is another one; a person has to choose how to go on."""


class ReplacedLog(StoreError):
    """The file of the log was deleted, emptied or replaced while it was open."""


class SettingsError(VigieError):
    """The settings file cannot be used."""


class ListError(VigieError):
    """A list of the desk cannot be read, saved or restored."""


class ExportError(VigieError):
    """A report cannot be written."""


class ShareError(VigieError):
    """What desks share cannot be read, checked, written or taken."""


class ServerAway(ShareError):
    """The server of the desks cannot be reached now; another try may succeed."""


class ClusterError(VigieError):
    """A cluster cannot be used for this work."""
