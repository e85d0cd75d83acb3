"""Makes a candidate: from messages and confirmed cases to a model in a folder of its own.

Imports scikit-learn, so it is itself imported when a training starts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

from classifier.errors import ModelError
from classifier.genuine.making import filled
from classifier.genuine.template import KeptTemplate
from classifier.learning import artefact
from classifier.learning.additions import copies_of
from classifier.learning.configuration import CONFIGURATION
from classifier.learning.dataset import (
    CASE,
    TEMPLATE,
    Example,
    digest,
    examples,
    lines_of,
    read_folder,
)
from classifier.learning.evaluation import figures_of
from classifier.learning.frequency import case_counts, counts_of, frequencies
from classifier.learning.grouping import (
    AGENT_SHARE,
    CASE_WEIGHT,
    ConfirmedExample,
    JoinedExamples,
    join_cases,
)
from classifier.learning.labelled import LabelledMessage
from classifier.learning.probes import probed_copies, read_probes
from classifier.learning.readings import key_of
from classifier.learning.training import Trained
from classifier.parallel import Progress, Workers, in_order
from classifier.records import Band, Label
from classifier.scorer import Scorer
from classifier.scoring.manifest import (
    Frequency,
    GateRecord,
    HeldOutFigures,
    Manifest,
    TrainingRecord,
)
from classifier.scoring.model import BandRate
from triage_app.model_records import ConfirmedCase
from triage_app.services.learning.comparison import on_training_messages
from triage_app.services.learning.gate import GateResult
from triage_app.services.learning.kept_readings import KeptReadings
from triage_app.services.learning.model_card import CARD, card
from triage_app.wording.words import words_in

_READING_SHARE = 0.05  # share of a training in which the examples are made
_ROWS_PER_REPORT = 250  # examples between two reports


def all_examples(
    training_data: Path,
    cases: Sequence[ConfirmedCase],
    templates: Sequence[KeptTemplate],
    scorer: Scorer,
    progress: Progress,
    workers: Workers,
    kept: KeptReadings | None = None,
) -> JoinedExamples:
    """Return base data, copies of it (with style probes too), templates and cases as examples.

    A case that is a near-copy of a template and has the other label is left out. `scorer` masks
    the messages and finds the facts in them; what is `kept` of base data is not read again. Raises
    TrainingDataError.
    """
    messages = read_folder(training_data)
    copies = copies_of(messages, training_data)
    both = [*messages, *copies, *probed_copies(messages, read_probes(training_data))]
    read = partial(_read, both, scorer, progress, workers)
    rows = kept.of(key_of(both, scorer.organisations), read) if kept else read()
    own = [_template_example(one, scorer) for one in templates]
    base = [*rows[: len(messages)], *_capped(own, len(messages))]
    joined = join_cases(base, list(in_order(partial(_confirmed, scorer), cases, workers)))
    return replace(joined, examples=(*joined.examples, *rows[len(messages) :]))


def _read(
    messages: Sequence[LabelledMessage], scorer: Scorer, progress: Progress, workers: Workers
) -> list[Example]:
    """Return messages as examples."""
    rows: list[Example] = []
    for row in examples(messages, scorer.prepare, workers):
        rows.append(row)
        if len(rows) % _ROWS_PER_REPORT == 0:
            progress(_READING_SHARE * len(rows) / len(messages), "reading")
    return rows


def _confirmed(scorer: Scorer, case: ConfirmedCase) -> ConfirmedExample:
    return ConfirmedExample(_example(case, scorer), case.agent, case.labelled_by, case.own_case)


def _example(case: ConfirmedCase, scorer: Scorer) -> Example:
    """Return a confirmed case as an example; its text is already masked."""
    line, flags, local = lines_of(*scorer.prepare(case.message))
    return Example(
        id=f"{CASE}{case.number}",
        family="case",  # its scenario is the tool's own verdict, which is never trained on
        campaign=f"case/{case.number}",
        channel=case.message.channel.value,
        language="unknown",
        scam=case.label is Label.SCAM,
        hard=False,
        line=line,
        flags=flags,
        local=local,
    )


def _template_example(kept: KeptTemplate, scorer: Scorer) -> Example:
    """Return a genuine message of the organisation as an example, its {{…}} filled."""
    message = filled(kept.template.message)
    line, flags, local = lines_of(*scorer.prepare(message))
    return Example(
        id=f"{TEMPLATE}{kept.number}",
        family="genuine",
        campaign=f"genuine/{kept.number}",
        channel=message.channel.value,
        language="unknown",
        scam=False,
        hard=False,
        line=line,
        flags=flags,
        local=local,
        weight=CASE_WEIGHT,
    )


def _capped(templates: Sequence[Example], messages: int) -> list[Example]:
    """Return templates that together weigh at most what the cases of one agent may."""
    total = sum(row.weight for row in templates)
    share = min(1.0, AGENT_SHARE * messages / total) if total else 1.0
    return [replace(row, weight=row.weight * share) for row in templates]


def write_candidate(
    folder: Path, created: str, trained: Trained, conflicting: Sequence[str], result: GateResult
) -> None:
    """Write a candidate into `folder`, which must not exist yet, with its card.

    `created` is the time as ISO 8601, `conflicting` are the ids of cases left out. Raises
    ModelError when it cannot be written.
    """
    manifest = _manifest(folder.name, created, trained, conflicting, result)
    try:
        artefact.write(folder, trained, manifest, {CARD: card(manifest)})
    except OSError as error:
        raise ModelError(
            "The model could not be kept in {folder}; check that you may write there and "
            "that there is room on the disk. The one in use has not changed.",
            folder=folder.parent,
        ) from error


def _manifest(
    number: str, created: str, trained: Trained, conflicting: Sequence[str], result: GateResult
) -> Manifest:
    """Return the manifest: data, configuration, figures, checks."""
    figures = figures_of(on_training_messages(trained))
    cases = [row.id for row in trained.examples if row.id.startswith(CASE)]
    templates = [row.id for row in trained.examples if row.id.startswith(TEMPLATE)]
    return Manifest(
        number=number,
        created=created,
        configuration=CONFIGURATION,
        thresholds=asdict(trained.thresholds),
        discount=trained.passage_rule.discount,
        bands={band: BandRate(rate.value or 0.0, rate.n) for band, rate in figures.bands.items()},
        said=_said(trained, figures),
        figures=figures,
        data=TrainingRecord(
            base=len(trained.examples) - len(cases) - len(templates),
            cases=len(cases),
            case_ids=cases,
            conflicting=list(conflicting),
            digest=digest(trained.examples),
            template_ids=templates,
        ),
        gate=GateRecord(result.passed, words_in("fr")(result.sentence), str(result.sentence)),
    )


def _said(trained: Trained, figures: HeldOutFigures) -> dict[Band, Frequency]:
    """Return what may be said of each band, from the hands and from the confirmed cases."""
    rows = trained.examples
    if figures.hands:
        hands = [rates.bands for rates in figures.hands.each.values()]
    else:
        base = zip(rows, trained.bands, strict=True)
        hands = [counts_of((band, row.scam) for row, band in base if not row.confirmed)]
    return frequencies(hands, case_counts(rows, trained.bands))
