"""A desk that has not joined loads nothing of what shares, and no program opens a socket."""

from __future__ import annotations

import ast
import os
import subprocess
import sys

import pytest

# A data folder without a model, in which none is trained: the indicators judge alone.
BEGIN = """
import os, sys

opened = []
sys.addaudithook(lambda event, _: opened.append(event) if event.startswith("socket.") else None)

from classifier.errors import TrainingDataError
from triage_app.services.learning.retraining import RetrainingService

def refuse(self, **_):
    raise TrainingDataError("No examples.")

RetrainingService.train = refuse
"""
END = """
sharing = [name for name in sys.modules if name.startswith(("triage_app.sharing", "psycopg"))]
print(opened, sharing)
"""
COMMANDS = """
from click.testing import CliRunner
from triage_app.cli.main import main

home, message = sys.argv[1], "Ameli : votre carte Vitale expire, voir https://ameli-maj.top/x"
weekly = os.path.join(home, "..", "week")
for words, typed in (
    (["score", "-"], message),
    (["log", "-", "--decision", "scam"], message),
    (["cases", "list"], ""),
    (["cases", "label", "1", "scam"], ""),
    (["campaigns", "list"], ""),
    (["week", "last"], ""),
    (["export", "--week", "last", "--format", "html", "--out", weekly + ".html"], ""),
    (["export", "--week", "last", "--format", "pdf", "--out", weekly + ".pdf"], ""),
    (["verify"], ""),
    (["doctor"], ""),
    (["purge"], ""),
    (["backup", weekly + ".db"], ""),
):
    done = CliRunner().invoke(main, ["--home", home, *words], input=typed)
    assert done.exception is None or done.exit_code == 1, (words, done.output)
"""
WINDOW = """
from pathlib import Path
from PySide6.QtWidgets import QApplication
from triage_app.paths import Home
from triage_app.settings import Settings
from triage_app.settings_file import save
from triage_app.ui import app

home = Home(Path(sys.argv[1]))
save(home.settings, Settings(agent="essai"))
application = QApplication([])
program = app.Program(application, home, Settings(agent="essai"))
program.desk_ready.connect(program.close)
program.open()
application.exec()
assert program.session is not None
"""
LAZY = ("triage_app.cli.sharing", "triage_app.cli.share_lines", "triage_app.cli.share_server")


@pytest.mark.parametrize("work", [COMMANDS, WINDOW], ids=["commands", "window"])
def test_nothing_of_what_shares_is_loaded_and_no_socket_opened(tmp_path, work):
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + work + END, str(tmp_path / "home")],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert (done.returncode, done.stdout.splitlines()[-1:]) == (0, ["[] []"]), done.stderr


def test_the_hook_sees_a_socket(tmp_path):
    work = "import socket\nsocket.socket().close()\nimport triage_app.sharing.wire\n"
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + work + END], capture_output=True, text=True, check=True
    )
    assert "socket.__new__" in done.stdout
    assert "triage_app.sharing.wire" in done.stdout


def test_the_commands_load_what_shares_when_they_run(modules):
    """The window starts through the command line, so these imports stand inside functions."""
    early = [
        f"{name}:{node.lineno}"
        for name in LAZY
        if name in modules
        for node in _at_the_top(modules[name].tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("triage_app.sharing")
    ]
    assert not early


def _at_the_top(tree):
    """Yield what runs when a module is imported, without what is for the type checker only."""
    for node in tree.body:
        if not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)):
            yield node
