"""Entry of the frozen program (PyInstaller): our command line, or a module that it starts.

A frozen program has no interpreter beside it. Our own child processes and those of joblib are
started as `sys.executable -m MODULE` or `-c CODE` all the same, and arrive here; only the modules
and the code named below are run, everything else is the command line.
"""

from __future__ import annotations

import os
import re
import runpy
import sys
from collections.abc import Sequence
from importlib import import_module
from io import StringIO
from pathlib import Path

from classifier.system.own_program import is_frozen, restore_library_path
from triage_app import packed_modules

# What is run as `-m MODULE`; a test looks for modules of ours that are missing.
MODULES = (
    "triage_app",
    "classifier.reading.bounded",
    "classifier.reading.decoder",
    "classifier.reading.decoder.workbooks",
    "joblib.externals.loky.backend.popen_loky_posix",
)
# How joblib and multiprocessing start the process that removes what a killed worker leaves
# (`ResourceTracker.ensure_running` in both).
_TRACKER = re.compile(
    r"from (multiprocessing|joblib\.externals\.loky\.backend)\.resource_tracker import main; ?"
    r"main\((\d+)(?:, (\d+|True|False))?\)"
)
# The first argument of joblib's workers on Windows, and the module that such a worker runs.
_FORK = "--multiprocessing-fork"
_WINDOWS_WORKER = "joblib.externals.loky.backend.popen_loky_win32"


def main() -> None:
    """Run what the arguments of the process ask for."""
    restore_library_path(os.environ)
    if is_frozen():
        packed_modules.install(Path(__file__).resolve().parents[1])
    vars(sys.modules["__main__"]).pop("__file__", None)  # workers of a pool would look for it
    words = _without_flags(sys.argv[1:])
    if words[:1] == ["-m"] and len(words) > 1 and words[1] in MODULES:
        sys.argv = [sys.argv[0], *words[2:]]
        runpy.run_module(words[1], run_name="__main__", alter_sys=True)
    elif words[:1] == ["-c"] and len(words) == 2 and (asked := _TRACKER.fullmatch(words[1])):
        _track(*asked.groups())
    elif sys.platform == "win32" and sys.argv[1:2] == [_FORK]:
        _work_for_parent(int(sys.argv[2]))
    else:
        from triage_app.cli.main import main as command_line  # noqa: PLC0415 - only in this case

        command_line()


def _without_flags(words: Sequence[str]) -> list[str]:
    """Return the arguments after flags of the interpreter before `-m` or `-c`, as they are else."""
    for place, word in enumerate(words):
        if word in ("-m", "-c"):
            return list(words[place:])
        if not re.fullmatch(r"-[A-Zbdisu]\w*|-X\S*|-W\S*", word):
            break
    return list(words)


def _track(package: str, pipe: str, verbose: str | None) -> None:
    """Run the resource tracker on a pipe of the parent.

    It closes standard output, which PyInstaller empties at the end of each process.
    """
    arguments = [int(pipe)] + ([int(verbose in ("True", "1"))] if verbose else [])
    import_module(f"{package}.resource_tracker").main(*arguments)
    nowhere = StringIO()
    for name in ("stdout", "__stdout__"):
        setattr(sys, name, nowhere)


def _work_for_parent(pipe: int) -> None:
    """Run a worker of joblib on Windows, which gets its work through a handle of the parent."""
    import_module(_WINDOWS_WORKER).main(pipe_handle=pipe, parent_pid=os.getppid())


if __name__ == "__main__":
    main()
