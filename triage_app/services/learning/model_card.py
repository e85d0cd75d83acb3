"""Writes the model card: purpose, data, figures, bands, limits; French, then English.

Everything in it comes from the manifest, so the card of any model can be printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from classifier.intervals import Rate
from classifier.records import Band
from classifier.scoring.manifest import (
    BASE_RATE,
    Frequency,
    GroupRates,
    HeldOutFigures,
    Manifest,
    TrainingRecord,
)
from classifier.scoring.model import BandRate
from classifier.sentence import Share, plural, sentence
from triage_app.services.learning.hardest import hardest_figures
from triage_app.wording.words import Words, words_in

CARD = "model_card.md"

_PURPOSE = sentence(
    "To help an agent of a health insurer's call centre judge a suspicious message that a caller "
    "passes on. It ranks messages and gives its reasons; the person decides. It is not meant to "
    "block messages without review, nor to judge people."
)
_KIND = sentence(
    "A linear model over words, runs of letters and indicators: the score is exactly the sum of "
    "the reasons."
)
_DATA = sentence(
    "{base} invented messages and {cases} cases confirmed by the supervisor ({conflicting} left "
    "out, because their labels contradict each other)."
)
_FIGURES_TEXT = sentence(
    "The hardest tests come first. “Other hands”: each message is judged by a model that saw no "
    "message of its manner of writing, with probabilities and thresholds of other hands; “other "
    "campaigns”: by one that saw none of its campaign. The rest is measured on {examples} messages "
    "by the same models as “other hands”, or as “other campaigns” where fewer than three hands "
    "are known. 95% intervals."
)
_BANDS_TEXT = sentence(
    "“scams” is the share of scams among the held-out messages that got this band. “said” is what "
    "the window says of 100 messages with the band: the hand on which the band meant least (for "
    "“cannot tell” the mean of the hands), if {base_rate} of all messages were scams, joined with "
    "the confirmed cases of the band by the beta-binomial model; 95% interval."
)
_LIMITS = (
    sentence("Learnt mostly from messages invented by few people: the figures are too good."),
    sentence("French and English only; for other languages the answer is “cannot tell”."),
    sentence(
        "A harmless first word, an image without text or a message of a few words cannot be judged."
    ),
    sentence("“Few signs” is never a guarantee, and a new turn of phrase may slip through."),
)
_HOW_TO_GO_BACK = sentence(
    "“vigie models rollback” puts the previous model back into use; “vigie models promote "
    "NUMBER” chooses another. A case whose confirmation is withdrawn is no longer used from the "
    "next training on."
)
_FIGURES = (
    "auc",
    "recall_at_1",
    "recall_at_2",
    "top_band_precision",
    "hard_legit_in_top",
    "scam_in_few_signs",
    "cannot_tell",
)


def card(manifest: Manifest, language: str = "") -> str:
    """Return the card of a model as Markdown, in one language or in both."""
    gates = {"fr": manifest.gate.sentence, "en": manifest.gate.sentence_en}
    parts = [
        _card_in_language(words_in(one), manifest, gate)
        for one, gate in gates.items()
        if language in ("", one)
    ]
    return "\n\n---\n\n".join(parts) + "\n"


def _card_in_language(words: Words, manifest: Manifest, gate: str) -> str:
    """Return the card in one language; `gate` is what the gate said in it."""
    blocks = [
        "# " + words.say("Card of model {number}", number=manifest.number),
        words.say("Made on {created}.", created=manifest.created[:16].replace("T", " ")),
        "## " + words.say("Purpose"),
        words(_PURPOSE),
        words(_KIND),
        "## " + words.say("Data"),
        _data(manifest.data, words),
        *_groups(manifest.figures.groups, words),
        "## " + words.say("Figures"),
        words(_FIGURES_TEXT.fill(examples=manifest.figures.examples)),
        _table(
            words.say("figure | value | interval | messages"), _figures(manifest.figures, words)
        ),
        *_by_hand(manifest.figures, words),
        "## " + words.say("What the bands mean"),
        words(_BANDS_TEXT.fill(base_rate=Share(BASE_RATE))),
        _table(
            words.say("band | from score | scams | messages | said | interval | cases"),
            _bands(manifest, words),
        ),
        "## " + words.say("Gate"),
        gate,
        "## " + words.say("Known limits"),
        "\n".join(f"- {words(limit)}" for limit in _LIMITS),
        "## " + words.say("Going back"),
        words(_HOW_TO_GO_BACK),
    ]
    return "\n\n".join(blocks)


def _data(data: TrainingRecord, words: Words) -> str:
    left_out = len(data.conflicting)
    said = words(_DATA.fill(base=data.base, cases=data.cases, conflicting=left_out))
    templates = plural(
        "{n} genuine message of the organisation.",
        "{n} genuine messages of the organisation.",
        len(data.template_ids),
    )
    return f"{said} {words(templates)}" if data.template_ids else said


def _table(head: str, rows: Iterator[tuple[str, ...]]) -> str:
    columns = head.count("|") + 1
    lines = [f"| {head} |", "|" + "---|" * columns]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def _groups(groups: Mapping[str, Mapping[str, GroupRates]], words: Words) -> Iterator[str]:
    """Yield one table of counts for each group."""
    for name in ("family", "channel", "language", "hard"):
        rows = (
            (kind, str(row.scam_flagged.n), str(row.legit_flagged.n))
            for kind, row in groups.get(name, {}).items()
        )
        group = words.name("group", name).capitalize()
        yield _table(words.say("{group} | scam | legitimate", group=group), rows)


def _figures(figures: HeldOutFigures, words: Words) -> Iterator[tuple[str, ...]]:
    number = words.numbers.number
    rates: dict[str, Rate] = {name: getattr(figures, name) for name in _FIGURES}
    for name, rate in (*hardest_figures(figures).items(), *rates.items()):
        between = f"{number(rate.low, 3)} – {number(rate.high, 3)}"
        yield words.name("figure", name), number(rate.value, 3), between, str(rate.n)
    error = number(figures.calibration_error, 3)
    yield words.name("figure", "calibration_error"), error, "–", str(figures.examples)


def _by_hand(figures: HeldOutFigures, words: Words) -> Iterator[str]:
    """Yield the table of the hands, if there are enough of them."""
    if not figures.hands:
        return
    number = words.numbers.number
    rows = (
        (
            hand,
            number(found.auc.value, 3),
            number(found.recall_at_2.value, 3),
            f"{number(found.legit_in_top.value, 3)} (n = {found.legit_in_top.n})",
        )
        for hand, found in figures.hands.each.items()
    )
    head = words.say("hand | AUC | scams caught at 2% false alarms | legitimate in the top band")
    yield _table(head, rows)


def _bands(manifest: Manifest, words: Words) -> Iterator[tuple[str, ...]]:
    starts, number = manifest.limits, words.numbers.number
    for band, start in (
        (Band.VERY_LIKELY_SCAM, starts.top),
        (Band.SEVERAL_SIGNS, starts.several),
        (Band.CANNOT_TELL, starts.doubt),
        (Band.FEW_SIGNS, 0.0),
    ):
        rate = manifest.bands.get(band, BandRate(0.0, 0))
        share = number(rate.scams if rate.messages else None, 3)
        held_out = number(start, 3), share, number(rate.messages)
        yield words.name("band", band), *held_out, *_said(manifest.said.get(band), words)


def _said(said: Frequency | None, words: Words) -> tuple[str, str, str]:
    """Return what is said of a band, its interval and its cases; dashes for an older model."""
    if said is None:
        return "–", "–", "–"
    number = words.numbers.number
    between = f"{number(said.low, 3)} – {number(said.high, 3)}"
    return number(said.share, 3), between, number(said.cases)
