"""Reads every byte that Vigie left on the disk, packed files too, and looks for planted text."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import re2
from masking_figures import kept
from planted import ALWAYS, PLANTED, Planted, survivors
from second_corpus import second_corpus

_ALL = (*PLANTED, *second_corpus())
_NO_MESSAGES = ("models",)  # holds words of the training messages, and no message


@cache
def left_by_masking() -> frozenset[str]:
    """Return the secrets that the rules of masking leave; `masking_figures` counts them."""
    return frozenset(one for each in _ALL for one in survivors(each, kept(each)))


def forbidden(planted: Planted) -> tuple[str, ...]:
    """Return the secrets of a message that must not be stored."""
    return tuple(one for one in planted.secrets if one not in left_by_masking())


def contents(*folders: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each file, and of what is inside packed ones."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if not path.is_file() or path.relative_to(folder).parts[0] in _NO_MESSAGES:
                continue
            yield str(path), path.name.encode() + b"\n" + path.read_bytes()
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as packed:
                    for name in packed.namelist():
                        yield f"{path}/{name}", packed.read(name)


def found(files: Iterable[tuple[str, bytes]]) -> dict[str, list[str]]:
    """Return the secrets that stand in files, in UTF-8 or in UTF-16, by the name of the file."""
    choices = _choices()
    whole_word = re.compile(rb"(?<![0-9a-z])(?:" + choices + rb")(?![0-9a-z])")
    anywhere = re2.compile(choices, _options())  # a hundred times as fast; it knows no borders
    return {
        name: sorted({match.decode() for match in whole_word.findall(text)})
        for name, data in files
        for text in [data.lower(), data.replace(b"\0", b"").lower()]
        if anywhere.search(text) and whole_word.search(text)
    }


def _options() -> re2.Options:
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1  # the files are bytes in no encoding
    options.max_mem = 1 << 26
    return options


@cache
def _choices() -> bytes:
    """Return an expression for the secrets that are long enough to be no accident."""
    long = {
        one.lower()
        for each in _ALL
        if each.kind in ALWAYS
        for one in each.distinctive
        if one not in left_by_masking()
    }
    return b"|".join(re.escape(one.encode()) for one in sorted(long, key=len, reverse=True))
