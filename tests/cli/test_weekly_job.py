"""The files for systemd's timer and for the Windows scheduler run what the program understands."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from triage_app.cli.exporting import export_command
from triage_app.paths import resources_dir

JOBS = resources_dir() / "jobs"
TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def arguments() -> list[list[str]]:
    unit = (JOBS / "vigie-week.service").read_text(encoding="utf-8")
    of_systemd = re.findall(r"^ExecStart=/usr/bin/env vigie (.+)$", unit, re.MULTILINE)
    task = ElementTree.parse(JOBS / "vigie-week.xml").getroot()
    of_windows = [one.findtext(f"{TASK}Arguments") for one in task.iter(f"{TASK}Exec")]
    return [shlex.split(line.replace("\\", "/")) for line in (*of_systemd, *of_windows)]


@pytest.mark.parametrize("words", arguments(), ids=" ".join)
def test_each_command_is_one_of_the_program(words):
    assert words[0] == "export"
    context = export_command.make_context("export", words[1:])
    assert context.params["week"] == "last"
    assert context.params["out"].is_folder


def test_both_run_the_same_exports_every_monday():
    formats = [words[words.index("--format") + 1] for words in arguments()]
    assert formats[: len(formats) // 2] == formats[len(formats) // 2 :]
    task = ElementTree.parse(JOBS / "vigie-week.xml").getroot()
    assert task.find(f".//{TASK}DaysOfWeek/{TASK}Monday") is not None
    assert task.findtext(f".//{TASK}StartWhenAvailable") == "true"
    assert (JOBS / "vigie-week.xml").read_bytes().isascii()
    timer = (JOBS / "vigie-week.timer").read_text(encoding="utf-8")
    assert "OnCalendar=Mon " in timer
    assert "Persistent=true" in timer


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
@pytest.mark.parametrize("name", ["vigie-week.service", "vigie-week.timer"])
def test_systemd_takes_the_units(name, tmp_path):
    for path in JOBS.glob("vigie-week.*"):
        shutil.copy(path, tmp_path)
    found = subprocess.run(
        ["systemd-analyze", "verify", "--user", str(Path(tmp_path, name))],
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (found.returncode, found.stderr) == (0, "")
