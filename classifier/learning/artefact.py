"""Writes a model as a numbered folder, completely or not at all.

`scoring.model_file` reads it. Nothing in the folder runs code when it is opened; the scikit-learn
pipeline is rebuilt from the weights on demand (see `archive`).
"""

from __future__ import annotations

import platform
import shutil
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

import msgspec
import numpy as np

from classifier.learning.training import Trained
from classifier.scoring.manifest import Manifest, text_of
from classifier.scoring.model_file import FORMAT, HELD_OUT, MANIFEST, WEIGHTS, digest_of

_LIBRARIES = ("scikit-learn", "numpy", "scipy", "joblib")


def versions() -> dict[str, str]:
    """Return the versions of Python and libraries on which a model depends."""
    found = {name: metadata.version(name) for name in _LIBRARIES}
    return {"python": platform.python_version()} | found


def write(
    folder: Path, trained: Trained, manifest: Manifest, texts: Mapping[str, str] | None = None
) -> None:
    """Write a model to `folder`, which must not exist yet; raise OSError.

    Format, files and versions of the manifest are filled in here. `texts` are files for people,
    content by name; they are not checked when the model is read. Everything is written into a
    temporary folder first, so a folder with a number is always complete.
    """
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(0o700, parents=True)
    np.savez(part / WEIGHTS, allow_pickle=False, **trained.arrays)
    _write_held_out(part / HELD_OUT, trained)
    files = {name: digest_of((part / name).read_bytes()) for name in (WEIGHTS, HELD_OUT)}
    whole = msgspec.structs.replace(manifest, format=FORMAT, files=files, versions=versions())
    document = msgspec.to_builtins(whole)
    for name, content in {**(texts or {}), MANIFEST: text_of(document)}.items():
        (part / name).write_text(content, encoding="utf-8")
    for file in part.iterdir():
        file.chmod(0o600)  # words of masked messages are in them
    part.rename(folder)


def _write_held_out(path: Path, trained: Trained) -> None:
    ids = "\n".join(row.id for row in trained.examples).encode()
    scam = np.array([row.scam for row in trained.examples])
    np.savez(path, ids=np.frombuffer(ids, np.uint8), scores=trained.held_out, scam=scam)
