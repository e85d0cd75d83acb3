"""The words of the reviewer's page in one language."""

from __future__ import annotations

from collections.abc import Mapping

from classifier.records import Band, BandReason
from classifier.sentence import Sentence, named
from triage_app.wording.words import words_in

_WORDS: Mapping[str, Sentence] = {
    "title": named("review", "Why this verdict"),
    "intro": named(
        "review",
        "For reviewers: everything that counts in the score of this masked message. Nothing is "
        "rounded in the calculation; the numbers are log-odds, positive towards a scam.",
    ),
    "message": named("review", "The masked message"),
    "sender": named("review", "From"),
    "subject": named("review", "Subject"),
    "reasons": named("review", "The reasons given to the caller"),
    "changes": named("review", "What would change the verdict"),
    "no_change": named("review", "No sign would change the verdict by itself."),
    "sum": named("review", "The calculation"),
    "base": named("review", "Start (empty message)"),
    "rule": named("review", "Indicators"),
    "word": named("review", "Words"),
    "shape": named("review", "Shape of the message"),
    "total": named("review", "Sum (log-odds)"),
    "probability": named("review", "Probability of a scam"),
    "bands": named("review", "Verdicts and thresholds"),
    "from_to": named("review", "from {low} to {high}"),
    "change": named("review", "{text}: {band}"),
    "here": named("review", "this message"),
    "other_cause": named("review", "The verdict does not come from the score."),
    "word_note": named(
        "review", "The weight of a word includes that of its pairs and of its runs of letters."
    ),
    "name": named("review", "Name"),
    "says": named("review", "What it says"),
    "quote": named("review", "Quote"),
    "weight": named("review", "Weight"),
    "count": named("review", "Times"),
    "links": named("review", "Links (inactive)"),
    "none": named("review", "None."),
    "model": named("review", "Model"),
    "no_model": named(
        "review", "Without a model only the indicators count, and nothing is weighed."
    ),
    "for": named("review", "for a scam"),
    "against": named("review", "against"),
    "others": named("review", "{n} other words"),
    "links_0": named("review", "no link"),
    "links_1": named("review", "one link"),
    "links_2": named("review", "two links"),
    "links_3": named("review", "three links or more"),
    "shouting": named("review", "many capitals"),
    "exclamation": named("review", "exclamation mark"),
    "headers": named("review", "mail headers present"),
    "channel_sms": named("review", "channel: SMS"),
    "channel_email": named("review", "channel: e-mail"),
    "channel_letter": named("review", "channel: letter"),
    "channel_call": named("review", "channel: call"),
    "channel_chat": named("review", "channel: chat"),
    "words_over_160": named("review", "more than 160 words"),
    "words_to": named("review", "{n} words at most"),
}


class ExplainWords:
    """Words and numbers in one language."""

    def __init__(self, language: str) -> None:
        self._words = words_in(language)

    def __call__(self, name: str, **values: object) -> str:
        """Return a word of the table, its blanks filled."""
        return self._words(_WORDS[name].fill(**values))

    def band(self, band: Band) -> str:
        """Return the name of a band."""
        return self._words.name("band", band)

    def reason(self, reason: BandReason) -> str:
        """Return why a band was chosen."""
        return self._words.name("band_reason", reason)

    def shape(self, name: str) -> str:
        """Return what a feature of shape means; a new one keeps the model's name."""
        if name in _WORDS:
            return self(name)
        limit = name.removeprefix("words_to_")
        return self("words_to", n=limit) if limit.isdigit() else name

    def weight(self, value: float) -> str:
        """Return a weight with its sign and three decimals."""
        return self._words.numbers.signed(value, 3)

    def limit(self, value: float) -> str:
        """Return a threshold as a percentage with one decimal."""
        return self._words.numbers.percent(value, 1)

    def score(self, value: float) -> str:
        """Return a score as a percentage with one decimal."""
        return self._words.numbers.score(value, 1)
