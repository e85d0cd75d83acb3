"""Reads a model folder as data: manifest, digests, weights. Needs no scikit-learn.

`manifest.json` names the SHA-256 digests of the other files, the versions, the data and the
figures. `weights.npz` and `held_out.npz` hold arrays only and are read with
`allow_pickle=False`, so no code in them runs. Folders of format 2 also hold `pipeline.joblib`,
which would run code when opened: its digest is checked, and it is never opened.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from classifier.errors import ModelError
from classifier.scoring.manifest import Manifest
from classifier.scoring.model import Model
from classifier.scoring.weights import Floats, LinearModel

FORMAT = 3
MANIFEST, WEIGHTS, HELD_OUT = "manifest.json", "weights.npz", "held_out.npz"
_READ = frozenset([2, FORMAT])
_SAME_SIZE = (  # arrays that hold one value for each term
    ("word_idf", "word_coef", "word_presence"),
    ("char_keys", "char_idf", "char_coef"),
)
_ARRAYS = frozenset(
    """
    base word_terms word_idf word_coef word_presence alphabet char_keys char_idf char_coef
    flag_terms flag_coef family_names family_terms family_idf family_coef family_base
    """.split()
)
_LARGEST = 200_000_000  # bytes; a file beyond this is not one of ours
Arrays = Mapping[str, NDArray[Any]]


class _Format(msgspec.Struct):
    """The one field that every version of a manifest has."""

    format: int


def read(folder: Path) -> Model:
    """Return the model of a folder; raise ModelError when it cannot serve."""
    manifest = read_manifest(folder)
    weights = LinearModel(read_weights(folder, manifest))
    return Model(weights, manifest.limits, manifest.number, manifest.bands)


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a model folder; raise ModelError when it cannot serve.

    The number must be the name of the folder: a whole model in another's place was swapped.
    """
    data = _manifest_bytes(folder)
    try:
        if msgspec.json.decode(data, type=_Format).format not in _READ:
            raise _other_version(folder.name)
        manifest = msgspec.json.decode(data, type=Manifest)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise damaged(folder.name) from error
    if manifest.number != folder.name or WEIGHTS not in manifest.files:
        raise damaged(folder.name)
    return manifest


def document(folder: Path) -> dict[str, object]:
    """Return the manifest as it stands in the file, for people; raise ModelError as well."""
    read_manifest(folder)
    return msgspec.json.decode(_manifest_bytes(folder), type=dict[str, object])


def read_weights(folder: Path, manifest: Manifest) -> Arrays:
    """Return the arrays of `weights.npz`, all of them there, finite and of fitting sizes."""
    arrays = _arrays(folder, WEIGHTS, manifest)
    if set(arrays) != _ARRAYS or not all(map(_is_plain, arrays.values())):
        raise damaged(folder.name)
    if any(len({arrays[name].shape for name in names}) > 1 for names in _SAME_SIZE):
        raise damaged(folder.name)
    return arrays


def read_held_out(folder: Path) -> tuple[list[str], Floats, NDArray[np.bool_]]:
    """Return ids, scores and labels of the messages held out from a model, one of each a message.

    Raises ModelError.
    """
    arrays = _arrays(folder, HELD_OUT, read_manifest(folder))
    if not {"ids", "scores", "scam"} <= arrays.keys():
        raise damaged(folder.name)
    ids = arrays["ids"].tobytes().decode("utf-8", "replace").split("\n")
    return ids, arrays["scores"], arrays["scam"]


def check(folder: Path) -> Manifest:
    """Return the manifest; raise ModelError unless every file is the one that was written."""
    manifest = read_manifest(folder)
    for name in manifest.files:
        _checked_bytes(folder, name, manifest)
    return manifest


def digest_of(data: bytes) -> str:
    """Return the SHA-256 digest of a file's bytes, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def damaged(number: str) -> ModelError:
    """Return the error for a model that is not the one that was written."""
    return ModelError(
        "Model {number} is damaged or was replaced: it is not used. Train again or go back to the "
        "previous model.",
        number=number,
    )


def _other_version(number: str) -> ModelError:
    return ModelError(
        "Model {number} comes from another version of Vigie: train again.", number=number
    )


def _manifest_bytes(folder: Path) -> bytes:
    try:
        return (folder / MANIFEST).read_bytes()
    except FileNotFoundError as error:
        raise ModelError("Model {model} does not exist.", model=folder.name) from error
    except OSError as error:
        raise damaged(folder.name) from error


def _checked_bytes(folder: Path, name: str, manifest: Manifest) -> bytes:
    """Return the bytes of a file, read once and equal to the digest of the manifest."""
    path = folder / name
    try:
        if path.stat().st_size > _LARGEST:
            raise damaged(folder.name)
        data = path.read_bytes()
    except OSError as error:
        raise damaged(folder.name) from error
    if digest_of(data) != manifest.files.get(name):
        raise damaged(folder.name)
    return data


def _arrays(folder: Path, name: str, manifest: Manifest) -> dict[str, NDArray[Any]]:
    data = _checked_bytes(folder, name, manifest)
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as archive:
            return {key: archive[key] for key in archive.files}
    except (ValueError, OSError, zipfile.BadZipFile) as error:
        raise damaged(folder.name) from error


def _is_plain(array: NDArray[Any]) -> bool:
    """Tell whether an array holds finite numbers and nothing else."""
    return array.dtype.kind in "fiu" and bool(np.isfinite(array).all())
