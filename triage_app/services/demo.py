"""The whole job on sample messages: score, log, label, weekly export. No window needed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from classifier.reading.intake import from_fields
from classifier.records import Channel, Label
from triage_app.paths import Home, resources_dir
from triage_app.records import Case, Decision, Outcome
from triage_app.services.desk import Desk
from triage_app.services.results import result
from triage_app.settings import Settings

Say = Callable[[str], object]
Sample = Mapping[str, str]


def samples() -> Iterator[Sample]:
    """Yield the bundled sample messages with what an agent and a supervisor decided."""
    path = resources_dir() / "samples.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def fill(desk: Desk) -> list[Case]:
    """Score and log every sample; return the cases."""
    return [_log(desk, sample)[0] for sample in samples()]


def _log(desk: Desk, sample: Sample) -> tuple[Case, dict[str, Any]]:
    channel = Channel(sample["channel"])
    message = from_fields(channel, sample["sender"], sample["subject"], sample["body"])
    triage = desk.triage.assess(message)
    case = desk.triage.log(triage, Decision(sample["decision"]), Outcome(sample["outcome"]))
    if sample["label"]:
        case = desk.casebook.label(case.number, Label(sample["label"]))
    return case, result(sample["id"], triage.assessment)


def run_demo(folder: Path, settings: Settings, say: Say) -> dict[str, Any]:
    """Do the job in `folder` and return where its results lie."""
    folder.mkdir(parents=True, exist_ok=True)
    desk = Desk(Home(folder), settings)
    if desk.shelf.current is None:
        say("Construction du modèle à partir des exemples fournis…")
        desk.retraining.train()
    results = []
    for sample in samples():
        case, row = _log(desk, sample)
        results.append(row)
        say(f"  {case.band.value:<18} {row['score']:.2f}  {case.excerpt[:64]}")
    scores = folder / "scores.jsonl"
    lines = (json.dumps(row, ensure_ascii=False) for row in results)
    scores.write_text("\n".join(lines) + "\n", encoding="utf-8")
    today = desk.clock().date().isocalendar()
    week = f"{today.year}-W{today.week:02d}"
    exports = [
        desk.reports.export(week, fmt, folder / f"{week}.{fmt}") for fmt in ("csv", "html", "json")
    ]
    desk.close()
    found = {"folder": folder, "log": folder / "cases.db", "scores": scores, "exports": exports}
    say(f"Résultats dans {folder} : journal cases.db, scores.jsonl et l'export de {week}.")
    return {key: _plain(value) for key, value in found.items()}


def _plain(value: object) -> object:
    return [str(item) for item in value] if isinstance(value, list) else str(value)
