"""The whole job on sample messages: score, log, label, weekly export. No window needed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from classifier.records import Channel, Label, Pasted
from classifier.sentence import sentence
from triage_app.errors import ExportError
from triage_app.files import write_whole
from triage_app.paths import Home, resources_dir
from triage_app.records import Case, Decision, NewCase, Outcome
from triage_app.services.calls.results import result
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.wording.words import words_in

Say = Callable[[str], object]
Sample = Mapping[str, str]


def samples() -> Iterator[Sample]:
    """Yield the bundled sample messages with what an agent and a supervisor decided."""
    path = resources_dir() / "samples.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _log(desk: Desk, sample: Sample) -> tuple[Case, dict[str, Any]]:
    channel = Channel(sample["channel"])
    pasted = Pasted(sample["body"], channel, sample["sender"], sample["subject"])
    assessment = desk.triage.assess(pasted)
    new = NewCase(assessment, Decision(sample["decision"]), Outcome(sample["outcome"]))
    case = desk.triage.log(new)
    if sample["label"]:
        case = desk.casebook.label(case.number, Label(sample["label"])).case
    return case, result(sample["id"], assessment)


def run_demo(folder: Path, settings: Settings, say: Say) -> dict[str, Any]:
    """Do the job in `folder` and return where its results lie.

    Raises VigieError with a sentence; a file that cannot be written is an ExportError.
    """
    words = words_in(settings.language)
    desk = Desk(Home(folder), settings)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if desk.shelf.current is None:
            say(words(sentence("Building the model from the bundled examples…")))
            desk.retraining.train()
        scores = _score_and_log(desk, folder, say)
        week, exports = _export(desk, folder)
    except OSError as error:
        raise ExportError(
            "The demonstration could not write its files; choose another folder with --out and "
            "check the room on the disk."
        ) from error
    finally:
        desk.close()
    done = sentence(
        "Results in {folder}: the log cases.db, scores.jsonl and the export of {week}.",
        folder=folder,
        week=week,
    )
    say(words(done))
    return {
        "folder": str(folder),
        "log": str(folder / "cases.db"),
        "scores": str(scores),
        "exports": [str(path) for path in exports],
    }


def _score_and_log(desk: Desk, folder: Path, say: Say) -> Path:
    """Score and log every sample; return the file with one result a line."""
    rows = []
    for sample in samples():
        case, row = _log(desk, sample)
        rows.append(row)
        say(f"  {case.band.value:<18} {row['score'] or 0:.2f}  {case.excerpt[:64]}")
    scores = folder / "scores.jsonl"
    write_whole(scores, (json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    return scores


def _export(desk: Desk, folder: Path) -> tuple[str, list[Path]]:
    """Export the week of today in every format."""
    today = desk.clock().date().isocalendar()
    week = f"{today.year}-W{today.week:02d}"
    formats = ("csv", "xlsx", "html", "json")
    return week, [desk.reports.export(week, fmt, folder / f"{week}.{fmt}") for fmt in formats]
