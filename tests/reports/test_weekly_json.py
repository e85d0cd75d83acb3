"""The JSON export has codes, decimal points, ISO dates, no agent names and no message text."""

from __future__ import annotations

import json

from counted_cases import figures_of

from classifier.records import Label
from triage_app.export_records import ExportedCase
from triage_app.reporting.periods import Period
from triage_app.reporting.weekly_json import json_bytes
from triage_app.reporting.weeks import IsoWeek


def test_a_week_as_json(make_case, as_of):
    cases = [make_case(1, label=Label.SCAM, labelled_by="sonia"), make_case(2)]
    figures = figures_of(Period.of_week(IsoWeek(2026, 47)), cases, [])
    data = json.loads(json_bytes(figures, [ExportedCase(c, None, None) for c in cases], as_of))
    assert (data["format"], data["version"], data["week"]) == ("vigie-week", 2, "2026-W47")
    assert (data["since"], data["until"]) == ("2026-11-16", "2026-11-23")
    assert data["counts"]["band"][0] == {
        "key": "very_likely_scam",
        "count": 2,
        "previous": 0,
        "year_before": None,
    }
    assert data["shares"]["confirmed_scam"]["value"] == 1.0
    case = data["cases"][0]
    assert (case["number"], case["score"], case["label"]) == (1, 0.9712345, "scam")
    assert case["domains"] == ["ameli-infos.top"]
    assert not {"agent", "labelled_by", "excerpt"} & set(case)
    assert "amandine" not in json.dumps(data)
