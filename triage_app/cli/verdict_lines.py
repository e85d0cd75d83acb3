"""A verdict as lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from classifier.reading import remarks
from classifier.records import Assessment, BandReason, Direction
from triage_app.cli.context import Context
from triage_app.cli.output import percent
from triage_app.cli.words import BANDS, WHY
from triage_app.records import CampaignHit, Case, Triage


def short_verdict(context: Context, judged: Assessment | Case) -> str:
    """Return band and score of a message or a case."""
    band = BANDS[context.language][judged.band]
    if judged.score is None:
        return band
    return f"{band} ({percent(judged.score, context.language)})"


def verdict_line(context: Context, assessment: Assessment) -> str:
    """Return band and score, and why this band."""
    reason = WHY[context.language][assessment.band_reason]
    return f"{short_verdict(context, assessment)}. {reason}"


def verdict_lines(context: Context, triage: Triage) -> Iterator[str]:
    """Yield the verdict with its reasons, links, changes and remarks."""
    assessment = triage.assessment
    yield verdict_line(context, assessment)
    for reason in assessment.reasons:
        if reason.indicator != "rest":
            sign = "+" if reason.direction is Direction.FOR else "-"
            yield f"  {sign} {reason.text}"
    for link in assessment.links:
        yield f"  → {link.defanged}"
    yield from change_lines(context, assessment)
    for note in map(context.words, remarks.sentences(assessment.message)):
        yield f"  ! {note}"
    if triage.campaign:
        yield seen_before(context, triage.campaign)


def change_lines(context: Context, assessment: Assessment) -> list[str]:
    """Return in sentences what would change the verdict; none where no score decided."""
    if assessment.band_reason not in (BandReason.SCORE, BandReason.BETWEEN):
        return []
    found = [
        context.say("change", text=change.text, band=BANDS[context.language][change.band])
        for change in assessment.what_would_change
    ]
    return [context.say("changes"), *found] if found else [context.say("no_change")]


def seen_before(context: Context, hit: CampaignHit) -> str:
    """Return in a sentence what the log knows of near-copies."""
    return context.say(
        "seen",
        seen=hit.seen,
        since=hit.since[:10],
        scam=hit.confirmed_scam,
        legit=hit.confirmed_legit,
    )
