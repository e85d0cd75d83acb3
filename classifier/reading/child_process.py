"""Runs our own code or tesseract in a child process that can be stopped.

Input and output go through pipes, nothing is written to the disk. A child ends when its time is
over, when somebody asks for it in another thread, and when the caller is interrupted (Ctrl+C).
"""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from subprocess import PIPE

from classifier.system.own_program import child_environment
from classifier.system.processes import bound_processor_time, creation_flags, end

_PATIENCE = 5
_AT_ONCE = -getattr(signal, "SIGKILL", 9)
# Signals by which an allocator ends its process when memory runs out: abort, trap, illegal
# instruction (see `base/allocator` of PDFium's partition allocator).
_OUT_OF_MEMORY = {
    -getattr(signal, name) for name in ("SIGABRT", "SIGTRAP", "SIGILL") if hasattr(signal, name)
}


class End(Enum):
    """How a child process ended."""

    DONE = auto()
    FAILED = auto()  # crashed, or could not be started
    TIME = auto()
    MEMORY = auto()
    STOPPED = auto()  # somebody asked for it


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a child ended, and what it wrote; nothing unless it was done."""

    end: End
    output: bytes = b""


class Stop:
    """Ends running and later children from another thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._children: list[subprocess.Popen[bytes]] = []
        self._asked = False

    @property
    def asked(self) -> bool:
        """Return whether somebody asked to stop."""
        return self._asked

    def ask(self) -> None:
        """End the children of this stop, now and from now on."""
        with self._lock:
            self._asked = True
            for child in self._children:
                end(child)

    def watch(self, child: subprocess.Popen[bytes]) -> None:
        """Take a child that was just started; it is ended when a stop was asked for before."""
        with self._lock:
            self._children.append(child)
            if self._asked:
                end(child)

    def forget(self, child: subprocess.Popen[bytes]) -> None:
        """Let go of a child that has ended."""
        with self._lock:
            self._children.remove(child)


def run(
    command: Sequence[str],
    data: bytes,
    seconds: float,
    stop: Stop | None = None,
    *,
    leads_group: bool = False,
) -> Outcome:
    """Run a program with `data` as its input, for `seconds` of the processor at most.

    On a busy computer it may take `_PATIENCE` times as long by the clock; where the system cannot
    bound the time of the processor, the clock counts alone. With `leads_group` the children of
    the child end with it.
    """
    try:
        child = subprocess.Popen(
            command,
            stdin=PIPE,
            stdout=PIPE,
            stderr=subprocess.DEVNULL,
            env=child_environment(os.environ),
            creationflags=creation_flags(),
            start_new_session=leads_group,
        )
    except OSError:
        return Outcome(End.FAILED)
    stop = stop or Stop()
    stop.watch(child)
    try:
        return _outcome(child, data, seconds * _patience(child, seconds), stop)
    finally:
        end(child)
        stop.forget(child)
        _close(child)


def _patience(child: subprocess.Popen[bytes], seconds: float) -> int:
    """Bound the processor's time of a child; return how often that may pass by the clock."""
    return _PATIENCE if bound_processor_time(child.pid, seconds) else 1


def _outcome(child: subprocess.Popen[bytes], data: bytes, seconds: float, stop: Stop) -> Outcome:
    try:
        output, _ = child.communicate(data, timeout=seconds)
    except subprocess.TimeoutExpired:
        return Outcome(End.TIME)
    if stop.asked:
        return Outcome(End.STOPPED)
    if child.returncode == 0:
        return Outcome(End.DONE, output)
    if child.returncode == -getattr(signal, "SIGXCPU", 24):
        return Outcome(End.TIME)
    out_of_memory = child.returncode in _OUT_OF_MEMORY or child.returncode == _AT_ONCE
    return Outcome(End.MEMORY if out_of_memory else End.FAILED)


def _close(child: subprocess.Popen[bytes]) -> None:
    for pipe in (child.stdin, child.stdout):
        with suppress(OSError, ValueError):
            if pipe is not None:
                pipe.close()
    child.wait()
