"""A case and what is known of it as lines of text."""

from __future__ import annotations

from classifier.sentence import sentence
from triage_app.cli.context import Context
from triage_app.cli.verdict_lines import short_verdict
from triage_app.evidence_records import COUNTED, SeenEvidence
from triage_app.records import Case, CaseDetail

_EVIDENCE = {
    "domain": sentence("domain {shown}: in {count} case(s)"),
    "host": sentence("host {shown}: in {count} case(s)"),
    "phone": sentence("number {shown}: in {count} case(s)"),
}


def case_line(context: Context, case: Case) -> str:
    """Return a case on one line."""
    label = context.words.name("label", case.label) if case.label else "—"
    imported = context.say("[imported]") + "  " if case.imported else ""
    own = context.say("[confirmed by the agent who logged it]") + "  " if case.own_case else ""
    notes = context.say("[note]") + "  " if case.notes else ""
    campaign = f"({case.campaign_code or case.campaign})"
    return (
        f"{case.shown_number:>6} {campaign:>8}  {case.opened[:16]}  "
        f"{short_verdict(context, case)}  "
        f"{context.words.name('decision', case.decision)} / {label}  {own}{imported}{notes}"
        f"{case.excerpt[:60]}"
    )


def evidence_line(context: Context, one: SeenEvidence) -> str:
    """Return what a message leads to or calls, and in how many cases it is."""
    shown = one.shown or context.say("(kept as a digest)")
    count = f"> {COUNTED}" if one.cases > COUNTED else one.cases
    return "  " + context.words(_EVIDENCE[one.kind].fill(shown=shown, count=count))


def gone_line(context: Context, detail: CaseDetail) -> str:
    """Return why a case has no text."""
    if detail.erased:
        return context.say("(The text was erased on request.)")
    return context.say("(The text was deleted at the end of its retention period.)")
