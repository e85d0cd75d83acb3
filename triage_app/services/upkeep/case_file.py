"""One case as a page for the caller's file, with its signs and to whom it is reported."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from triage_app.advice.joined import Situation, joined_advice
from triage_app.export_records import ExportTarget
from triage_app.records import Case, Decision, Outcome

if TYPE_CHECKING:
    from triage_app.services.desk import Desk


def write_case(desk: Desk, number: int, out: ExportTarget) -> Path:
    """Write a case as a PDF of one page in the language of the settings; return its path.

    Raises StoreError where there is no such case, ExportError where the file cannot be written.
    """
    detail = desk.casebook.show(number)
    signed = replace(detail, reasons=desk.triage.signs_of(detail))
    return desk.reports.export_case(signed, out, _how_to_report(desk, detail.case))


def _how_to_report(desk: Desk, case: Case) -> str:
    """Return to whom the message of a case is reported (33700, Signal Spam …), "" for nobody."""
    decision = Decision(case.label) if case.label else case.decision
    situation = Situation(case.band, decision, case.channel)
    guidance = desk.guidance.load()[desk.settings.language]
    return joined_advice(guidance, case.outcomes or (Outcome.NOTHING_DONE,), situation).report
