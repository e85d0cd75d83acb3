"""Where things lie: resources inside our package or the checkout, data in the user's folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    """Return the folder `name` of the installed package, else that of the checkout."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def resources_dir() -> Path:
    """Return the folder of organisations, scenarios, guidance, icons and translations."""
    return _shipped("resources")


def training_data_dir() -> Path:
    """Return the folder of the labelled messages."""
    return _shipped("training_data")


@dataclass(frozen=True, slots=True)
class Home:
    """The data folder of one user, and the names of what lies in it."""

    folder: Path

    @classmethod
    def find(cls, given: Path | None = None) -> Home:
        """Return the folder that was given, else `VIGIE_HOME`, else the platform's own."""
        if given is not None:
            return cls(given)
        named = os.environ.get("VIGIE_HOME")
        if named:
            return cls(Path(named))
        from platformdirs import user_data_path  # noqa: PLC0415 - slow, and rarely needed

        return cls(user_data_path("vigie", appauthor=False))

    @property
    def cases(self) -> Path:
        """The case log."""
        return self.folder / "cases.db"

    @property
    def models(self) -> Path:
        """The numbered models."""
        return self.folder / "models"

    @property
    def drafts(self) -> Path:
        """The calls that were not logged yet, masked, in case of a crash."""
        return self.folder / "drafts.json"

    @property
    def guidance(self) -> Path:
        """The supervisor's own edition of the advice."""
        return self.folder / "guidance"

    @property
    def access(self) -> Path:
        """The digest of the supervisor's code."""
        return self.folder / "access.toml"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.folder / "settings.toml"

    @property
    def logs(self) -> Path:
        """The technical logs; they hold no message text."""
        return self.folder / "logs"
