"""The numbered models of a desk: which is in use, which were, and how to change that."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec

from classifier.errors import ModelError
from classifier.scoring import model_file
from classifier.scoring.manifest import Manifest
from classifier.scoring.model import Model
from triage_app.files import FILE_MODE, FOLDER_MODE, private_folder, write_whole
from triage_app.model_records import Figures, ModelSummary
from triage_app.parsing import DamagedData, json_as
from triage_app.services.learning.hardest import hardest_figures
from triage_app.services.learning.model_card import card
from triage_app.wording.words import words_in

if TYPE_CHECKING:
    from filelock import BaseFileLock

_POINTER, _LOCK = "current.json", ".lock"
_PATIENCE = 1800.0  # seconds; a training takes some minutes
_Number = Annotated[str, msgspec.Meta(pattern="^[0-9]{1,9}$")]


class _Pointer(msgspec.Struct):
    """The content of `current.json`."""

    current: _Number
    former: list[_Number]  # the former models, the most recent last


class ModelShelf:
    """The models folder of one user; `language` is that of sentences in lists."""

    def __init__(self, folder: Path, language: str = "fr") -> None:
        self._folder = folder
        self._language = language
        self._lock: BaseFileLock | None = None

    def folder(self, number: str) -> Path:
        """Return the folder of a model; raise ModelError if there is none."""
        path = self._folder / number
        if not (_is_number(number) and path.is_dir()):
            raise ModelError(
                "Model {number} does not exist. “vigie models list” shows them all.",
                number=ascii(number)[1:-1][:20],
            )
        return path

    def numbers(self) -> list[str]:
        """Return the numbers of all models, oldest first."""
        try:
            found = [p.name for p in self._folder.iterdir() if _is_number(p.name) and p.is_dir()]
        except OSError:  # no folder yet, or one without permission
            return []
        return sorted(found, key=int)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Let no other program write a model meanwhile; may be nested. Raises ModelError."""
        lock = self._lock = self._lock or self._new_lock()
        try:
            private_folder(self._folder)
            lock.acquire(_PATIENCE)
        except TimeoutError as error:  # also an OSError
            raise ModelError(
                "Another program has been building a model for a long time; end it, or try again "
                "later."
            ) from error
        except OSError as error:
            raise _not_kept(self._folder) from error
        try:
            yield
        finally:
            lock.release()

    def _new_lock(self) -> BaseFileLock:
        from filelock import FileLock  # noqa: PLC0415 - only who trains needs it

        return FileLock(self._folder / _LOCK, mode=FILE_MODE)

    def next_folder(self) -> Path:
        """Return the folder of the next model."""
        numbers = self.numbers()
        return self._folder / f"{int(numbers[-1]) + 1 if numbers else 1:04d}"

    def free_folder(self, number: str) -> Path | None:
        """Return where a model of this number can be written, None where one is, or for no number.

        That is for a model that was here and is gone.
        """
        folder = self._folder / number
        return folder if _is_number(number) and not folder.exists() else None

    @property
    def current(self) -> str | None:
        """The number of the current model."""
        return self._read_pointer()[0]

    def _read_pointer(self) -> tuple[str | None, list[str]]:
        """Return the numbers of the current and former models; a damaged file names none."""
        try:
            found = json_as(_Pointer, (self._folder / _POINTER).read_bytes())
        except (OSError, DamagedData):
            return None, []
        return found.current, found.former

    def _write_pointer(self, current: str, former: list[str]) -> None:
        try:
            pointer = json.dumps({"current": current, "former": former})
            write_whole(self._folder / _POINTER, pointer, private=True)
        except OSError as error:
            raise ModelError(
                "The change of model could not be written down; check that you may write to "
                "{folder} and that there is room on the disk.",
                folder=self._folder,
            ) from error

    def read_current(self) -> Model | None:
        """Return the current model, None before the first training.

        Raises ModelError if it is damaged, or if there are models but none is current.
        """
        number = self.current
        if number is None:
            if self.numbers():
                raise _none_in_use()
            return None
        return self.read(number)

    def read(self, number: str) -> Model:
        """Return a model; raise ModelError if it cannot be used."""
        return model_file.read(self.folder(number))

    def manifest_digest(self, number: str) -> str:
        """Return the digest of the manifest of a model, "" when it cannot be read."""
        try:
            return model_file.digest_of((self._folder / number / model_file.MANIFEST).read_bytes())
        except OSError:
            return ""

    def digests(self, number: str) -> dict[str, str]:
        """Return the digests of manifest and weights for the ledger; raise ModelError."""
        weights = model_file.read_manifest(self.folder(number)).files[model_file.WEIGHTS]
        return {"manifest": self.manifest_digest(number), "weights": weights}

    def check(self, number: str) -> Manifest:
        """Return the manifest of a model after checking its files; raise ModelError."""
        return model_file.check(self.folder(number))

    def copied(self, folder: Path) -> Path:
        """Copy the folder of a model from elsewhere, with its number; raise ModelError.

        A folder with a number is always complete.
        """
        own, part = self._folder / folder.name, self._folder / f".{folder.name}.part"
        try:
            shutil.rmtree(part, ignore_errors=True)
            shutil.copytree(folder, part, copy_function=shutil.copyfile)
            part.chmod(FOLDER_MODE)
            for file in part.iterdir():
                file.chmod(FILE_MODE)  # words of masked messages are in them
            return part.rename(own)
        except OSError as error:
            shutil.rmtree(part, ignore_errors=True)
            raise _not_kept(self._folder) from error

    def promote(self, number: str) -> None:
        """Make a model the current one after checking its files."""
        self.check(number)
        current, former = self._read_pointer()
        if current != number:
            self._write_pointer(number, [*former, current] if current else former)

    def previous_number(self) -> str:
        """Return the model that a rollback would restore; raise ModelError if there is none."""
        _, former = self._read_pointer()
        if not former:
            raise ModelError("There is no earlier model to go back to.")
        return former[-1]

    def rollback(self) -> None:
        """Restore the previous model after checking its files."""
        number = self.previous_number()
        self.check(number)
        self._write_pointer(number, self._read_pointer()[1][:-1])

    def summaries(self) -> list[ModelSummary]:
        """Return all models, newest first; damaged ones have the state "damaged"."""
        return [self.summary(number) for number in reversed(self.numbers())]

    def summary(self, number: str) -> ModelSummary:
        """Return the summary of one model."""
        try:
            manifest = self.check(number)
        except ModelError as error:
            sentence = words_in(self._language)(error)
            return ModelSummary(number, "", "damaged", 0, 0, None, sentence)
        gate = manifest.gate
        return ModelSummary(
            number=number,
            created=manifest.created,
            state=self._state(number, passed=gate.passed),
            examples=manifest.data.base,
            confirmed_cases=manifest.data.cases,
            figures=list_figures(manifest),
            gate=gate.sentence_en if self._language == "en" else gate.sentence,
        )

    def _state(self, number: str, *, passed: bool) -> str:
        current, former = self._read_pointer()
        if number == current:
            return "current"
        if number in former:
            return "former"
        return "candidate" if passed else "refused"


def model_card(shelf: ModelShelf, number: str | None = None, language: str = "") -> str:
    """Return the card of a model, by default of the current one, as Markdown.

    In one language, or in both.
    """
    chosen = number or shelf.current
    if chosen is None:
        raise _none_in_use()
    return card(shelf.check(chosen), language)


def list_figures(manifest: Manifest) -> Figures:
    """Return the figures shown in lists."""
    held_out = manifest.figures
    return Figures(
        examples=held_out.examples,
        auc=held_out.auc.value or 0.0,
        recall_at_2=held_out.recall_at_2.value or 0.0,
        top_band_precision=held_out.top_band_precision.value or 0.0,
        hard_false_alarms=held_out.hard_legit_in_top.value or 0.0,
        calibration_error=held_out.calibration_error,
        cannot_tell=held_out.cannot_tell.value or 0.0,
        bands=msgspec.to_builtins(held_out.bands, order="sorted"),
        said=msgspec.to_builtins(manifest.said, order="sorted"),
        **{name: found.value for name, found in hardest_figures(held_out).items()},
    )


def _is_number(name: str) -> bool:
    return name.isascii() and name.isdigit() and len(name) < 10


def _not_kept(folder: Path) -> ModelError:
    return ModelError(
        "No model can be kept in {folder}; check that you may write there and that there "
        "is room on the disk.",
        folder=folder,
    )


def _none_in_use() -> ModelError:
    return ModelError("No model is in use: choose one with “vigie models promote” or train again.")
