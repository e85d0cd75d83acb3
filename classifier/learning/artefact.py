"""How a model is kept: a numbered folder that is written whole, checked, and read as data.

`manifest.json` names the digests of the other files, the versions, the data and the
figures. `weights.npz` holds arrays only and is read with `allow_pickle=False`.
`pipeline.joblib` runs code when opened; it is opened on demand only, after its digest,
its versions and its origin have been checked.
"""

from __future__ import annotations

import hashlib
import io
import json
import platform
import shutil
import zipfile
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from classifier.errors import ModelError
from classifier.records import Band
from classifier.scoring.model import BandRate, Model
from classifier.scoring.thresholds import Thresholds
from classifier.scoring.weights import LinearModel

if TYPE_CHECKING:
    from sklearn.pipeline import Pipeline

    from classifier.learning.training import Trained

FORMAT = 2
MANIFEST, WEIGHTS, PIPELINE, HELD_OUT = (
    "manifest.json",
    "weights.npz",
    "pipeline.joblib",
    "held_out.npz",
)
_ARRAYS = frozenset(
    """
    base word_terms word_idf word_coef word_presence alphabet char_keys char_idf char_coef
    flag_terms flag_coef family_names family_terms family_idf family_coef family_base
    """.split()
)
_LARGEST = 200_000_000  # bytes; a file beyond this is not one of ours


def versions() -> dict[str, str]:
    """Return the versions that decide whether a joblib archive may be opened."""
    names = ("scikit-learn", "numpy", "scipy", "joblib")
    return {"python": platform.python_version()} | {name: metadata.version(name) for name in names}


def write(
    folder: Path,
    trained: Trained,
    manifest: Mapping[str, Any],
    beside_it: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Keep a model in `folder` (which must not exist yet) and return its manifest.

    `beside_it` names texts for people to read; nothing depends on them, so none is checked.

    Everything is written beside it first, so a folder with a number is always whole.
    """
    import joblib  # noqa: PLC0415 - training only

    beside = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    np.savez(beside / WEIGHTS, allow_pickle=False, **trained.arrays)
    _write_held_out(beside / HELD_OUT, trained)
    joblib.dump(_lean(trained.pipeline), beside / PIPELINE, compress=3)
    files = {name: _digest((beside / name).read_bytes()) for name in (WEIGHTS, HELD_OUT, PIPELINE)}
    whole = dict(manifest) | {"format": FORMAT, "files": files, "versions": versions()}
    text = json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True)
    for name, content in {**(beside_it or {}), MANIFEST: text}.items():
        (beside / name).write_text(content, encoding="utf-8")
    beside.rename(folder)
    return whole


def _write_held_out(path: Path, trained: Trained) -> None:
    ids = "\n".join(row.id for row in trained.examples).encode()
    scam = np.array([row.scam for row in trained.examples])
    np.savez(path, ids=np.frombuffer(ids, np.uint8), scores=trained.held_out, scam=scam)


def _lean(pipeline: Pipeline) -> Pipeline:
    """Turn numpy integers of the vocabularies into plain ones: a third of the load time."""
    for _, transformer, _ in pipeline.named_steps["features"].transformers_:
        if hasattr(transformer, "vocabulary_"):
            transformer.vocabulary_ = {k: int(v) for k, v in transformer.vocabulary_.items()}
    return pipeline


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _damaged(number: str) -> ModelError:
    return ModelError(
        f"Le modèle {number} est abîmé ou a été remplacé : il n'est pas utilisé. "
        "Relancez un entraînement ou revenez au modèle précédent.",
        f"Model {number} is damaged or was swapped: it is not used. "
        "Train again or go back to the previous model.",
    )


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of a model folder; raise ModelError when it cannot serve."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        known = manifest["format"] == FORMAT and set(manifest["files"]) >= {WEIGHTS, PIPELINE}
    except FileNotFoundError as error:
        raise ModelError(
            f"Le modèle {folder.name} n'existe pas.", f"Model {folder.name} does not exist."
        ) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(folder.name) from error
    if not known:
        raise ModelError(
            f"Le modèle {folder.name} vient d'une autre version de Vigie : relancez un "
            "entraînement.",
            f"Model {folder.name} comes from another version of Vigie: train again.",
        )
    return dict(manifest)


def _checked_bytes(folder: Path, name: str, manifest: Mapping[str, Any]) -> bytes:
    """Return the bytes of a file, read once and equal to the digest of the manifest."""
    path = folder / name
    try:
        if path.stat().st_size > _LARGEST:
            raise _damaged(folder.name)
        data = path.read_bytes()
    except OSError as error:
        raise _damaged(folder.name) from error
    if _digest(data) != manifest["files"].get(name):
        raise _damaged(folder.name)
    return data


def _arrays(data: bytes, number: str) -> dict[str, NDArray[Any]]:
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as archive:
            return {name: archive[name] for name in archive.files}
    except (ValueError, OSError, KeyError, zipfile.BadZipFile) as error:
        raise _damaged(number) from error


def read(folder: Path) -> Model:
    """Return the model that scores; runs no foreign code and needs no scikit-learn."""
    manifest = read_manifest(folder)
    arrays = _arrays(_checked_bytes(folder, WEIGHTS, manifest), folder.name)
    if set(arrays) != _ARRAYS:
        raise _damaged(folder.name)
    try:
        thresholds = Thresholds(**manifest["thresholds"])
        rates = {Band(name): BandRate(**rate) for name, rate in manifest["bands"].items()}
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise _damaged(folder.name) from error
    return Model(LinearModel(arrays), thresholds, str(manifest["number"]), rates)


def read_held_out(folder: Path) -> tuple[list[str], NDArray[np.float64], NDArray[np.bool_]]:
    """Return ids, scores and labels of the held-out messages of a model."""
    arrays = _arrays(_checked_bytes(folder, HELD_OUT, read_manifest(folder)), folder.name)
    return arrays["ids"].tobytes().decode().split("\n"), arrays["scores"], arrays["scam"]


def check(folder: Path) -> None:
    """Raise ModelError unless every file of the model is the one that was written."""
    manifest = read_manifest(folder)
    for name in manifest["files"]:
        _checked_bytes(folder, name, manifest)


def open_pipeline(folder: Path) -> Pipeline:
    """Return the fitted scikit-learn pipeline, for study.

    Opening a joblib file runs the code in it: only a model made on this machine's own
    data folder, whole and of these very versions, is opened.
    """
    import joblib  # noqa: PLC0415 - on demand only

    manifest = read_manifest(folder)
    data = _checked_bytes(folder, PIPELINE, manifest)
    if manifest.get("versions") != versions():
        raise ModelError(
            "L'archive du modèle a été faite avec d'autres versions des bibliothèques : "
            "relancez un entraînement pour l'étudier.",
            "The model archive was made with other library versions: train again to study it.",
        )
    return joblib.load(io.BytesIO(data))
