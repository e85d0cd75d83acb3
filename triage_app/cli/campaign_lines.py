"""The sheet of a campaign as lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from classifier.sentence import plural
from triage_app.campaign_records import CampaignSheet
from triage_app.case_codes import shown_number
from triage_app.cli.context import Context

V = TypeVar("V", bound=str)  # a decision, outcome or label


def sheet_lines(context: Context, sheet: CampaignSheet) -> Iterator[str]:
    """Yield what is known of a campaign."""
    yield _heading(context, sheet)
    for day in sheet.days:
        yield f"  {day.day}  {day.cases:>6}"
    yield context.words(plural("{n} text:", "{n} texts that differ:", sheet.variant_count))
    for one in sheet.variants:
        days = f"{one.first_seen[:10]} – {one.last_seen[:10]}"
        case = context.say("case no. {number}", number=one.latest)
        yield f"  {one.cases:>6}  {days}  {case}  {one.excerpt[:60]}"
    hosts = (f"{one.value.replace('.', '[.]')} ({one.cases})" for one in sheet.hosts)
    yield context.say("Domains: {values}", values=", ".join(hosts) or "–")
    if sheet.numbers:
        same = context.say("the same number")
        numbers = ", ".join(f"{one.value or same} ({one.cases})" for one in sheet.numbers)
        yield context.say("Phone numbers: {values}", values=numbers)
    decisions = _counts(context, "decision", sheet.decisions)
    yield context.say("Decisions: {values}", values=decisions)
    outcomes = _counts(context, "outcome", sheet.outcomes)
    yield context.say("What the callers had done: {values}", values=outcomes)
    yield context.say("Confirmations: {values}", values=_counts(context, "label", sheet.labels))
    if sheet.conflicting:
        cases = _numbers(sheet.odd)
        yield context.say("The labels differ; what does not fit: {cases}.", cases=cases)
    if sheet.cases > sheet.COMPARED:
        yield context.say(
            "Texts and domains are those of the newest {number} cases.", number=sheet.COMPARED
        )


def _heading(context: Context, sheet: CampaignSheet) -> str:
    date = context.words.numbers.date
    return context.words(
        plural(
            "Campaign no. {number}: {n} case, from {first} to {last}.",
            "Campaign no. {number}: {n} cases, from {first} to {last}.",
            sheet.cases,
            number=sheet.number,
            first=date(sheet.first_seen),
            last=date(sheet.last_seen),
        )
    )


def _counts(context: Context, kind: str, counts: Mapping[V, int]) -> str:
    """Return counts with the names of their values, the largest first."""
    found = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    names = (f"{context.words.name(kind, value)} {count}" for value, count in found)
    return ", ".join(names) or "–"


def _numbers(cases: Sequence[int]) -> str:
    return ", ".join(map(shown_number, cases))
