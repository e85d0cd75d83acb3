"""Keeps a model: a numbered folder that is written whole or not at all.

`scoring.model_file` reads it. Nothing in the folder runs code when it is opened; the fitted
scikit-learn pipeline is made of the weights on demand (see `archive`).
"""

from __future__ import annotations

import json
import platform
import shutil
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

import msgspec
import numpy as np

from classifier.learning.training import Trained
from classifier.scoring.manifest import Manifest
from classifier.scoring.model_file import FORMAT, HELD_OUT, MANIFEST, WEIGHTS, digest_of

_LIBRARIES = ("scikit-learn", "numpy", "scipy", "joblib")


def versions() -> dict[str, str]:
    """Return the versions that a model is a function of, beside data and configuration."""
    found = {name: metadata.version(name) for name in _LIBRARIES}
    return {"python": platform.python_version()} | found


def write(
    folder: Path, trained: Trained, manifest: Manifest, texts: Mapping[str, str] | None = None
) -> None:
    """Keep a model in `folder`, which must not exist yet; raise OSError.

    Format, files and versions of the manifest are filled in here. `texts` are files for people
    to read, content by name; nothing depends on them, so none is checked. All is written into
    a folder beside it first, so a folder with a number is always whole.
    """
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    np.savez(part / WEIGHTS, allow_pickle=False, **trained.arrays)
    _write_held_out(part / HELD_OUT, trained)
    files = {name: digest_of((part / name).read_bytes()) for name in (WEIGHTS, HELD_OUT)}
    whole = msgspec.structs.replace(manifest, format=FORMAT, files=files, versions=versions())
    document = msgspec.to_builtins(whole)
    text = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
    for name, content in {**(texts or {}), MANIFEST: text}.items():
        (part / name).write_text(content, encoding="utf-8")
    part.rename(folder)


def _write_held_out(path: Path, trained: Trained) -> None:
    ids = "\n".join(row.id for row in trained.examples).encode()
    scam = np.array([row.scam for row in trained.examples])
    np.savez(path, ids=np.frombuffer(ids, np.uint8), scores=trained.held_out, scam=scam)
<<<<<<< HEAD
=======


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
        "Model {number} is damaged or was swapped: it is not used. Train again or go back to the "
        "previous model.",
        number=number,
    )


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of a model folder; raise ModelError when it cannot serve."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        known = manifest["format"] == FORMAT and set(manifest["files"]) >= {WEIGHTS, PIPELINE}
    except FileNotFoundError as error:
        raise ModelError("Model {model} does not exist.", model=folder.name) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(folder.name) from error
    if not known:
        raise ModelError(
            "Model {model} comes from another version of Vigie: train again.", model=folder.name
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


def read(folder: Path) -> LinearModel:
    """Return the model that scores; runs no foreign code and needs no scikit-learn."""
    manifest = read_manifest(folder)
    arrays = _arrays(_checked_bytes(folder, WEIGHTS, manifest), folder.name)
    if set(arrays) != _ARRAYS:
        raise _damaged(folder.name)
    return LinearModel(arrays, manifest)


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
            "The model archive was made with other library versions: train again to study it."
        )
    return joblib.load(io.BytesIO(data))
>>>>>>> 731afaa (Keep sentences in one gettext catalogue; errors carry English sentences)
