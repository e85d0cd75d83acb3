"""How a module of ours is started as a child process: from a checkout, a wheel or frozen.

It is `python -P -m MODULE` everywhere: the frozen program (PyInstaller) has no interpreter beside
it and takes these arguments itself (`triage_app/frozen.py`).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path

# The two programs of a frozen Vigie on Windows; the one for the window has no standard streams.
WINDOW_PROGRAM, COMMAND_PROGRAM = "vigie-window.exe", "vigie.exe"
_SOURCES = Path(__file__).resolve().parents[2]  # the folder that holds the package `classifier`
# PyInstaller's bootloader sets the search path of libraries and keeps the one that was set before
# under the same name with this ending.
_LIBRARY_PATHS, _BEFORE = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"), "_ORIG"


def is_frozen() -> bool:
    """Return whether this program was made by PyInstaller."""
    return bool(getattr(sys, "frozen", False))


def interpreter() -> str:
    """Return the program that runs our modules, with standard streams."""
    program = Path(sys.executable)
    if is_frozen() and program.name.lower() == WINDOW_PROGRAM:
        return str(program.with_name(COMMAND_PROGRAM))
    return sys.executable


def module_command(module: str, *arguments: str) -> list[str]:
    """Return the command that runs a module of ours, not one that lies in the current folder."""
    return [interpreter(), "-P", "-m", module, *arguments]


def child_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment in which a child finds our packages and starts few threads."""
    found = {**environment, "OPENBLAS_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1"}
    if not is_frozen():
        known = environment.get("PYTHONPATH", "")
        found["PYTHONPATH"] = os.pathsep.join([str(_SOURCES), *([known] if known else [])])
    return found


def restore_library_path(environment: MutableMapping[str, str]) -> None:
    """Give programs of others (tesseract, a browser) the search path that the user has.

    With that of a frozen program they would load its libraries. This process has found its own
    already, and the bootloader of a child of ours sets the path anew.
    """
    for name in _LIBRARY_PATHS:
        before = environment.pop(name + _BEFORE, None)
        if before is not None:
            environment[name] = before
        elif is_frozen():
            environment.pop(name, None)


def code_files(package: Path) -> Iterator[Path]:
    """Yield the files of a package: code and data; of a frozen one the program holds the code."""
    if is_frozen():
        yield Path(sys.executable)
    yield from (one for one in package.rglob("*") if one.is_file() and one.suffix != ".pyc")
