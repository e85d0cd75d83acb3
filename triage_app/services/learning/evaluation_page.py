"""Collects all figures and writes the page of `vigie evaluate --page`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from msgspec import to_builtins

from classifier.errors import UnreadableMessage
from classifier.indicators.organisations import Organisations
from classifier.intervals import rate
from classifier.learning.dataset import read_file
from classifier.learning.labelled import LabelledMessage
from classifier.learning.splits import Split
from classifier.parallel import IN_THIS_PROCESS, Progress, Workers
from classifier.reading import intake
from classifier.reading.batches import messages_in
from classifier.records import Band, Channel, Message, Pasted
from classifier.scorer import Scorer
from triage_app.files import write_whole
from triage_app.paths import training_data_dir
from triage_app.reporting.charts import reliability_diagram
from triage_app.reporting.evaluation_page import page
from triage_app.reporting.readme_figures import with_figures
from triage_app.services.learning.evaluation import figures_on_file
from triage_app.services.learning.looks import counted_looks
from triage_app.services.learning.splits import FullFigures, SplitTrials
from triage_app.services.learning.style_probes import probes_on

COMPARISON = Path("build") / "comparison.json"  # written by `make compare`
ROBUSTNESS = Path("build") / "robustness.json"  # written by `make robustness`


@dataclass(frozen=True, slots=True)
class Sources:
    """What the page is measured on beside the training messages, and what it writes.

    `checks` are labelled JSON Lines files by other authors. `ham` are genuine messages not used
    in training: a folder of mail files, or a file of lines `ham<TAB>text`. The figures of
    `readme` are written anew too.
    """

    page: Path
    checks: Sequence[Path] = ()
    ham: Sequence[Path] = ()
    readme: Path | None = None


def write_page(
    sources: Sources,
    organisations: Organisations,
    progress: Progress,
    workers: Workers = IN_THIS_PROCESS,
) -> None:
    """Write the page, its diagram into `images` beside it, and the count of looks.

    One model is trained on all messages; check files and ham are judged by it. Raises
    TrainingDataError when a check file cannot be read.
    """
    trials = SplitTrials.on_shipped_messages(organisations, workers)
    full = trials.full_figures(progress)
    scorer = trials.scorer(organisations, progress)
    checks = {path.stem: _on_check(scorer, path, workers) for path in sources.checks}
    messages = {path.stem: read_file(path) for path in sources.checks}
    progress(0.0, "probes")
    ham = [source for source in sources.ham if source.exists()]
    found: dict[str, object] = {
        "full": full.document(),
        "checks": checks,
        "looks": counted_looks(sources.page, [*checks, *(source.stem for source in ham)]),
        "probes": _probes(full, scorer, messages, workers),
        "outside": {source.stem: _band_counts(scorer, source) for source in ham},
        "curves": _curves(trials, messages, progress),
        "splits": {split.value: trials.figures(split, progress).document() for split in Split},
        "comparison": _saved(COMPARISON),
        "robustness": _saved(ROBUSTNESS),
    }
    images = sources.page.parent / "images"
    images.mkdir(parents=True, exist_ok=True)
    diagram = reliability_diagram(to_builtins(full.reliability))
    write_whole(images / "reliability.svg", diagram)
    day = datetime.now(UTC).date().isoformat()
    write_whole(sources.page, page(found, day))
    if sources.readme:
        text = sources.readme.read_text(encoding="utf-8")
        write_whole(sources.readme, with_figures(text, found, day))


def _on_check(scorer: Scorer, path: Path, workers: Workers) -> dict[str, object]:
    measured = figures_on_file(scorer, path, workers)
    return {**measured.document(), "legit_in_top": to_builtins(measured.legit_in_top)}


def _probes(
    full: FullFigures,
    scorer: Scorer,
    checks: Mapping[str, Sequence[LabelledMessage]],
    workers: Workers,
) -> dict[str, object]:
    """Return what style probes do to the training messages and to each check file."""
    found: dict[str, object] = {"training messages": to_builtins(full.figures.probes)}
    for name, messages in checks.items():
        found[name] = to_builtins(probes_on(scorer, messages, training_data_dir(), workers))
    return found


def _curves(
    trials: SplitTrials, checks: Mapping[str, Sequence[LabelledMessage]], progress: Progress
) -> dict[str, object]:
    """Return the learning curve on the check files together, and on our hardest hand."""
    curves: dict[str, object] = {}
    if checks:
        together = [message for messages in checks.values() for message in messages]
        curves[f"On {' and '.join(checks)}"] = to_builtins(trials.curve_of(together, progress))
    hardest, curve = trials.curve_of_hardest_hand(progress)
    if hardest:
        curves[f"On the hand “{hardest}”, learnt from the others"] = to_builtins(curve)
    return curves


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
