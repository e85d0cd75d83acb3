"""Training, acceptance checks, promotion and rollback.

Runs in a child process of our command line, whose progress the window reads.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from classifier.parallel import IN_THIS_PROCESS, Progress, Workers, no_progress
from classifier.scorer import Scorer
from triage_app.model_records import ConfirmedCase, ModelSummary, TrainingOutcome
from triage_app.records import EventKind, Role
from triage_app.services.learning.comparison import compare
from triage_app.services.learning.gate import decide
from triage_app.services.learning.kept_readings import KeptReadings
from triage_app.services.learning.model_in_use import refuse_changed
from triage_app.services.learning.models import ModelShelf
from triage_app.services.lists.guard_rows import GuardedCase
from triage_app.shared_file_records import Steered
from triage_app.store.steering import MODEL
from triage_app.wording.words import words_in

if TYPE_CHECKING:
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
        role: Role = Role.AGENT,
        guarded: Callable[[], Sequence[GuardedCase]] = tuple,
        readings: Path | None = None,
    ) -> None:
        """`guarded` returns the cases that the desk wants every model to judge in one way.

        `readings` is the file of what the training messages were read as; without it they are read
        for each training.
        """
        self._shelf = shelf
        self._training_data = training_data
        self._scorer = scorer
        self._store = store
        self._actor = actor
        self._clock = clock
        self._language = language
        self._role = role
        self._guarded = guarded
        self._readings = readings

    def train(
        self,
        *,
        from_cases: bool = False,
        promote: bool = True,
        progress: Progress = no_progress,
        workers: Workers = IN_THIS_PROCESS,
    ) -> TrainingOutcome:
        """Train a candidate, ask the gate, and promote it when it passes and may.

        The genuine messages of the organisation are always learnt, confirmed cases on request.
        At an agent's desk the model of a supervisor's desk stays in use. The number of workers
        changes the time and nothing else. Raises TrainingDataError when the data cannot be trained
        on, ModelError when the candidate cannot be kept.
        """
        from classifier.learning.training import train  # noqa: PLC0415 - brings scikit-learn
        from triage_app.services.learning import candidate  # noqa: PLC0415 - brings it too

        progress(0.0, "reading")
        data, scorer = self._training_data, self._scorer
        kept = KeptReadings(self._readings, self._store) if self._readings else None
        joined = candidate.all_examples(
            data, self._cases(from_cases), self._store.templates(), scorer, progress, workers, kept
        )
        trained = train(joined.examples, progress, workers)
        before, cases = self.current(), self._cases(from_cases)  # not in memory during the training
        result = decide(compare(trained, cases, self._shelf, data, scorer, self._guarded()))
        created = self._clock().isoformat(timespec="seconds")
        with self._shelf.locked():
            folder = self._shelf.next_folder()
            candidate.write_candidate(folder, created, trained, joined.conflicting, result)
            number = folder.name
            payload = {
                "model": number,
                "passed": result.passed,
                "conflicting": list(joined.conflicting),
                **self._shelf.digests(number),
                **(kept.payload() if kept else {}),
            }
            self._store.record(EventKind.MODEL_TRAINED, self._actor, payload, role=self._role)
        decided_here = self._store.shared_files.decided_by(Steered(MODEL)) is None
        promoted = promote and result.passed and decided_here
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

    def _cases(self, wanted: bool) -> list[ConfirmedCase]:
        return self._store.confirmed() if wanted else []

    def current(self) -> ModelSummary | None:
        """Return the model in use."""
        number = self._shelf.current
        return self._shelf.summary(number) if number else None

    def promote(self, number: str) -> ModelSummary:
        """Make a model the current one and record it in the ledger."""
        payload = self._payload(number)
        put = partial(self._shelf.promote, number)
        self._store.record(EventKind.MODEL_PROMOTED, self._actor, payload, put, self._role)
        return self._shelf.summary(number)

    def rollback(self) -> ModelSummary:
        """Restore the previous model and record it in the ledger."""
        number = self._shelf.previous_number()
        payload = self._payload(number)
        back, kind = self._shelf.rollback, EventKind.MODEL_ROLLED_BACK
        self._store.record(kind, self._actor, payload, back, self._role)
        return self._shelf.summary(number)

    def _payload(self, number: str) -> dict[str, str]:
        """Return what the ledger gets of a model; raise ModelError when it was changed."""
        digests = self._shelf.digests(number)
        refuse_changed(self._shelf, self._store.state.steering(), number)
        return {"model": number, "before": self._shelf.current or "", **digests}
