"""Writes a model of another desk as a numbered folder, whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from classifier.scoring import model_file
from classifier.scoring.arriving import is_unpacked
from classifier.scoring.model_file import MANIFEST
from triage_app.files import FOLDER_MODE, Content, write_whole

_FOLDER = ".arriving"


def write_model(
    folder: Path, manifest: bytes, files: Mapping[str, bytes], texts: Mapping[str, str]
) -> None:
    """Write a model to `folder`, which must not exist yet.

    `files` are by their names, and `manifest` has their digests and the number of the folder;
    `texts` are for people, as in `learning.artefact`. Raises ModelError for a model that cannot be
    used, OSError when it cannot be written.
    """
    if not all(map(is_unpacked, files.values())):
        raise model_file.damaged(folder.name)
    parent = folder.parent / _FOLDER
    shutil.rmtree(parent, ignore_errors=True)
    part = parent / folder.name
    try:
        part.mkdir(FOLDER_MODE, parents=True)
        contents: dict[str, Content] = {**texts, **files, MANIFEST: manifest}
        for name, content in contents.items():
            write_whole(part / name, content, private=True)
        model_file.check(part)
        model_file.read(part)
        part.rename(folder)
    finally:
        shutil.rmtree(parent, ignore_errors=True)
