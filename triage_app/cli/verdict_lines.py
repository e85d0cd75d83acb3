"""A verdict as lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from classifier.reading import remarks
from classifier.records import Assessment, BandReason, Direction
from classifier.sentence import plural
from triage_app.cli.context import Context
from triage_app.records import CampaignHit, Case, Triage
from triage_app.wording.shown_score import shown_score


def short_verdict(context: Context, judged: Assessment | Case) -> str:
    """Return the band of a message or a case, with its score unless it contradicts the band."""
    band = context.words.name("band", judged.band)
    score = shown_score(judged)
    return band if score is None else f"{band} ({context.words.numbers.score(score)})"


def verdict_line(context: Context, assessment: Assessment) -> str:
    """Return band, score, and the reason for the band."""
    reason = context.words.name("band_reason", assessment.band_reason)
    if assessment.band_reason is BandReason.SCORE:
        reason = context.say("The reasons:")
    return f"{short_verdict(context, assessment)}. {reason}"


def verdict_lines(context: Context, triage: Triage) -> Iterator[str]:
    """Yield the verdict with its reasons, links, changes and remarks."""
    assessment = triage.assessment
    yield verdict_line(context, assessment)
    for reason in assessment.reasons:
        sign = "+" if reason.direction is Direction.FOR else "-"
        yield f"  {sign} {reason.text}"
    for link in assessment.links:
        hidden = context.say("(destination hidden)") if link.hidden else ""
        yield f"  → {link.defanged} {hidden}".rstrip()
    yield from change_lines(context, assessment)
    for note in map(context.words, remarks.verdict_sentences(assessment)):
        yield f"  ! {note}"
    if triage.campaign:
        yield seen_before(context, triage.campaign)


def change_lines(context: Context, assessment: Assessment) -> list[str]:
    """Return the changes of verdict as sentences; none if the band does not come from the score."""
    if not assessment.is_by_score:
        return []
    found = [
        context.say(
            "  ~ {text}: {band}", text=change.text, band=context.words.name("band", change.band)
        )
        for change in assessment.what_would_change
    ]
    return (
        [context.say("What would change the verdict:"), *found]
        if found
        else [context.say("No sign would change the verdict by itself.")]
    )


def seen_before(context: Context, hit: CampaignHit) -> str:
    """Return a sentence about near-copies in the log."""
    if hit.is_of_today:
        seen = plural(
            "Seen {n} time today; confirmed as a scam: {scam}, as legitimate: {legit}.",
            "Seen {n} times today; confirmed as a scam: {scam}, as legitimate: {legit}.",
            hit.seen,
        )
    else:
        seen = plural(
            "Seen {n} time since {since}; confirmed as a scam: {scam}, as legitimate: {legit}.",
            "Seen {n} times since {since}; confirmed as a scam: {scam}, as legitimate: {legit}.",
            hit.seen,
            since=context.words.numbers.date(hit.since),
        )
    words = context.words(seen.fill(scam=hit.confirmed_scam, legit=hit.confirmed_legit))
    desks = context.say("At {desks} desks.", desks=hit.desks)
    return f"{words} {desks}" if hit.desks > 1 else words
