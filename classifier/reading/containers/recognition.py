"""Pictures and PDFs through a process of its own, and their text through tesseract.

Nothing is written to the disk: picture and text go through pipes. Tesseract is looked for and
never required; without it a picture still gives its QR codes.
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

from classifier.reading.decoder.sheets import Decoded, Sheet, from_wire

_PATIENCE = 20  # seconds for one file, and for the text of one sheet
_LIST_PATIENCE = 10
_LANGUAGES = ("fra", "eng")
_DARK = 110  # mean grey below which a picture is white on black
_PAPER = 170  # grey from which on it is the background
_SMALL = 1_000  # pixels of width below which letters are drawn twice as large
_HIDE_WINDOW = 0x08000000  # CREATE_NO_WINDOW of Windows


@dataclass(frozen=True, slots=True)
class Recogniser:
    """The installed tesseract and the languages it has of those we read."""

    program: str
    languages: tuple[str, ...]

    @property
    def knows_french(self) -> bool:
        """Return whether French is among its languages."""
        return "fra" in self.languages


@lru_cache(maxsize=1)
def recogniser() -> Recogniser | None:
    """Return what recognises text on this machine, None when nothing does."""
    found = shutil.which("tesseract") or _on_windows()
    if not found:
        return None
    listed = _run([found, "--list-langs"], b"", _LIST_PATIENCE)
    names = (listed or b"").decode("utf-8", "replace").split()
    languages = tuple(one for one in _LANGUAGES if one in names)
    return Recogniser(found, languages) if languages else None


def _on_windows() -> str:
    """Return where the installer for Windows puts it, which is on no search path."""
    place = Path(os.environ.get("PROGRAMFILES", ""), "Tesseract-OCR", "tesseract.exe")
    return str(place) if place.is_absolute() and place.is_file() else ""


def decode_apart(kind: str, untrusted_data: bytes) -> Decoded:
    """Return what a picture or PDF gives; a decoder that crashes or hangs is trouble as a value."""
    command = [sys.executable, "-m", "classifier.reading.decoder", kind]
    try:
        done = subprocess.run(
            command, input=untrusted_data, capture_output=True, timeout=_PATIENCE, check=False,
            creationflags=_hidden(),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Decoded(trouble="time")
    try:
        return from_wire(done.stdout)
    except (ValueError, KeyError, TypeError):  # it ended before it could say anything
        return Decoded(trouble="damaged")


def text_of(sheets: Iterable[Sheet], reader: Recogniser) -> str:
    """Return the text of some sheets, an empty line between them; "" when there is none."""
    texts = (_recognised(sheet, reader) for sheet in sheets)
    return "\n\n".join(text for text in texts if text)


def _recognised(sheet: Sheet, reader: Recogniser) -> str:
    shown = _prepared(sheet)
    image = b"P5 %d %d 255\n" % (shown.width, shown.height) + shown.pixels
    languages = "+".join(reader.languages)
    command = [reader.program, "stdin", "stdout", "-l", languages, "--psm", "6", "--dpi", "150"]
    found = _run(command, image, _PATIENCE)
    return (found or b"").decode("utf-8", "replace").replace("\f", "").strip()


def _prepared(sheet: Sheet) -> Sheet:
    """Return a sheet as tesseract reads best: dark on light, letters not too small."""
    import numpy as np  # noqa: PLC0415 - only pictures need it here

    grey = np.frombuffer(sheet.pixels, np.uint8).reshape(sheet.height, sheet.width)
    if grey.mean() < _DARK:
        grey = 255 - grey
    # A bubble's tint must not pass for ink: what is rather light becomes paper.
    grey = np.minimum(grey.astype(np.uint16) * 255 // _PAPER, 255).astype(np.uint8)
    if sheet.width < _SMALL:
        grey = grey.repeat(2, axis=0).repeat(2, axis=1)
    return Sheet(grey.shape[1], grey.shape[0], grey.tobytes())


def _run(command: list[str], data: bytes, patience: int) -> bytes | None:
    """Return what a program writes, None when it fails or takes too long."""
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=patience, check=False,
            creationflags=_hidden(),
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _hidden() -> int:
    """Return the flag that keeps Windows from flashing a console."""
    return _HIDE_WINDOW if sys.platform == "win32" else 0
