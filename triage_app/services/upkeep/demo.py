"""The work of a week on the sample messages, without a window: score, log, label, export."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from classifier.sentence import sentence
from triage_app.errors import ExportError
from triage_app.export_records import ExportFormat, ExportTarget, ExportWanted
from triage_app.files import write_whole
from triage_app.paths import Home, resources_dir
from triage_app.records import NewCase
from triage_app.samples import read_samples
from triage_app.services.calls.results import result
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.wording.shown_score import shown_score
from triage_app.wording.words import words_in

Show = Callable[[str], object]


def run_demo(folder: Path, settings: Settings, show: Show) -> dict[str, object]:
    """Do the work in `folder` and return the paths of its results.

    Raises VigieError with a sentence; a file that cannot be written is an ExportError.
    """
    words = words_in(settings.language)
    desk = Desk(Home(folder), settings)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        building = words(sentence("Building the model from the bundled examples…"))
        desk.first_model.make(lambda: show(building), lambda error: show(words(error)))
        scores = _score_and_log(desk, folder, show)
        week, exports = _export(desk, folder)
    except BrokenPipeError:  # whoever reads the output has stopped
        raise
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
    show(words(done))
    return {
        "folder": str(folder),
        "log": str(folder / "cases.db"),
        "scores": str(scores),
        "exports": [str(path) for path in exports],
    }


def _score_and_log(desk: Desk, folder: Path, show: Show) -> Path:
    """Score and log every sample; return the file with one result per line."""
    rows, words = [], words_in(desk.settings.language)
    for sample in read_samples(resources_dir()):
        assessment = desk.triage.assess(sample.pasted())
        case = desk.triage.log(NewCase(assessment, sample.decision, sample.outcomes))
        if sample.label:
            desk.casebook.label(case.number, sample.label)
        rows.append(result(sample.id, assessment, words))
        known = shown_score(assessment)
        score = "" if known is None else words.numbers.score(known)
        show(f"  {words.name('band', case.band):<30} {score:>6}  {case.excerpt[:64]}")
    scores = folder / "scores.jsonl"
    write_whole(scores, (json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    return scores


def _export(desk: Desk, folder: Path) -> tuple[str, list[Path]]:
    """Export the current week in every format."""
    today = desk.clock().date().isocalendar()
    week = f"{today.year}-W{today.week:02d}"
    exports = (
        desk.reports.export(ExportWanted(week, format=one), ExportTarget(folder, is_folder=True))
        for one in ExportFormat
    )
    return week, list(exports)
