"""One message: read, score, look up near-copies, log."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from classifier.errors import UnreadableMessage
from classifier.explaining.contributions import Explanation
from classifier.explaining.reasons import from_rules_only
from classifier.parallel import Workers
from classifier.reading import limits
from classifier.reading.bounded import reading
from classifier.reading.sources import Source
from classifier.records import Assessment, Message, Pasted, Reason
from classifier.scorer import Scorer
from triage_app.errors import StoreError
from triage_app.kept_form_record import KeptForm
from triage_app.records import CampaignHit, Case, CaseDetail, NewCase, Triage
from triage_app.services.calls.kept_form import kept_form
from triage_app.services.calls.notes import file_reference, masked_line, masked_note
from triage_app.services.calls.parallel import assess_named, map_messages
from triage_app.store.store import CaseStore
from triage_app.wording.words import words_in


class TriageService:
    """Verdicts for the agent's page and for `vigie score`, `explain` and `log`.

    `log_to_read` gives the case log, None when there is none yet; `log_to_write` makes it when
    needed. Both raise StoreError with a sentence.
    """

    def __init__(
        self,
        scorer: Callable[[], Scorer],
        log_to_read: Callable[[], CaseStore | None],
        log_to_write: Callable[[], CaseStore],
        actor: str,
        language: str,
    ) -> None:
        self._scorer = scorer
        self._log_to_read, self._log_to_write = log_to_read, log_to_write
        self._actor, self._language = actor, language

    @property
    def scorer(self) -> Scorer:
        """The scorer with the model now in use."""
        return self._scorer()

    def judge(self, source: Pasted | Message) -> Triage:
        """Return the verdict on a message, and the campaign of its near-copies in the log.

        The pictures of a mail are not looked at: `reading.read` does that before, or afterwards.
        There is a verdict even when the log is out of reach; `Triage.log_error` says why.
        Raises UnreadableMessage with a sentence.
        """
        return self.with_campaign(self.assess(source))

    def with_campaign(self, assessment: Assessment) -> Triage:
        """Return a verdict with what the log knows of near-copies, as `judge` does."""
        try:
            return Triage(assessment, self._near_copies(assessment))
        except StoreError as error:
            return Triage(assessment, None, error)

    def assess(self, source: Pasted | Message) -> Assessment:
        """Return the verdict without near-copies; raise UnreadableMessage."""
        message = source if isinstance(source, Message) else reading.read_first(source)
        return self._scorer().assess(message, words_in(self._language))

    def assess_all(
        self, sources: Iterable[tuple[str, Source]], workers: Workers | None
    ) -> Iterator[tuple[str, Assessment | UnreadableMessage]]:
        """Yield name and verdict of each message, or why it cannot be read, in order.

        None as workers: all processors where there are enough messages for that to be faster.
        """
        yield from map_messages(
            partial(assess_named, self.scorer, self._language), sources, workers
        )

    def with_changes(self, triage: Triage) -> Triage:
        """Return a verdict with what would change it.

        Computed after the verdict, because it scores the message many times: the agent can read
        the verdict meanwhile.
        """
        found = self._scorer().what_would_change(triage.assessment, words_in(self._language))
        return replace(triage, assessment=replace(triage.assessment, what_would_change=found))

    def masked(self, pasted: Pasted) -> Message:
        """Return a masked message, which may be stored before it is scored.

        A very long text that was only typed is stored up to its first 200,000 characters.
        """
        untrusted = pasted.untrusted_content
        if isinstance(untrusted, str):
            pasted = replace(pasted, untrusted_content=untrusted[: limits.QUICK_BYTES])
        return self._scorer().masked(reading.read_first(pasted))

    def masked_note(self, untrusted_note: str) -> str:
        """Return a note of any length, masked, which may be stored before its case is logged."""
        return masked_line(untrusted_note)

    def explain(self, message: Message) -> Explanation:
        """Return the verdict on one message with all contributions."""
        return self._scorer().explain(message, words_in(self._language))

    def signs_of(self, detail: CaseDetail) -> tuple[Reason, ...]:
        """Return the signs that were recorded with a case as sentences, () without its text.

        The log holds the rules that fired; the stored message tells their words.
        """
        if detail.message is None:
            return ()
        message, found, tokens = self._scorer().prepare(detail.message)
        recorded = [one for one in found if one.indicator in detail.case.indicators]
        return from_rules_only(message, tokens, recorded, words_in(self._language))

    def kept_form(self, assessment: Assessment) -> KeptForm:
        """Return what `log` would store of a message and its verdict."""
        return kept_form(assessment)

    def log(self, new: NewCase, untrusted_note: str = "", untrusted_reference: str = "") -> Case:
        """Log the case in one transaction; raise StoreError.

        The note is masked before it is kept. Of the reference of the caller's file a digest is.
        """
        if untrusted_note:
            new = replace(new, note=masked_note(untrusted_note))
        if untrusted_reference:
            new = replace(new, caller_file=file_reference(untrusted_reference))
        return self._log_to_write().log_case(new, self._actor)

    def _near_copies(self, assessment: Assessment) -> CampaignHit | None:
        log = self._log_to_read()
        if log is None:
            return None
        text = f"{assessment.message.subject}\n{assessment.message.body}"
        return log.campaign_log.of_text(assessment.fingerprint, text)
