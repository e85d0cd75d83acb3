"""The files of the supervisor's own guidance, compared with what the ledger has of them.

The own edition is `advice.toml` in `guidance/` of the data folder; each version is also kept as
`advice-0002.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from classifier.sentence import Sentence, sentence
from triage_app.advice.guidance import AdviceFile, Guidance, load_guidance, read_advice
from triage_app.encryption.sealed_files import SealedFiles
from triage_app.errors import StoreError
from triage_app.parsing import DamagedData
from triage_app.store.steering import Mark

_NAME, _CHANNELS = "advice.toml", "channels.toml"
_VERSIONED = re.compile(r"advice-([0-9]{4,9})\.toml")


@dataclass(frozen=True, slots=True)
class GuidanceInUse:
    """The file of the edition in use, and what is wrong when it is not the one it should be."""

    path: Path
    problem: Sentence | None = None


class GuidanceFiles:
    """Finds and reads editions; `marks` are the versions in the ledger, the last one first."""

    def __init__(
        self,
        shipped: Path,
        own: Path,
        files: SealedFiles,
        marks: Callable[[], Sequence[Mark]] = tuple,
    ) -> None:
        self._own, self._files, self._marks = own, files, marks
        self.shipped, self.own = shipped / _NAME, own / _NAME
        self.channels = shipped / _CHANNELS

    def in_use(self) -> GuidanceInUse:
        """Return the edition in use: the last one of the ledger whose file is as it was written.

        A ledger that says nothing of guidance leaves the choice to the folder.
        """
        marks = self._marks()
        if not marks:
            return self._by_the_folder()
        if self._is(self.own, marks[0]):
            return GuidanceInUse(self.own)
        kept = ((mark, self.version_path(int(mark.name))) for mark in marks if mark.name.isdigit())
        found = next(((mark, path) for mark, path in kept if self._is(path, mark)), None)
        changed = sentence(
            "The advice was changed outside Vigie since event {event} of {day}; {instead} is used. "
            "A supervisor restores a version on the page “Advice”.",
            event=marks[0].event,
            day=marks[0].day,
        )
        if found is None:
            return GuidanceInUse(self.shipped, changed.fill(instead=_SUPPLIED))
        version = sentence("version {version}", version=found[0].name)
        return GuidanceInUse(found[1], changed.fill(instead=version))

    def load(self) -> tuple[dict[str, Guidance], Sentence | None]:
        """Return the advice in use by language, and what is wrong with the own edition."""
        found = self.in_use()
        read = Path.read_bytes if found.path == self.shipped else self._files.read
        return load_guidance(found.path, self.channels, read), found.problem

    def read_or_none(self, path: Path) -> AdviceFile | None:
        """Return an edition, None if it is missing, damaged, or not as the ledger has it."""
        if path == self.shipped:
            return read_advice(path)
        try:
            load_guidance(path, self.channels, self._files.read)
            file = read_advice(path, self._files.read, self.shipped)
        except (OSError, DamagedData):
            return None
        recorded = [mark for mark in self._marks() if mark.name == str(file.version)]
        return None if recorded and not self._is(path, recorded[0]) else file

    def recorded_text(self, version: int, digest: str) -> bytes | None:
        """Return the text of a version, None unless its file has this digest."""
        with suppress(OSError, DamagedData, StoreError):
            content = self._files.read(self.version_path(version))
            return content if sha256(content).hexdigest() == digest else None
        return None

    def edition_of(self, content: bytes) -> AdviceFile | None:
        """Return the edition in a text from elsewhere, None when it is none for this program."""
        with suppress(DamagedData):
            load_guidance(self.own, self.channels, lambda _: content)
            return read_advice(self.own, lambda _: content, self.shipped)
        return None

    def version_path(self, version: int) -> Path:
        """Return where a version is kept."""
        return self._own / f"advice-{version:04d}.toml"

    def stored_versions(self) -> list[int]:
        """Return the numbers of the versions that are kept; other files are ignored."""
        names = (path.name for path in self._own.glob("advice-*.toml"))
        return [int(match[1]) for name in names if (match := _VERSIONED.fullmatch(name))]

    def digest(self, path: Path) -> str:
        """Return the digest of the text of a file, "" when it cannot be read."""
        with suppress(OSError, DamagedData, StoreError):
            return sha256(self._files.read(path)).hexdigest()
        return ""

    def _by_the_folder(self) -> GuidanceInUse:
        if not self.own.exists():
            return GuidanceInUse(self.shipped)
        with suppress(OSError, DamagedData, StoreError):  # StoreError: its key is out of reach
            load_guidance(self.own, self.channels, self._files.read)
            return GuidanceInUse(self.own)
        unread = sentence(
            "The edited advice cannot be read; {instead} is used. A supervisor restores a version "
            "on the page “Advice”.",
            instead=_SUPPLIED,
        )
        return GuidanceInUse(self.shipped, unread)

    def _is(self, path: Path, mark: Mark) -> bool:
        """Return whether a file holds the text that an event of the ledger has."""
        return bool(mark.digest) and self.digest(path) == mark.digest


_SUPPLIED = sentence("the edition supplied with Vigie")
