"""Decoding of pictures and PDFs in a child process, and recognition of their text by tesseract.

Nothing is written to the disk: pictures and text go through pipes. Tesseract is optional; without
it a picture still gives its QR codes.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial

from classifier.reading.child_process import End, Outcome, run
from classifier.reading.containers.text_likeness import looks_like_text
from classifier.reading.decoder.decoded import (
    DECODING_SECONDS,
    PICTURE,
    Decoded,
    GreyImage,
    Trouble,
    from_wire,
)
from classifier.system.desktop import tesseract_program
from classifier.system.own_program import module_command

_PICTURE_SECONDS = 1  # for an image that does not look like text
_AT_A_TIME = 2  # images
_LIST_SECONDS = 3
_TROUBLES = {End.TIME: Trouble.TIME, End.MEMORY: Trouble.MEMORY}
_LANGUAGES = ("fra", "eng")
_DARK = 110  # mean grey level below which a picture is white on black
_PAPER = 170  # grey level from which on a pixel is background
_SMALL = 1_000  # width in pixels below which a picture is enlarged twofold


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
    program = tesseract_program(os.environ)
    if not program:
        return None
    listed = run([program, "--list-langs"], b"", _LIST_SECONDS).output
    names = listed.decode("utf-8", "replace").split()
    languages = tuple(one for one in _LANGUAGES if one in names)
    return Recogniser(program, languages) if languages else None


def decode_in_child(kind: str, untrusted_data: bytes, seconds: float = DECODING_SECONDS) -> Decoded:
    """Return what a picture or PDF holds, decoded in a child process.

    A child that crashes gives `Trouble.DAMAGED`, one that hangs `Trouble.TIME`.
    """
    outcome = run(module_command("classifier.reading.decoder", kind), untrusted_data, seconds)
    if outcome.end is not End.DONE:
        return Decoded(trouble=_TROUBLES.get(outcome.end, Trouble.DAMAGED))
    try:
        return from_wire(outcome.output)
    except ValueError:  # the child ended before it had written its answer
        return Decoded(trouble=Trouble.DAMAGED)


def decode_pictures(untrusted_pictures: Sequence[bytes], seconds: float) -> list[Decoded]:
    """Return what the pictures of a mail hold, decoded within `seconds` together."""
    each = seconds * _AT_A_TIME / max(len(untrusted_pictures), _AT_A_TIME)
    with ThreadPoolExecutor(_AT_A_TIME) as threads:
        decode = partial(decode_in_child, PICTURE, seconds=each)
        return list(threads.map(decode, untrusted_pictures))


def recognised_text(
    images: Sequence[GreyImage], reader: Recogniser, seconds: float
) -> tuple[str, bool]:
    """Return the text of some images, and whether all were read within `seconds` together.

    An empty line stands between the texts. A picture that does not look like text, for instance
    a photograph of a landscape, gets a second: tesseract would try for very long.
    """
    likely = [looks_like_text(image) for image in images]
    each = max(1.0, seconds * _AT_A_TIME / max(len(images), _AT_A_TIME))
    with ThreadPoolExecutor(_AT_A_TIME) as threads:
        outcomes = list(threads.map(partial(_recognised, reader, each), images, likely))
    texts = [one.output.decode("utf-8", "replace").replace("\f", "").strip() for one in outcomes]
    ends = zip(outcomes, likely, strict=True)
    whole = all(one.end is End.DONE or not is_text for one, is_text in ends)
    return "\n\n".join(text for text in texts if text), whole


def _recognised(reader: Recogniser, seconds: float, image: GreyImage, is_text: bool) -> Outcome:
    prepared = _prepared(image)
    portable_graymap = b"P5 %d %d 255\n" % (prepared.width, prepared.height) + prepared.pixels
    languages = "+".join(reader.languages)
    command = [reader.program, "stdin", "stdout", "-l", languages, "--psm", "6", "--dpi", "150"]
    return run(command, portable_graymap, seconds if is_text else _PICTURE_SECONDS)


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
