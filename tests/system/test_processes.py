"""Limits and ends of processes, with each system's branch."""

import os
import signal
import subprocess
import sys
import types

import pytest

from classifier.system import processes


class Child:
    """A process as `subprocess` gives it, which notes that it was killed."""

    def __init__(self, pid: int, returncode: int | None = None) -> None:
        self.pid, self.returncode, self.killed = pid, returncode, False

    def kill(self) -> None:
        self.killed = True


@pytest.mark.parametrize(
    ("system", "expected"), [("linux", 0), ("darwin", 0), ("win32", 0x08000000)]
)
def test_only_windows_opens_a_console_for_a_child(monkeypatch, system, expected):
    monkeypatch.setattr(sys, "platform", system)
    assert processes.creation_flags() == expected


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="prlimit(2) is Linux's")
def test_the_time_of_a_child_is_bounded_on_linux():
    child = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    assert processes.bound_processor_time(child.pid, 0.4)
    assert child.wait(60) == -signal.SIGXCPU


def test_on_a_mac_the_clock_alone_counts(monkeypatch):
    """Its `resource` has no `prlimit`."""
    monkeypatch.setitem(sys.modules, "resource", types.ModuleType("resource"))
    assert not processes.bound_processor_time(os.getpid(), 1)


def test_on_windows_nothing_can_be_bounded(monkeypatch):
    monkeypatch.setitem(sys.modules, "resource", None)
    assert not processes.bound_processor_time(os.getpid(), 1)
    processes.bound_memory(1)
    processes.forbid_core_dumps()


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are POSIX's")
def test_a_child_that_leads_a_group_ends_with_its_children():
    code = (
        "import subprocess, sys\n"
        "inner = subprocess.Popen([sys.executable, '-c', 'while True: pass'])\n"
        "print(flush=True)\ninner.wait()"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, start_new_session=True
    )
    child.stdout.readline()
    processes.end(child)
    child.communicate(timeout=60)  # the inner process has the pipe open as long as it runs
    assert child.returncode == -signal.SIGKILL


def test_on_windows_a_child_ends_alone(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "getpgid", None, raising=False)  # it has none
    child = Child(1)
    processes.end(child)
    assert child.killed


def test_a_child_that_has_ended_is_left_alone():
    child = Child(os.getpid(), returncode=0)
    processes.end(child)
    assert not child.killed


def test_the_end_of_a_parent_is_waited_for():
    processes.wait_for_end_of_parent(os.getpid())  # not our parent, so this returns at once


def test_on_windows_the_system_waits_for_the_parent(monkeypatch):
    asked = []
    api = types.SimpleNamespace(
        INFINITE=-1,
        OpenProcess=lambda access, inherit, pid: asked.append((access, pid)) or 5,
        WaitForSingleObject=lambda handle, time: asked.append((handle, time)),
    )
    monkeypatch.setitem(sys.modules, "_winapi", api)
    monkeypatch.setattr(sys, "platform", "win32")
    processes.wait_for_end_of_parent(77)
    assert asked == [(0x00100000, 77), (5, -1)]
