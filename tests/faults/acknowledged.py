"""What the log acknowledged, and the check that nothing of it is lost without a sentence."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from fault_writer import log_one

_WRITER = Path(__file__).resolve().parent / "fault_writer.py"
_UNEXPECTED = ("Erreur inattendue", "Unexpected error")


@dataclass
class Acknowledged:
    """The cases that were told to be in the log, and the sentences with which others were not."""

    cases: dict[int, str] = field(default_factory=dict)  # number -> masked text
    refusals: list[str] = field(default_factory=list)

    def add(self, number: int, body: str) -> None:
        """Take a case; a number that is told twice is two cases in one place."""
        assert number not in self.cases, "one number for two cases"
        self.cases[number] = body

    def refused(self, said: str) -> None:
        """Take the sentence with which a case was refused."""
        assert_a_sentence(said)
        self.refusals.append(said)

    def log(self, desk, text: str) -> bool:
        """Log a message; return whether it was acknowledged."""
        from triage_app.errors import StoreError

        try:
            self.add(*log_one(desk, text))
        except StoreError as error:
            self.refused(str(error))
            return False
        return True

    def read(self, lines: bytes) -> None:
        """Take what a writer told."""
        for line in lines.splitlines():
            told = json.loads(line)
            if "refused" in told:
                self.refused(told["refused"])
            else:
                self.add(told["number"], told["body"])


class Writer:
    """A child process that logs cases; all that it was told is in `known` once it has ended."""

    def __init__(self, home: Path, name: str, known: Acknowledged, count: int = 10**6, **options):
        self._known, self._read = known, b""
        command = [sys.executable, str(_WRITER), str(home), name, str(count)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        self._child = subprocess.Popen(command, **pipes, **options)

    def wait_for(self, lines: int) -> None:
        """Wait until it has told so many more lines, or has ended."""
        for _ in range(lines):
            self._read += self._child.stdout.readline()

    def take_told(self) -> None:
        """Take what was waited for as known now."""
        self._known.read(self._read)
        self._read = b""

    def kill_after(self, seconds: float) -> None:
        """Kill it at that moment, whatever it does then."""
        with suppress(subprocess.TimeoutExpired):
            self._child.wait(seconds)
        self._child.kill()
        self.end()

    def end(self) -> int:
        """Wait for its end and return its exit code; it printed no traceback."""
        with self._child as child:
            self._read += child.stdout.read()
            errors = child.stderr.read()
        assert b"Traceback" not in errors, errors.decode()
        self.take_told()
        return self._child.returncode


def assert_a_sentence(said: str) -> None:
    """Assert one line in a person's words: what happened, and then what to do."""
    assert said.count("\n") == 0, said
    assert said.endswith("."), said
    assert not said.startswith(_UNEXPECTED), said
    assert "sqlite" not in said.lower(), said
    assert any(mark in said for mark in (";", ":", ",")), said


def answer(vigie, *words) -> object:
    """Return the JSON of a command that succeeds, or the sentence of one that does not."""
    found = vigie(*words, "--json", code=None)
    if found.exit_code == 0:
        return json.loads(found.stdout)
    assert found.stdout == "", "a failure has no result"
    assert_a_sentence(found.stderr.strip())
    return found.stderr.strip()


def problems(vigie) -> list[str]:
    """Return what `vigie verify` finds: nothing and exit code 0, or sentences and 1."""
    found = json.loads(vigie("verify", "--json", code=None).stdout)["problems"]
    for problem in found:
        assert problem.endswith("."), problem
    vigie("verify", code=1 if found else 0)
    return found


def bodies(vigie, numbers) -> dict[int, str]:
    """Return the texts of cases by their numbers."""
    from triage_app.services.desk import Desk
    from triage_app.settings import Settings

    desk = Desk(vigie.home, Settings())
    try:
        return {number: desk.store.case(number).message.body for number in numbers}
    finally:
        desk.close()


def lost(vigie, cases) -> dict[int, str]:
    """Return the acknowledged cases that are not in the log; it can be read."""
    rows = vigie.json("cases", "list", "--limit", "100000")
    kept = bodies(vigie, [row["number"] for row in rows])
    return {number: text for number, text in cases.items() if kept.get(number) != text}


def assert_nothing_lost(vigie, known: Acknowledged) -> None:
    """Assert that the log is sound and has each acknowledged case with its text."""
    assert problems(vigie) == []
    assert not lost(vigie, known.cases)


def assert_told_or_there(vigie, cases) -> list[str]:
    """Assert that the log has each acknowledged case, or that it tells what happened.

    Returns what it tells. All commands that only read succeed or give a sentence.
    """
    told = [said for said in (answer(vigie, "cases", "list", "--limit", "100000"),
                              answer(vigie, "cases", "show", "1"))
            if isinstance(said, str)]  # fmt: skip
    told += problems(vigie)
    assert told or not lost(vigie, cases)
    return told
