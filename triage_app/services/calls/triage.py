"""One message on the desk: read, score, look it up in the log, and log it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from classifier.explaining.contributions import Explanation
from classifier.reading import batches, intake
from classifier.records import Channel, Message
from classifier.scorer import Scorer
from triage_app.records import CampaignHit, Case, Decision, NewCase, Outcome, OwnView, Triage
from triage_app.store.store import CaseStore


class TriageService:
    """What the agent's page and `vigie score` and `vigie log` do."""

    def __init__(
        self, scorer: Callable[[], Scorer], store: CaseStore | None, actor: str, language: str
    ) -> None:
        self._scorer = scorer
        self._store = store
        self._actor = actor
        self._language = language

    def assess_text(
        self,
        untrusted_text: str,
        channel: Channel | None = None,
        sender: str = "",
        subject: str = "",
    ) -> Triage:
        """Return the verdict on pasted text; raise UnreadableMessage with a sentence."""
        return self.assess(intake.from_text(untrusted_text, channel, sender, subject))

    def assess_file(self, path: Path) -> Triage:
        """Return the verdict on a file; raise UnreadableMessage with a sentence."""
        return self.assess(batches.single(path))

    def assess_picture(self, untrusted_picture: bytes) -> Triage:
        """Return the verdict on a picture; raise UnreadableMessage with a sentence."""
        return self.assess(intake.from_bytes(untrusted_picture, "picture.png"))

    def masked(
        self,
        untrusted_text: str,
        channel: Channel | None = None,
        sender: str = "",
        subject: str = "",
    ) -> Message:
        """Return a text without its identifiers, as it may be kept before it is judged."""
        message = intake.from_text(untrusted_text, channel, sender, subject)
        return self._scorer().prepare(message)[0]

    def with_changes(self, triage: Triage) -> Triage:
        """Return a verdict with what would change it.

        Apart from the verdict, because it judges the message many times over: the agent reads
        while it is being worked out.
        """
        found = self._scorer().what_would_change(triage.assessment, self._language)
        return replace(triage, assessment=replace(triage.assessment, what_would_change=found))

    def assess(self, message: Message) -> Triage:
        """Return the verdict on a message, and what the log knows of near-copies."""
        assessment = self._scorer().assess(message, self._language)
        text = f"{assessment.message.subject}\n{assessment.message.body}"
        return Triage(assessment, self._known(assessment.fingerprint, text))

    def explain(self, message: Message) -> Explanation:
        """Return the verdict on one message with everything that adds up to it."""
        return self._scorer().explain(message, self._language)

    def _known(self, fingerprint: str, text: str) -> CampaignHit | None:
        return self._store.campaign(fingerprint, text) if self._store else None

    def log(
        self,
        triage: Triage,
        decision: Decision,
        outcome: Outcome | None = None,
        handling_seconds: int | None = None,
        own_view: OwnView | None = None,
    ) -> Case:
        """Write the case into the log in one transaction; raise StoreError with a sentence."""
        if self._store is None:
            raise RuntimeError("this service was built without a log")
        new = NewCase(triage.assessment, decision, outcome, handling_seconds, own_view or OwnView())
        return self._store.log_case(new, self._actor)
