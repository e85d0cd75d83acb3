"""Three first starts at once in one data folder: one trains, and each has its answer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from acknowledged import problems

SCRIPT = Path(__file__).resolve().parent / "first_start.py"
SCAM = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"


@pytest.fixture
def few_messages(tmp_path):
    """A folder with every sixtieth training message, by three hands."""
    from classifier.learning.dataset import GUARD
    from triage_app.paths import training_data_dir

    files = [path for path in sorted(training_data_dir().glob("*.jsonl")) if path.name != GUARD]
    lines = [line for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [json.loads(line) for line in lines[:: len(lines) // 200]]
    hands = {row["hand"] for row in rows}
    few = {hand: f"hand-{at % 3}" for at, hand in enumerate(sorted(hands))}
    folder = tmp_path / "few"
    folder.mkdir()
    text = "".join(json.dumps(row | {"hand": few[row["hand"]]}) + "\n" for row in rows)
    (folder / "base.jsonl").write_text(text, encoding="utf-8")
    return folder


def test_three_first_starts_at_once(vigie, few_messages):
    command = [sys.executable, str(SCRIPT), str(few_messages), "--home", str(vigie.home.folder)]
    words = ([*command, "log", "-", "--decision", "scam", "--json"],) * 3
    pipe = subprocess.PIPE
    started = [subprocess.Popen(one, stdin=pipe, stdout=pipe, stderr=pipe) for one in words]
    for one in started:
        one.stdin.write(SCAM.encode())
        one.stdin.close()
    told = [(one.stdout.read(), one.stderr.read().decode(), one.wait()) for one in started]
    for one in started:
        one.stdout.close()
        one.stderr.close()
    numbers = []
    for out, said, code in told:
        assert "Traceback" not in said
        assert code == 0, said
        row = json.loads(out)
        assert row["score"] is not None, said
        numbers.append(row["number"])
    assert sorted(numbers) == [1, 2, 3]
    assert problems(vigie) == []
    models = vigie.json("models", "list")
    assert [(model["number"], model["state"]) for model in models] == [("0001", "current")]
    assert not list(vigie.home.models.glob("*.part"))
