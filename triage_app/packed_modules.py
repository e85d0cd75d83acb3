"""Finds extension modules that the frozen program holds compressed, and loads them from memory.

Neither a start nor most verdicts need some large libraries: those that train a model, the one that
writes PDF and others. `.ci/packaging/pack.py` moves them into archives (`packed/NAME.tar.*` in the
folder of the packages) and lists the modules in `packed/index.json`. The first module that is asked
of an archive unpacks all of it into files without a name, in memory: nothing is written to the disk
and nothing is left behind. A module or library that lies in its place as a file is taken instead.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from importlib.machinery import ExtensionFileLoader, ModuleSpec
from pathlib import Path
from threading import Lock
from typing import IO

FOLDER, INDEX = "packed", "index.json"
# The file shall not be run as a program, which libraries are not: since Linux 6.3 a system may ask
# for this flag, before that there was none (memfd_create(2), MFD_NOEXEC_SEAL).
_NO_PROGRAM = 0x8
_CHUNK = 1 << 20


class PackedModules:
    """Finds the modules of the archives; stands behind all other finders."""

    def __init__(self, folder: Path) -> None:
        """`folder`: that of the packages. It is read when a module is found nowhere else."""
        self._folder = folder
        self._index: Mapping[str, Mapping[str, Sequence[str]]] | None = None
        # Module, or path of a library -> descriptor, which stays open as long as the process runs.
        self._files: dict[str, int] = {}
        self._lock = Lock()

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """Return where a packed module is, None for any other.

        Raises ImportError when its archive, or a library that it needs, cannot be loaded.
        """
        archive = self._archive_of(name)
        if archive is None:
            return None
        self._unpack(archive)
        place = self._place(name)
        return ModuleSpec(name, ExtensionFileLoader(name, place), origin=place)

    def _archive_of(self, module: str) -> str | None:
        return next((name for name, held in self._held().items() if module in held), None)

    def _held(self) -> Mapping[str, Mapping[str, Sequence[str]]]:
        """Return the modules of each archive, with the libraries of the program that each needs."""
        if self._index is None:
            import json  # noqa: PLC0415 - only for what is not found elsewhere

            index = self._folder / FOLDER / INDEX
            self._index = json.loads(index.read_text("utf-8")) if index.is_file() else {}
        return self._index

    def _place(self, name: str) -> str:
        """Return the path of an unpacked file; two libraries never have the same one."""
        return f"/proc/self/fd/{self._files[name]}"

    def _unpack(self, archive: str) -> None:
        """Write all files of an archive into memory, and load the libraries that its modules need.

        A file without a folder cannot say where the others are; the linker knows libraries by
        their own names once they are loaded (dlopen(3), DT_SONAME).
        """
        # Not below the lock: another thread may load the same ones and ask for one of ours there.
        import ctypes  # noqa: PLC0415
        import tarfile  # noqa: PLC0415

        held = self._held()[archive]
        with self._lock:
            if not held.keys() - self._files.keys():
                return
            try:
                (source,) = (self._folder / FOLDER).glob(f"{archive}.tar.*")
                with tarfile.open(source, "r|*") as members:
                    for member in members:
                        content = members.extractfile(member)
                        if content is not None:
                            self._files[member.name] = _in_memory(content, member.name)
                for needed in dict.fromkeys(one for needs in held.values() for one in needs):
                    if (self._folder / needed).exists():
                        ctypes.CDLL(str(self._folder / needed))
                    elif needed in self._files:  # else the system has it
                        ctypes.CDLL(self._place(needed))
            except (OSError, ValueError, tarfile.TarError, EOFError) as error:
                raise ImportError(f"The archive {archive} cannot be read: {error}") from error


def install(folder: Path) -> None:
    """Let imports find the packed modules of a program whose packages are in `folder`."""
    sys.meta_path.append(PackedModules(folder))


def _in_memory(content: IO[bytes], name: str) -> int:
    """Return the descriptor of a file without a name that holds a content."""
    descriptor = _new_file(name)
    with os.fdopen(descriptor, "wb", closefd=False) as file:
        while chunk := content.read(_CHUNK):
            file.write(chunk)
    return descriptor


def _new_file(name: str) -> int:
    """Return an empty file in memory; where the system allows none, in the temporary folder."""
    if sys.platform == "linux":
        for flags in (os.MFD_CLOEXEC | _NO_PROGRAM, os.MFD_CLOEXEC):
            try:
                return os.memfd_create(name, flags)
            except OSError:
                continue
    from tempfile import TemporaryFile  # noqa: PLC0415 - hardly ever

    with TemporaryFile() as file:
        return os.dup(file.fileno())
