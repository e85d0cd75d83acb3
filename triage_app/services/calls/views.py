"""Saved views: filters of the case list under a name, in a file of the data folder.

A phone number or a reference is not kept with a view: it may be a person's.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path

from msgspec import to_builtins

from classifier.text.cleaning import clean_line
from triage_app.encryption.sealed_files import SealedFiles
from triage_app.errors import StoreError
from triage_app.parsing import DamagedData, json_as
from triage_app.records import CaseFilter

_LONGEST_NAME = 60  # characters
_USUAL = CaseFilter()


class SavedViews:
    """The views in the file `path`; raises StoreError with a sentence."""

    def __init__(self, path: Path, files: SealedFiles) -> None:
        self._path, self._files = path, files

    def all(self) -> Mapping[str, CaseFilter]:
        """Return the views by name, in alphabetical order."""
        try:
            found = json_as(dict[str, CaseFilter], self._files.read(self._path))
        except FileNotFoundError:
            return {}
        except (OSError, DamagedData) as error:
            raise StoreError(
                "The saved views in {path} cannot be read; the file was left untouched.",
                path=self._path,
            ) from error
        return dict(sorted(found.items()))

    def get(self, name: str) -> CaseFilter:
        """Return the filter of a view."""
        found = self.all().get(_clean(name))
        if found is None:
            raise StoreError("There is no saved view of this name.")
        return found

    def save(self, name: str, wanted: CaseFilter) -> str:
        """Keep a filter under a name, in place of a former one; return the name as it is kept."""
        kept = _clean(name)
        if not kept:
            raise StoreError("A saved view needs a name.")
        usual = replace(wanted, phone="", caller_file="", before=None, limit=_USUAL.limit)
        self._write({**self.all(), kept: usual})
        return kept

    def remove(self, name: str) -> None:
        """Remove a view."""
        self.get(name)
        self._write({kept: one for kept, one in self.all().items() if kept != _clean(name)})

    def _write(self, views: Mapping[str, CaseFilter]) -> None:
        try:
            self._files.write(
                self._path, json.dumps(to_builtins(views), ensure_ascii=False, indent=1)
            )
        except OSError as error:
            raise StoreError(
                "The saved views could not be written to {path}; check that you may write there "
                "and that there is room left.",
                path=self._path,
            ) from error


def with_view(view: CaseFilter, wanted: CaseFilter) -> CaseFilter:
    """Return a view with what is wanted besides; what both say is as it is wanted."""
    names = (field.name for field in fields(CaseFilter))
    said = {name: getattr(wanted, name) for name in names}
    changed = {name: value for name, value in said.items() if value != getattr(_USUAL, name)}
    return replace(view, **{**changed, "limit": wanted.limit})


def _clean(untrusted_name: str) -> str:
    return clean_line(untrusted_name, _LONGEST_NAME).strip()
