"""Keeps compressed what most desks rarely need: large extension modules and training messages.

`triage_app/packed_modules.py` loads the modules from there into memory. An archive is a `.tar.xz`
or `.tar.gz` whose members are named as the modules, libraries by their paths; `index.json` names
for each archive its modules, and for each module the libraries of the program that must be loaded
before it, in this order. Linux only.
"""

from __future__ import annotations

import gzip
import io
import json
import lzma
import platform
import tarfile
from collections.abc import Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path

import elf

from classifier.learning.dataset import GUARD
from triage_app.packed_modules import FOLDER, INDEX

_DICTIONARY = 1 << 25  # bytes; unpacking takes as much memory beside what is unpacked
_LZMA = {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": _DICTIONARY}
_CODE = {"x86_64": [{"id": lzma.FILTER_X86}]}  # makes equal jumps of a program look equal
_Archives = Mapping[str, Sequence[str]]


def pack(packages: Path, archives: _Archives, quick: _Archives) -> None:
    """Move modules and libraries from the folder of the packages into archives there.

    `archives`: for each the patterns of its modules' names and its libraries' paths; of `quick`
    the same for those that are larger and take a third of the time to unpack.
    """
    folder = packages / FOLDER
    folder.mkdir()
    there = {one.name: one.relative_to(packages) for one in elf.libraries(packages)}
    index, moved = {}, []
    for name, patterns in {**archives, **quick}.items():
        files = _matching(packages, patterns)
        index[name] = {
            one: [str(there[needed]) for needed in _needs(path, packages, there)]
            for one, path in files.items()
            if "/" not in one
        }
        if name in quick:
            content, ending = gzip.compress(_archive(files), mtime=0), "gz"
        else:
            content, ending = _compressed(_archive(files), _CODE.get(platform.machine(), [])), "xz"
        (folder / f"{name}.tar.{ending}").write_bytes(content)
        moved += files.values()
    for path in moved:
        path.unlink()
    (folder / INDEX).write_text(json.dumps(index, indent=1, sort_keys=True), encoding="utf-8")


def compress_messages(folder: Path) -> None:
    """Compress the files of training messages, which `dataset.read_file` reads that way too."""
    for path in sorted(folder.glob("*.jsonl")):
        if path.name != GUARD:
            path.with_name(f"{path.name}.xz").write_bytes(_compressed(path.read_bytes(), []))
            path.unlink()


def _matching(packages: Path, patterns: Sequence[str]) -> dict[str, Path]:
    """Return the files that fit, a module by its name, a library of a wheel by its path."""
    found = {}
    for path in elf.libraries(packages):
        inside = path.relative_to(packages)
        is_library = inside.parts[0].endswith(".libs")
        module = ".".join([*inside.parts[:-1], inside.name.partition(".")[0]])
        name = str(inside) if is_library else module
        if any(fnmatch(name, one) for one in patterns):
            found[name] = path
    return found


def _needs(library: Path, packages: Path, there: Mapping[str, Path]) -> list[str]:
    """Return the libraries of the program that one needs, each after those that it needs itself."""
    found: list[str] = []
    seen: set[str] = set()

    def visit(path: Path) -> None:
        for name in elf.needs(path):
            if name in there and name not in seen:
                seen.add(name)  # two libraries may need each other
                visit(packages / there[name])
                found.append(name)

    visit(library)
    return found


def _archive(files: Mapping[str, Path]) -> bytes:
    """Return an archive in which nothing depends on the day or on who made it."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name, path in files.items():
            member = tarfile.TarInfo(name)
            member.size = path.stat().st_size
            with path.open("rb") as file:
                archive.addfile(member, file)
    return made.getvalue()


def _compressed(content: bytes, filters: Sequence[Mapping[str, int]]) -> bytes:
    return lzma.compress(content, format=lzma.FORMAT_XZ, filters=[*filters, _LZMA])
