"""A second corpus of planted identifiers, written before its author saw any rule or the first one.

The messages lie in `second_corpus/*.txt`, a blank line between two of them; a blank line inside a
message is written as a backslash, and a line that begins with "# " is a heading. A message may
begin with "@sender …", "@subject …", "@file …", "@reply-to …", "@return-path …" or "@received …".
An identifier is written `{kind:text}`:

- each "#" of the text becomes one sign of a number that nobody owns, "~" groups of four signs;
- `{nir7:…}` takes a number of another series, `{rib+:…}` continues the number before it;
- `{nir/0O:…}` writes one sign for another, `{email@b64:…}` encodes the text;
- `{name:Le Dantec|Dantec}` names the parts that must not be stored; else all words count.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import quote

from invented_numbers import british_phones, cards, foreign_ibans, french_ibans, nirs, phones, ribs
from planted_message import Planted

FIRST_TRY = {
    "nir": 34,
    "iban": 33,
    "card": 12,
    "phone": 46,
    "email": 33,
    "secret": 45,
    "number": 39,
    "birth": 16,
    "spelled": 0,
    "name": 304,
    "address": 94,
}
"""Identifiers of each kind that were gone before anything was mended with the corpus in sight."""

FOLDER = Path(__file__).resolve().parent / "second_corpus"

_IDENTIFIER = re.compile(
    r"\{(?P<kind>[a-z]+|_)(?P<series>[A-Z]+|\d)?(?P<more>\+)?(?:/(?P<swaps>\w+))?"
    r"(?:@(?P<code>\w+))?:(?P<text>(?:[^{}]|\{[a-z]+\})*)\}"
)
_WORD = re.compile(r"[^\W\d_]{2,}(?:[’'-][^\W\d_]+)*|[^\W\d_][’'][^\W\d_-]+(?:-[^\W\d_]+)*")
_LOCAL_PART = re.compile(r"[\w.+%-]+")
_FIELDS = {
    "sender": "sender",
    "subject": "subject",
    "file": "attachment",
    "reply-to": "reply_to",
    "return-path": "return_path",
    "received": "received",
}
_KINDS = {"rib": "iban"}  # an account, by whichever of its names
_LEAST_OF_A_NUMBER = 5  # signs: a key of two digits tells nothing by itself


def _wrapped(text: str) -> str:
    line = base64.b64encode(text.encode()).decode()
    return "\n".join(line[at : at + 60] for at in range(0, len(line), 60))


_CODES: dict[str, Callable[[str], str]] = {
    "b64": lambda text: base64.b64encode(text.encode()).decode(),
    "b64url": lambda text: base64.urlsafe_b64encode(text.encode()).decode().rstrip("="),
    "b64line": _wrapped,
    "hex": lambda text: text.encode().hex(),
    "pct": lambda text: quote(text, safe=""),
    "pctall": lambda text: "".join(f"%{sign:02X}" for sign in text.encode()),
    "entities": lambda text: "".join(f"&#{ord(sign)};" for sign in text),
}


@dataclass
class _Numbers:
    """Numbers of each series; `rest` is what the last one has left."""

    series: dict[str, Iterator[str]] = field(
        default_factory=lambda: {
            "nir": nirs(),
            "nir3": nirs("3"),
            "nir7": nirs("7"),
            "nir8": nirs("8"),
            "nirC": nirs(departments="2A 2B"),
            "iban": french_ibans(),
            "ibanX": foreign_ibans(),
            "rib": ribs(),
            "card": cards(),
            "phone": phones(),
            "phoneGB": british_phones(),
        }
    )
    rest: str = ""

    def fill(self, series: str, shape: str, *, more: bool) -> str:
        """Return the shape with the signs of the next number, or with the rest of the last."""
        if not more and (series not in self.series or not re.search("[#~]", shape)):
            return shape
        if not more:
            self.rest = next(self.series[series])
        if re.search(r"(?:\+|00|2B)33|\+44|0044|^33", shape) and not more:
            self.rest = self.rest[1:]  # the country stands for the first 0
        if shape.startswith("~"):
            groups = [self.rest[at : at + 4] for at in range(0, len(self.rest), 4)]
            return (shape[1:] or "").join(groups)
        signs = iter(self.rest)
        filled = "".join(next(signs) if sign == "#" else sign for sign in shape)
        self.rest = "".join(signs)
        return filled


def _secrets(kind: str, plain: str, written: str, parts: list[str]) -> Iterator[str]:
    """Yield what must not be stored of one identifier."""
    if written != plain:
        yield written.partition("\n")[0]
    if parts:
        yield from parts
    elif kind == "name":
        yield from (word for word in _WORD.findall(plain) if len(word) > 2)
    elif kind == "email":
        local = _LOCAL_PART.match(plain)
        assert local, plain
        yield local[0]
    elif kind in ("nir", "iban", "card", "phone", "number"):
        if len(re.sub(r"\W", "", plain)) >= _LEAST_OF_A_NUMBER:
            yield plain
    else:
        yield plain


def _message(source: str, numbers: _Numbers) -> Iterator[Planted]:
    """Yield one record for each kind of identifier in a message."""
    secrets: dict[str, list[str]] = {}

    def plant(found: re.Match[str]) -> str:
        plain, *parts = found["text"].split("|") if found["kind"] != "nir" else [found["text"]]
        series = found["kind"] + (found["series"] or "")
        plain = numbers.fill(series, plain, more=bool(found["more"]))
        swaps = found["swaps"] or ""
        plain = plain.translate(dict(zip(map(ord, swaps[::2]), swaps[1::2], strict=True)))
        written = _CODES[found["code"]](plain) if found["code"] else plain
        if found["kind"] != "_":
            kind = _KINDS.get(found["kind"], found["kind"])
            secrets.setdefault(kind, []).extend(_secrets(kind, plain, written, parts))
        return written

    fields = dict.fromkeys(_FIELDS.values(), "")
    text = _IDENTIFIER.sub(plant, source)
    while text.startswith("@") and text[1:].split(" ")[0] in _FIELDS:
        line, _, text = text.partition("\n")
        name, _, value = line[1:].partition(" ")
        fields[_FIELDS[name]] = value
    for kind, found in secrets.items():
        if found:
            yield Planted(kind, text, tuple(dict.fromkeys(found)), **fields)


@cache
def second_corpus(of_callers: bool = False) -> tuple[Planted, ...]:
    """Return the planted messages, or those that callers write beside the message they doubt."""
    numbers = _Numbers()
    made: list[Planted] = []
    for path in sorted(FOLDER.glob("*.txt")):
        source = re.sub(r"^# .*\n+", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        messages = [re.sub(r"(?m)^\\$", "", one) for one in re.split(r"\n\n+", source.strip())]
        found = [planted for one in messages for planted in _message(one, numbers)]
        if (path.stem == "callers") == of_callers:
            made.extend(found)
    return tuple(made)
