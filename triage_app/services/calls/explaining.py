"""The explanation of one verdict for reviewers: as an object for JSON, and as an HTML page."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from classifier.explaining.contributions import Explanation
from classifier.sentence import Render
from triage_app.errors import ExportError
from triage_app.files import write_whole
from triage_app.reporting.explain_page import explain_html
from triage_app.services.calls.results import result
from triage_app.services.safe_names import Identifier


def explained(identifier: Identifier, explanation: Explanation, words: Render) -> dict[str, object]:
    """Return the result object with log-odds, thresholds and all contributions."""
    seen, limits = explanation.assessment, explanation.thresholds
    return result(identifier, seen, words) | {
        "log_odds": seen.log_odds,
        "thresholds": asdict(limits) if limits else None,
        "rest_text": explanation.rest,
        "contributions": [asdict(one) for one in explanation.contributions],
    }


def write_page(explanation: Explanation, language: str, out: Path) -> Path:
    """Write the HTML page atomically; raise ExportError."""
    try:
        write_whole(out, explain_html(explanation, language))
    except OSError as error:
        raise ExportError(
            "The page {file} could not be written: check the folder, the permissions and the "
            "room on the disk.",
            file=out.name,
        ) from error
    return out
