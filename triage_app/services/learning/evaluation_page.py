"""Collects all figures and writes the page of `vigie evaluate --page`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec import to_builtins

from classifier.errors import UnreadableMessage
from classifier.indicators.organisations import Organisations
from classifier.intervals import rate
from classifier.learning.splits import Split
from classifier.parallel import IN_THIS_PROCESS, Progress, Workers
from classifier.reading import intake
from classifier.reading.batches import messages_in
from classifier.records import Band, Channel, Message, Pasted
from classifier.scorer import Scorer
from triage_app.files import write_whole
from triage_app.reporting.charts import reliability_diagram
from triage_app.reporting.evaluation_page import page
from triage_app.services.learning.evaluation import figures_on_file
from triage_app.services.learning.splits import SplitTrials

COMPARISON = Path("build") / "comparison.json"  # written by `make compare`
ROBUSTNESS = Path("build") / "robustness.json"  # written by `make robustness`


def write_page(
    path: Path,
    organisations: Organisations,
    scorer: Scorer,
    check: Path | None,
    ham: Sequence[Path],
    progress: Progress,
    workers: Workers = IN_THIS_PROCESS,
) -> None:
    """Write the page, and its diagram into `images` beside it.

    `check` is a labelled JSON Lines file by another author. `ham` are genuine messages not used in
    training: a folder of mail files, or a file of lines `ham<TAB>text`.
    """
    trials = SplitTrials.on_shipped_messages(organisations, workers)
    full = trials.full_figures(progress)
    found: dict[str, object] = {
        "splits": {split.value: trials.figures(split, progress).document() for split in Split},
        "full": full.document(),
        "check": figures_on_file(scorer, check, workers).document() if check else None,
        "outside": {source.stem: _band_counts(scorer, source) for source in ham if source.exists()},
        "comparison": _saved(COMPARISON),
        "robustness": _saved(ROBUSTNESS),
    }
    images = path.parent / "images"
    images.mkdir(parents=True, exist_ok=True)
    diagram = reliability_diagram(to_builtins(full.reliability))
    write_whole(images / "reliability.svg", diagram)
    day = datetime.now(UTC).date().isoformat()
    write_whole(path, page(found, day))


def _saved(path: Path) -> dict[str, object] | None:
    """Return the stored result of an earlier run, None if there is none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _band_counts(scorer: Scorer, source: Path) -> dict[str, object]:
    """Return the number of genuine messages per band, and the rate of the top band."""
    counts = Counter(scorer.assess(message).band.value for message in _genuine_messages(source))
    return {**counts, "top": to_builtins(rate(counts[Band.VERY_LIKELY_SCAM.value], counts.total()))}


def _genuine_messages(source: Path) -> Iterator[Message]:
    if source.is_dir():
        for _, message in messages_in(source):
            if not isinstance(message, UnreadableMessage):
                yield message
        return
    for line in source.read_text(encoding="utf-8", errors="replace").splitlines():
        label, _, text = line.partition("\t")
        if label == "ham":
            yield intake.read(Pasted(text, Channel.SMS))
