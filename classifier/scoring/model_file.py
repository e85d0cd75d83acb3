"""Reads a model folder as data: manifest, hashes, weights. Needs no scikit-learn.

`manifest.json` contains the SHA-256 hashes of the other files, versions, data and figures.
`weights.npz` and `held_out.npz` contain arrays only and are read with `allow_pickle=False`, so no
code in them runs. Models of formats 2 and 3 judged whole messages only; they are refused.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from classifier.errors import ModelError
from classifier.record_types import prepared
from classifier.scoring.manifest import Manifest
from classifier.scoring.model import Model
from classifier.scoring.passage_rule import PassageRule
from classifier.scoring.weights import Floats, LinearModel, count_of_terms

FORMAT = 4
MANIFEST, WEIGHTS, HELD_OUT = "manifest.json", "weights.npz", "held_out.npz"
_SAME_SIZE = (  # arrays with one value per term
    ("word_idf", "word_coef", "word_presence"),
    ("char_keys", "char_idf", "char_coef"),
)
_TERMS = (("word_terms", "word_idf"), ("flag_terms", "flag_coef"), ("family_terms", "family_idf"))
_ARRAYS = frozenset(
    """
    base word_terms word_idf word_coef word_presence alphabet char_keys char_idf char_coef
    flag_terms flag_coef family_names family_terms family_idf family_coef family_base
    """.split()
)
# What numpy and the packed arrays raise when a file holds other things than a model's arrays.
_UNFIT = (ValueError, TypeError, IndexError, AttributeError, OverflowError)
_LARGEST = 200_000_000  # bytes; larger files are refused
Arrays = Mapping[str, NDArray[Any]]


class _Format(msgspec.Struct):
    """The field that every version of a manifest has."""

    format: int


def read(folder: Path) -> Model:
    """Return the model of a folder; raise ModelError if it cannot be used."""
    manifest = read_manifest(folder)
    try:
        weights = LinearModel(read_weights(folder, manifest))
    except _UNFIT as error:
        raise damaged(folder.name) from error
    rule = PassageRule(manifest.discount)
    return Model(weights, manifest.limits, rule, manifest.number, manifest.bands)


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a model folder; raise ModelError if it cannot be used.

    The number must be the name of the folder, so that replacing a model by another is detected.
    """
    data = _manifest_bytes(folder)
    try:
        if msgspec.json.decode(data, type=prepared(_Format)).format != FORMAT:
            raise _other_version(folder.name)
        manifest = msgspec.json.decode(data, type=prepared(Manifest))
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise damaged(folder.name) from error
    if manifest.number != folder.name or WEIGHTS not in manifest.files:
        raise damaged(folder.name)
    return manifest


def document(folder: Path) -> dict[str, object]:
    """Return the manifest as written in the file; raise ModelError."""
    read_manifest(folder)
    return msgspec.json.decode(_manifest_bytes(folder), type=dict[str, object])


def read_weights(folder: Path, manifest: Manifest) -> Arrays:
    """Return the arrays of `weights.npz`, checked for completeness, finite values and shapes."""
    arrays = _arrays(folder, WEIGHTS, manifest)
    if set(arrays) != _ARRAYS or not all(map(_is_plain, arrays.values())):
        raise damaged(folder.name)
    if any(len({arrays[name].shape for name in names}) > 1 for names in _SAME_SIZE):
        raise damaged(folder.name)
    if not _terms_fit(arrays):
        raise damaged(folder.name)
    return arrays


def _terms_fit(arrays: Arrays) -> bool:
    """Return whether each list of terms has as many terms as there are values for them."""
    try:
        return all(count_of_terms(arrays[terms]) == len(arrays[values]) for terms, values in _TERMS)
    except (UnicodeError, TypeError):  # no text, or a single number instead of an array
        return False


def read_held_out(folder: Path) -> tuple[list[str], Floats, NDArray[np.bool_]]:
    """Return ids, scores and labels of the held-out messages; raise ModelError."""
    arrays = _arrays(folder, HELD_OUT, read_manifest(folder))
    if not {"ids", "scores", "scam"} <= arrays.keys():
        raise damaged(folder.name)
    ids = arrays["ids"].tobytes().decode("utf-8", "replace").split("\n")
    scores, scam = arrays["scores"], arrays["scam"]
    if not (_is_plain(scores) and scores.shape == scam.shape == (len(ids),)):
        raise damaged(folder.name)
    return ids, scores, scam


def check(folder: Path) -> Manifest:
    """Return the manifest; raise ModelError unless all files have the recorded hashes."""
    manifest = read_manifest(folder)
    for name in manifest.files:
        _checked_bytes(folder, name, manifest)
    return manifest


def digest_of(data: bytes) -> str:
    """Return the SHA-256 digest of a file's bytes, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def damaged(number: str) -> ModelError:
    """Return the error for a model whose files were changed."""
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
    """Return the bytes of a file after comparing their hash with the manifest."""
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
    except (*_UNFIT, OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise damaged(folder.name) from error


def _is_plain(array: NDArray[Any]) -> bool:
    """Return whether an array contains only finite numbers."""
    return array.dtype.kind in "fiu" and bool(np.isfinite(array).all())
