"""The models of supervisors' desks, as this desk gives and takes them.

The event of a model names the digest of its manifest, and the manifest those of the other files.
Here the model gets the next number; one that is here already keeps its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from classifier.errors import ModelError
from classifier.scoring import arriving
from classifier.scoring.manifest import Manifest
from classifier.scoring.model_file import MANIFEST
from triage_app.services.exchange.arriving_model import write_model
from triage_app.services.exchange.keepers import Fetch
from triage_app.services.learning.model_card import CARD, card
from triage_app.services.learning.models import ModelShelf
from triage_app.shared_file_records import LARGEST_FILE, HeldChange, NotTaken, SharedChange
from triage_app.store.shared_file_log import SharedFileLog

_LARGEST_MANIFEST = 10_000_000  # bytes


@dataclass(frozen=True, slots=True)
class ModelKeeper:
    """Keeps the models."""

    shelf: ModelShelf
    log: SharedFileLog

    def files(self, change: SharedChange) -> Mapping[str, bytes]:
        """Return manifest, weights and held-out scores of a model; raises ModelError."""
        folder, manifest = self.shelf.folder(change.name), self.shelf.check(change.name)
        digests = {MANIFEST: change.digest, **manifest.files}
        try:
            return {digest: (folder / name).read_bytes() for name, digest in digests.items()}
        except OSError:
            return {}

    def take(self, change: SharedChange, fetch: Fetch) -> NotTaken | None:
        """Put a model of another desk among those here, and into use."""
        content = fetch(change.digest, _LARGEST_MANIFEST)
        if isinstance(content, NotTaken):
            return content
        manifest = arriving.manifest_of(content)
        if manifest is None:
            return NotTaken.UNFIT
        with self.shelf.locked():
            number = self._number_here(content)
            if number is None:
                found = self._added(content, manifest, fetch)
                if isinstance(found, NotTaken):
                    return found
                number = found
            self._promote(change, number)
        return None

    def is_whole(self, held: HeldChange) -> bool:
        """Return whether the model in use is as the ledger has it."""
        return self.shelf.manifest_digest(held.name) == held.digest and self._is_whole(held.name)

    def bring_back(self, change: SharedChange, fetch: Fetch) -> NotTaken | None:
        """Write the folder of a model of this desk again, and point to it."""
        content = fetch(change.digest, _LARGEST_MANIFEST)
        if isinstance(content, NotTaken):
            return content
        manifest = arriving.manifest_of(content)
        with self.shelf.locked():
            folder = self.shelf.free_folder(change.name)
            if manifest is None or manifest.number != change.name or folder is None:
                return NotTaken.UNFIT
            found = self._written(folder, content, manifest, fetch)
            if found is None:
                self.shelf.promote(change.name)
        return found

    def _number_here(self, content: bytes) -> str | None:
        """Return the number of a model that is here already and whole."""
        for number in self.shelf.numbers():
            expected = arriving.digest_with_number(content, number)
            if self.shelf.manifest_digest(number) == expected and self._is_whole(number):
                return number
        return None

    def _is_whole(self, number: str) -> bool:
        try:
            self.shelf.check(number)
        except ModelError:
            return False
        return True

    def _added(self, content: bytes, manifest: Manifest, fetch: Fetch) -> str | NotTaken:
        """Write a model that is not here yet; return its number, or why there is none."""
        folder = self.shelf.next_folder()
        renumbered = arriving.with_number(content, folder.name)
        return self._written(folder, renumbered, manifest, fetch) or folder.name

    def _written(
        self, folder: Path, content: bytes, manifest: Manifest, fetch: Fetch
    ) -> NotTaken | None:
        """Write the folder of a model with the files of its manifest; return why not."""
        files: dict[str, bytes] = {}
        for name, digest in manifest.files.items():
            found = fetch(digest, LARGEST_FILE)
            if isinstance(found, NotTaken):
                return found
            files[name] = found
        try:
            write_model(folder, content, files, {CARD: card(manifest)})
        except ModelError:  # of a newer version, or with weights that do not fit together
            return NotTaken.UNFIT
        except OSError:
            return NotTaken.UNWRITTEN
        return None

    def _promote(self, change: SharedChange, number: str) -> None:
        payload = {"model": number, **self.shelf.digests(number)}
        self.log.note(change, payload, partial(self.shelf.promote, number))
