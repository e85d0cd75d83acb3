"""Training, the gate, promotion and the way back.

Runs in a child process of our own command line; the window reads its progress.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from classifier.errors import ModelError
from classifier.parallel import ALONE, Progress, Workers, silent
from classifier.records import Label
from classifier.scorer import Scorer
from classifier.scoring.manifest import GateRecord, Manifest, TrainingRecord
from classifier.scoring.model import BandRate
from triage_app.records import ConfirmedCase, EventKind, ModelSummary, TrainingOutcome
from triage_app.services.learning.comparison import compare, fixed
from triage_app.services.learning.gate import GateResult, decide
from triage_app.services.learning.model_card import CARD, card
from triage_app.services.learning.models import ModelShelf
from triage_app.wording.words import words_in

if TYPE_CHECKING:
    from classifier.learning.dataset import Example
    from classifier.learning.grouping import Joined
    from classifier.learning.training import Trained
    from triage_app.store.store import CaseStore


class RetrainingService:
    """Makes candidates from the base data and the confirmed cases, and keeps them."""

    def __init__(
        self,
        shelf: ModelShelf,
        training_data: Path,
        scorer: Scorer,
        store: CaseStore,
        actor: str,
        clock: Callable[[], datetime],
        language: str = "fr",
    ) -> None:
        self._shelf = shelf
        self._training_data = training_data
        self._scorer = scorer
        self._store = store
        self._actor = actor
        self._clock = clock
        self._language = language

    def train(
        self,
        *,
        from_cases: bool = False,
        promote: bool = True,
        progress: Progress = silent,
        workers: Workers = ALONE,
    ) -> TrainingOutcome:
        """Train a candidate, ask the gate, and promote it when it passes and may.

        The number of workers changes the time and nothing else. Raises TrainingDataError when
        the data cannot be trained on, ModelError when the candidate cannot be kept.
        """
        from classifier.learning.training import train  # noqa: PLC0415 - brings scikit-learn

        progress(0.0, "reading")
        cases = self._store.confirmed() if from_cases else []
        joined = self._joined(cases, workers)
        trained = train(joined.examples, progress, workers)
        before = self.current()
        result = decide(compare(trained, cases, self._shelf, self._training_data, self._scorer))
        number = self._keep(trained, joined, result)
        payload = {
            "model": number,
            "passed": result.passed,
            "conflicting": list(joined.conflicting),
        }
        self._store.record(EventKind.MODEL_TRAINED, self._actor, payload)
        promoted = promote and result.passed
        if promoted:
            self.promote(number)
        return TrainingOutcome(
            self._shelf.summary(number),
            before,
            result.passed,
            words_in(self._language)(result.sentence),
            promoted,
            joined.conflicting,
        )

    def current(self) -> ModelSummary | None:
        """Return the model in use."""
        number = self._shelf.current
        return self._shelf.summary(number) if number else None

    def promote(self, number: str) -> ModelSummary:
        """Put a model into use; the ledger keeps who did."""
        payload = {"model": number, "before": self._shelf.current or ""}
        put = partial(self._shelf.promote, number)
        self._store.record(EventKind.MODEL_PROMOTED, self._actor, payload, put)
        return self._shelf.summary(number)

    def rollback(self) -> ModelSummary:
        """Put the model before the one in use back into use."""
        number = self._shelf.earlier()
        payload = {"model": number, "before": self._shelf.current or ""}
        self._store.record(EventKind.MODEL_ROLLED_BACK, self._actor, payload, self._shelf.rollback)
        return self._shelf.summary(number)

    def _joined(self, cases: Sequence[ConfirmedCase], workers: Workers) -> Joined:
        from classifier.learning.augmentation import noisy  # noqa: PLC0415
        from classifier.learning.dataset import examples, read_folder  # noqa: PLC0415
        from classifier.learning.grouping import join  # noqa: PLC0415

        messages = read_folder(self._training_data)
        rows = list(examples([*messages, *noisy(messages)], self._scorer.prepare, workers))
        base, copies = rows[: len(messages)], rows[len(messages) :]
        joined = join(base, [(self._example(case), case.agent) for case in cases])
        return replace(joined, examples=(*joined.examples, *copies))

    def _example(self, case: ConfirmedCase) -> Example:
        """Return a confirmed case as the model sees it; its text is masked already."""
        from classifier.learning.dataset import CASE, Example, lines_of  # noqa: PLC0415

        line, flags = lines_of(*self._scorer.prepare(case.message))
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
        )

    def _keep(self, trained: Trained, joined: Joined, result: GateResult) -> str:
        """Write the candidate into the next numbered folder and return its number."""
        from classifier.learning.artefact import write  # noqa: PLC0415

        folder = self._shelf.next_folder()
        created = self._clock().isoformat(timespec="seconds")
        manifest = _manifest(folder.name, created, trained, joined, result)
        try:
            write(folder, trained, manifest, {CARD: card(manifest)})
        except OSError as error:
            raise ModelError(
                "The model could not be kept in {folder}; check that you may write there and "
                "that there is room on the disk. The one in use has not changed.",
                folder=folder.parent,
            ) from error
        return folder.name


def _manifest(
    number: str, created: str, trained: Trained, joined: Joined, result: GateResult
) -> Manifest:
    """Return what is written beside the weights: data, configuration, figures, gate."""
    from classifier.learning.dataset import digest  # noqa: PLC0415
    from classifier.learning.evaluation import judged, summary  # noqa: PLC0415
    from classifier.learning.pipeline import CONFIGURATION  # noqa: PLC0415

    figures = summary(judged(fixed(trained)), trained.thresholds)
    cases = [row.id for row in trained.examples if row.confirmed]
    return Manifest(
        number=number,
        created=created,
        configuration=CONFIGURATION,
        thresholds=asdict(trained.thresholds),
        bands={band: BandRate(rate.value or 0.0, rate.n) for band, rate in figures.bands.items()},
        figures=figures,
        data=TrainingRecord(
            base=len(trained.examples) - len(cases),
            cases=len(cases),
            case_ids=cases,
            conflicting=list(joined.conflicting),
            digest=digest(trained.examples),
        ),
        gate=GateRecord(result.passed, words_in("fr")(result.sentence), str(result.sentence)),
    )
