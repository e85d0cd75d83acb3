"""Limits and ends of processes, as far as each system knows them.

Linux bounds the processor's time of a child and the memory of a process; macOS bounds what a
process asks for itself; Windows neither (a job object would need a library of its own).
"""

from __future__ import annotations

import math
import os
import signal
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

_HIDE_WINDOW = 0x08000000  # CREATE_NO_WINDOW of Windows
_SYNCHRONIZE = 0x00100000  # of the Windows API: the right to wait for a process
_PARENT_CHECK_SECONDS = 0.5  # seconds between looks whether a parent is still there


def creation_flags() -> int:
    """Return the flags with which a child opens no console on Windows, 0 elsewhere."""
    return _HIDE_WINDOW if sys.platform == "win32" else 0


def bound_processor_time(pid: int, seconds: float) -> bool:
    """Bound the processor's time of another process; return False where the system cannot."""
    try:
        import resource  # noqa: PLC0415 - not on Windows

        whole = math.ceil(seconds)
        resource.prlimit(pid, resource.RLIMIT_CPU, (whole, whole + 1))
    except (ImportError, AttributeError, OSError, ValueError):  # only Linux has prlimit(2)
        return False
    return True


def bound_memory(megabytes: int) -> None:
    """Limit what this process may allocate where the system can (RLIMIT_DATA, getrlimit(2))."""
    forbid_core_dumps()
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))


def forbid_core_dumps() -> None:
    """Let a crash write no memory, and so no message, to the disk where the system can do so."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def end(child: subprocess.Popen[bytes]) -> None:
    """End a child, with the children of its own where it leads their group."""
    if child.returncode is not None:
        return
    with suppress(OSError):
        if sys.platform != "win32" and os.getpgid(child.pid) == child.pid:
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()


def wait_for_end_of_parent(parent: int) -> None:
    """Wait until the parent of this process has ended."""
    if sys.platform == "win32":
        import _winapi  # noqa: PLC0415 - there only

        with suppress(OSError):  # the parent is gone already
            handle = _winapi.OpenProcess(_SYNCHRONIZE, False, parent)
            _winapi.WaitForSingleObject(handle, _winapi.INFINITE)
    else:
        while os.getppid() == parent:  # a child whose parent has ended gets another
            threading.Event().wait(_PARENT_CHECK_SECONDS)
