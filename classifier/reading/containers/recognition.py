"""Decoding of pictures and PDFs in a child process, and recognition of their text by tesseract.

Nothing is written to the disk: pictures and text go through pipes. Tesseract is optional; without
it a picture still gives its QR codes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from classifier.reading.decoder.decoded import Decoded, GreyImage, Trouble, from_wire

_TIMEOUT = 20  # seconds for one file, and for the text of one image
_LIST_TIMEOUT = 10
_LANGUAGES = ("fra", "eng")
_DARK = 110  # mean grey level below which a picture is white on black
_PAPER = 170  # grey level from which on a pixel is background
_SMALL = 1_000  # width in pixels below which a picture is enlarged twofold
_HIDE_WINDOW = 0x08000000  # CREATE_NO_WINDOW of Windows


@dataclass(frozen=True, slots=True)
class Recogniser:
    """The installed tesseract and those of its languages that we use."""

    program: str
    languages: tuple[str, ...]

    @property
    def knows_french(self) -> bool:
        """Return whether French is installed."""
        return "fra" in self.languages


@lru_cache(maxsize=1)
def recogniser() -> Recogniser | None:
    """Return the installed tesseract, None if there is none."""
    program = shutil.which("tesseract") or _on_windows()
    if not program:
        return None
    listed = _run([program, "--list-langs"], b"", _LIST_TIMEOUT)
    names = (listed or b"").decode("utf-8", "replace").split()
    languages = tuple(one for one in _LANGUAGES if one in names)
    return Recogniser(program, languages) if languages else None


def _on_windows() -> str:
    """Return where the installer for Windows puts tesseract, outside of the search path."""
    program = Path(os.environ.get("PROGRAMFILES", ""), "Tesseract-OCR", "tesseract.exe")
    return str(program) if program.is_absolute() and program.is_file() else ""


def decode_in_child(kind: str, untrusted_data: bytes) -> Decoded:
    """Return what a picture or PDF holds, decoded in a child process.

    A child that crashes gives `Trouble.DAMAGED`, one that hangs `Trouble.TIME`.
    """
    command = [sys.executable, "-m", "classifier.reading.decoder", kind]
    try:
        done = subprocess.run(
            command, input=untrusted_data, capture_output=True, timeout=_TIMEOUT, check=False,
            creationflags=_creation_flags(),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Decoded(trouble=Trouble.TIME)
    try:
        return from_wire(done.stdout)
    except ValueError:  # the child ended before it had written its answer
        return Decoded(trouble=Trouble.DAMAGED)


def recognised_text(images: Iterable[GreyImage], reader: Recogniser) -> str:
    """Return the text of some images, an empty line between them; "" when there is none."""
    texts = (_recognised(image, reader) for image in images)
    return "\n\n".join(text for text in texts if text)


def _recognised(image: GreyImage, reader: Recogniser) -> str:
    prepared = _prepared(image)
    portable_graymap = b"P5 %d %d 255\n" % (prepared.width, prepared.height) + prepared.pixels
    languages = "+".join(reader.languages)
    command = [reader.program, "stdin", "stdout", "-l", languages, "--psm", "6", "--dpi", "150"]
    written = _run(command, portable_graymap, _TIMEOUT)
    return (written or b"").decode("utf-8", "replace").replace("\f", "").strip()


def _prepared(image: GreyImage) -> GreyImage:
    """Return an image as tesseract reads best: dark on light, letters not too small."""
    import numpy as np  # noqa: PLC0415 - only pictures need it here

    grey = np.frombuffer(image.pixels, np.uint8).reshape(image.height, image.width)
    if grey.mean() < _DARK:
        grey = 255 - grey
    # The tint of a bubble must not pass for ink: light grey becomes white.
    grey = np.minimum(grey.astype(np.uint16) * 255 // _PAPER, 255).astype(np.uint8)
    if image.width < _SMALL:
        grey = grey.repeat(2, axis=0).repeat(2, axis=1)
    return GreyImage(grey.shape[1], grey.shape[0], grey.tobytes())


def _run(command: list[str], data: bytes, timeout: int) -> bytes | None:
    """Return the output of a program, None if it fails or takes too long."""
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=timeout, check=False,
            creationflags=_creation_flags(),
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _creation_flags() -> int:
    """Return the flag that keeps Windows from opening a console."""
    return _HIDE_WINDOW if sys.platform == "win32" else 0
