"""Paths: resources in our package or the checkout, data in the user's folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ERASURES = "erasures.jsonl"  # beside the case log, what was erased in it
_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    """Return the folder `name` in the installed package, else in the checkout."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def resources_dir() -> Path:
    """Return the folder of organisations, scenarios, guidance, icons and translations."""
    return _shipped("resources")


def training_data_dir() -> Path:
    """Return the folder of the training messages."""
    return _shipped("training_data")


@dataclass(frozen=True, slots=True)
class Home:
    """The data folder of one user and the paths in it."""

    folder: Path

    @classmethod
    def find(cls, given: Path | None = None) -> Home:
        """Return the given folder, else `VIGIE_HOME`, else the default of the platform."""
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
    def anchor(self) -> Path:
        """Where the ledger of the case log ended when it was last written."""
        return self.folder / "anchor.json"

    @property
    def models(self) -> Path:
        """The numbered models."""
        return self.folder / "models"

    @property
    def readings(self) -> Path:
        """The training messages as the last training read them."""
        return self.folder / "readings.json.z"

    @property
    def drafts(self) -> Path:
        """Masked drafts of calls that are not logged yet."""
        return self.folder / "drafts.json"

    @property
    def views(self) -> Path:
        """Filters of the case list under a name."""
        return self.folder / "views.json"

    @property
    def export_columns(self) -> Path:
        """The columns of exported cases that were chosen last."""
        return self.folder / "columns.json"

    @property
    def guidance(self) -> Path:
        """The advice edited by the supervisor."""
        return self.folder / "guidance"

    @property
    def lists(self) -> Path:
        """The lists of the desk, a file for each version."""
        return self.folder / "lists"

    @property
    def access(self) -> Path:
        """The salted hash of the supervisor code."""
        return self.folder / "access.toml"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.folder / "settings.toml"

    @property
    def keys(self) -> Path:
        """The keys of the log, or their names in the key store of the system."""
        return self.folder / "keys.toml"

    @property
    def signing_keys(self) -> Path:
        """The keys with which this desk signs what it shares, or their names in the key store."""
        return self.folder / "desk-keys.toml"

    @property
    def identity(self) -> Path:
        """The public identity of this desk, as other desks get it."""
        return self.folder / "desk.toml"

    @property
    def identity_lock(self) -> Path:
        """Held while something is signed, or the key for that is changed."""
        return self.folder / "desk.lock"

    @property
    def exchange(self) -> Path:
        """When events were last exchanged with other desks."""
        return self.folder / "exchange.json"

    @property
    def waiting_files(self) -> Path:
        """Why models, lists and advice of other desks are not in use yet."""
        return self.folder / "waiting.json"

    @property
    def arriving(self) -> Path:
        """Files of other desks that have not come whole."""
        return self.folder / "arriving"

    @property
    def arriving_lock(self) -> Path:
        """Held while files of other desks are taken."""
        return self.folder / "arriving.lock"

    @property
    def logs(self) -> Path:
        """The technical logs; they contain no message text."""
        return self.folder / "logs"

    def owns(self, path: Path) -> bool:
        """Return whether a file is one of Vigie's own, which no result may replace.

        Raises OSError for a circle of links (RuntimeError before Python 3.13).
        """
        real, folder = path.resolve(), self.folder.resolve()
        if any(real.is_relative_to(folder / kept.name) for kept in self._folders):
            return True
        return real.parent == folder and self.owns_name(real.name)

    def owns_name(self, name: str) -> bool:
        """Return whether a name in the data folder is that of one of Vigie's own."""
        return (
            name.startswith(self.cases.name)  # with the files that SQLite keeps beside it
            or name.startswith(self.settings.name)  # with copies of damaged ones
            or name in {path.name for path in (*self._files, *self._folders)}
        )

    @property
    def _files(self) -> tuple[Path, ...]:
        erasures = self.folder / ERASURES
        kept = self.drafts, self.views, self.export_columns, self.readings
        signing = self.signing_keys, self.identity, self.identity_lock
        exchanged = self.exchange, self.waiting_files, self.arriving_lock
        return *kept, self.access, self.keys, self.anchor, erasures, *signing, *exchanged

    @property
    def _folders(self) -> tuple[Path, ...]:
        return self.models, self.guidance, self.lists, self.logs, self.arriving
