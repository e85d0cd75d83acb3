"""The genuine messages in the log as the scorer compares with them."""

from __future__ import annotations

from collections.abc import Callable

from classifier.genuine.templates import Templates
from classifier.indicators.organisations import Organisations
from triage_app.errors import StoreError
from triage_app.store.store import CaseStore


class TemplatesInUse:
    """The templates that the scorer compares with, read again when the log has others."""

    def __init__(
        self,
        log_to_read: Callable[[], CaseStore | None],
        organisations: Callable[[], Organisations],
    ) -> None:
        self._log_to_read, self._organisations = log_to_read, organisations
        self._templates: Templates | None = None
        self._version = ""

    def drop(self) -> None:
        """Forget the templates, so that they are compared with the organisations of now."""
        self._templates, self._version = None, ""

    def get(self) -> Templates | None:
        """Return the templates, None without any; those known before if the log is out of reach.

        A verdict does not fail for them: who asks the log for near-copies gets the error.
        """
        try:
            log = self._log_to_read()
            version = log.genuine_log.version() if log else ""
            if version != self._version:
                kept = [one.template for one in log.templates()] if log else []
                self._templates = Templates(kept, self._organisations()) if kept else None
                self._version = version
        except StoreError:
            return self._templates
        return self._templates
