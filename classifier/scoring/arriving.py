"""Reads what comes of a model of another desk, before it is a folder here.

Its manifest names the digests of its other files. The number is that of the folder, so it is
written anew; all else stays as it came.
"""

from __future__ import annotations

import io
import json
import zipfile

import msgspec

from classifier.record_types import prepared
from classifier.scoring import model_file
from classifier.scoring.manifest import Manifest, text_of
from classifier.scoring.model_file import HELD_OUT, WEIGHTS

_FILES = ({WEIGHTS}, {WEIGHTS, HELD_OUT})  # what a folder may hold beside its manifest


def manifest_of(content: bytes) -> Manifest | None:
    """Return the manifest of another desk; None for what this version does not know."""
    try:
        manifest = msgspec.json.decode(content, type=prepared(Manifest))
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None
    fits = manifest.format == model_file.FORMAT and set(manifest.files) in _FILES
    return manifest if fits else None


def with_number(content: bytes, number: str) -> bytes:
    """Return a manifest as the folder `number` has it; the same model gives the same bytes."""
    document = json.loads(content)
    document["number"] = number
    return text_of(document).encode()


def digest_with_number(content: bytes, number: str) -> str:
    """Return the digest of a manifest as the folder `number` has it."""
    return model_file.digest_of(with_number(content, number))


def is_unpacked(content: bytes) -> bool:
    """Return whether arrays are stored as numpy stores them: packed ones may grow without end."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return all(one.compress_type == zipfile.ZIP_STORED for one in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return False
