"""All transformations by name: labelled message in, what the agent pastes out.

Each is a function of the message, a seeded source of chance, and genuine messages to attach.
"""

from __future__ import annotations

import html
import io
import textwrap
from collections.abc import Mapping
from random import Random

from additions import ADDITIONS, Change, Neighbours, pasted, unchanged
from disguises import DISGUISES, Disguise, in_words
from PIL import Image, ImageDraw, ImageFont

from classifier.learning.labelled import LabelledMessage
from classifier.reading.containers.recognition import recogniser
from classifier.records import (
    Pasted,
)

NONE = "none"
PICTURE = "picture of the text"
SEED = 13
_FONT, _SIZE, _LINE, _MARGIN = "DejaVuSans.ttf", 32, 44, 40  # sizes in pixels


def apply(name: str, message: LabelledMessage, others: Neighbours) -> Pasted:
    """Return the message under a transformation; the same arguments give the same result."""
    return TRANSFORMATIONS[name](message, Random(f"{SEED} {name} {message.id}"), others)


def _of_text(disguise: Disguise) -> Change:
    """Return a change of subject and body by a disguise."""

    def change(message: LabelledMessage, chance: Random, others: Neighbours) -> Pasted:
        body, subject = disguise(message.body, chance), disguise(message.subject, chance)
        return Pasted(body, message.channel, message.sender, subject)

    return change


def _as_html(word_change: Disguise) -> Change:
    """Return a change of the message into HTML, its longer words changed."""

    def change(message: LabelledMessage, chance: Random, others: Neighbours) -> Pasted:
        body = in_words(word_change)(html.escape(message.body, quote=False), chance)
        lines = body.replace("\n", "<br>\n")
        return pasted(message, f"<html><body><p>{lines}</p></body></html>")

    return change


def _hidden_letters(word: str, chance: Random) -> str:
    """Put undisplayed letters between the letters of a word."""
    noise = "".join(chance.choices("bcdfghjklmnpqrstvwxz", k=2))
    return f'<span style="display:none">{noise}</span>'.join(word)


def _small_letters(word: str, chance: Random) -> str:
    noise = chance.choice("bcdfghjklmnpqrstvwxz")
    return f'<span style="font-size:0">{noise}</span>'.join(word)


def _marked_letters(word: str, _: Random) -> str:
    return "".join(f"<span>{letter}</span>" for letter in word)


def _picture(message: LabelledMessage, chance: Random, others: Neighbours) -> Pasted:
    """Return a picture of the text, as a file of the format PNG."""
    lines = [part for line in message.body.split("\n") for part in textwrap.wrap(line, 60) or [""]]
    size = (1_200, 2 * _MARGIN + _LINE * len(lines))
    image = Image.new("RGB", size, (255, 255, 255))
    pen, font = ImageDraw.Draw(image), _font()
    for number, line in enumerate(lines):
        pen.text((_MARGIN, _MARGIN + _LINE * number), line, font=font, fill=(0, 0, 0))
    out = io.BytesIO()
    image.save(out, "PNG")
    return Pasted(out.getvalue(), message.channel, message.sender, message.subject)


def _font() -> ImageFont.ImageFont | ImageFont.FreeTypeFont:
    try:
        return ImageFont.truetype(_FONT, _SIZE)
    except OSError:
        return ImageFont.load_default(_SIZE)


TRANSFORMATIONS: Mapping[str, Change] = {
    NONE: unchanged,
    **ADDITIONS,
    **{name: _of_text(disguise) for name, disguise in DISGUISES.items()},
    "HTML: undisplayed letters in words": _as_html(_hidden_letters),
    "HTML: letters without size in words": _as_html(_small_letters),
    "HTML: each letter in an element": _as_html(_marked_letters),
    PICTURE: _picture,
}


def available() -> list[str]:
    """Return the names of the transformations that can be measured on this machine."""
    without = set() if recogniser() else {PICTURE}
    return [name for name in TRANSFORMATIONS if name not in without]
