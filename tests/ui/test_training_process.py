"""Training in a child process: progress and outcome are read, and it can be cancelled."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import pytest
import ui_fakes as fakes

from triage_app.model_records import TrainingOutcome
from triage_app.parsing import json_as
from triage_app.ui.supervisor import own_command
from triage_app.ui.supervisor.own_command import parse_progress
from triage_app.ui.supervisor.training_process import (
    TrainingProcess,
    training_arguments,
)

OUTCOME = TrainingOutcome(fakes.model("0004", "candidate"), fakes.model(), True, "Mieux.", False)


def child(tmp_path, body):
    script = tmp_path / "child.py"
    script.write_text(body, encoding="utf-8")
    return TrainingProcess(tmp_path, sys.executable, [str(script)])


def test_command_is_our_own_command_line():
    made = training_arguments(Path("d"), from_cases=True, promote=False)
    assert made == [
        *("-m", "triage_app", "--home", "d", "train", "--json", "--progress"),
        *("--from-cases", "--no-promote"),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("progress 0.35 fitting", (0.35, "fitting")),
        ("progress 7 two words", (1.0, "two words")),
        ("progress 0.1", (0.1, "")),
        ("progress x y", None),
        ("warning: progress", None),
        ("", None),
    ],
)
def test_progress_lines(line, expected):
    assert parse_progress(line) == expected


def test_the_outcome_is_parsed_completely():
    assert json_as(TrainingOutcome, json.dumps(asdict(OUTCOME))) == OUTCOME


def test_a_training_reports_progress_and_outcome(qtbot, tmp_path):
    answer = json.dumps(asdict(OUTCOME))
    made = child(
        tmp_path,
        f"import sys\nprint('progress 0.5 fitting', file=sys.stderr)\nprint({answer!r})\n",
    )
    steps = []
    made.progress_changed.connect(lambda share, step: steps.append((share, step)))
    with qtbot.waitSignal(made.outcome_ready, timeout=10_000) as done:
        assert made.start(from_cases=False, promote=True)
        assert not made.start(from_cases=False, promote=True)
    assert done.args == [OUTCOME]
    assert steps == [(0.5, "fitting")]
    assert not made.running


def test_a_failure_has_the_sentence_of_the_child_process(qtbot, tmp_path):
    made = child(tmp_path, "import sys\nsys.exit('Plus de place sur le disque.')\n")
    with qtbot.waitSignal(made.command_failed, timeout=10_000) as failed:
        made.start(from_cases=False, promote=True)
    assert failed.args == ["Plus de place sur le disque."]


def test_unexpected_output_is_a_failure(qtbot, tmp_path):
    made = child(tmp_path, "print('[1, 2')\n")
    with qtbot.waitSignal(made.command_failed, timeout=10_000):
        made.start(from_cases=False, promote=True)


def test_cancelling_ends_the_child_process(qtbot, tmp_path):
    made = child(
        tmp_path,
        "import sys, threading\nprint('progress 0 x', file=sys.stderr, flush=True)\n"
        "threading.Event().wait()\n",
    )
    with qtbot.waitSignal(made.progress_changed, timeout=10_000):
        made.start(from_cases=False, promote=True)
    with qtbot.waitSignal(made.command_cancelled, timeout=10_000):
        made.cancel()
    assert not made.running


def test_a_child_process_that_does_not_hear_is_killed(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(own_command, "_PATIENCE", 1)
    made = child(
        tmp_path,
        "import signal, sys, threading\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "print('progress 0 x', file=sys.stderr, flush=True)\nthreading.Event().wait()\n",
    )
    with qtbot.waitSignal(made.progress_changed, timeout=10_000):
        made.start(from_cases=False, promote=True)
    with qtbot.waitSignal(made.command_cancelled, timeout=10_000):
        made.cancel()
    assert not made.running


def test_a_missing_program_is_a_failure(qtbot, tmp_path):
    made = TrainingProcess(tmp_path, str(tmp_path / "nowhere"))
    with qtbot.waitSignal(made.command_failed, timeout=10_000):
        made.start(from_cases=False, promote=True)
    assert not made.running
