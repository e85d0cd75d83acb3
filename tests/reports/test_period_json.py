"""The JSON export has codes, decimal points, ISO dates, no agent names and no message text."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from counted_cases import figures_of
from jsonschema import Draft202012Validator, ValidationError

from classifier.records import Band, Channel, Label
from triage_app.call_backs import CallBack
from triage_app.export_records import ExportedCase
from triage_app.period_records import CampaignCount, WeekCount
from triage_app.records import Decision, Dissent, Outcome
from triage_app.reporting.figures import EarlierExport, Shift
from triage_app.reporting.hidden import for_sharing
from triage_app.reporting.period_json import json_bytes
from triage_app.reporting.periods import Period
from triage_app.reporting.weeks import IsoWeek

SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "vigie-week.schema.json"


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


def test_the_published_schema_describes_it(make_case, as_of):
    """Every field is required and no other is allowed, so that a change of either fails here."""
    cases = [
        make_case(n, label=Label.SCAM if n % 2 else None, outcomes=(Outcome.GAVE_CARD,))
        for n in range(1, 9)
    ]
    figures = figures_of(Period.of_week(IsoWeek(2026, 47)), cases, cases[:3])
    figures = replace(
        figures,
        call_backs=(CALL_BACK,),
        campaigns=(CAMPAIGN,),
        trend=(WeekCount("2026-11-16", 8, (8, 0, 0, 0), 8, 4, 0),),
        shifts=(Shift(Band.FEW_SIGNS, figures.shares[0], figures.shares[1]),),
        earlier_export=EarlierExport("2026-11-23T08:00:00+00:00", 8),
    )
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    check = Draft202012Validator(schema).validate
    rows = [ExportedCase(case, "2026-11-20T09:00:00+01:00", Dissent.OTHER) for case in cases]
    for shown in (figures, for_sharing(figures)):
        document = json.loads(json_bytes(shown, rows, as_of))
        check(document)
        with pytest.raises(ValidationError):
            check({**document, "agent": "amandine"})
        with pytest.raises(ValidationError):
            check({name: value for name, value in document.items() if name != "trend"})


CALL_BACK = CallBack(
    7,
    "2026-11-17T14:05:00+01:00",
    Decision.LEGIT,
    (Outcome.GAVE_CARD,),
    "2026-11-20T09:00:00+01:00",
    Channel.SMS,
    "S01",
    None,
    7,
    "Votre carte",
)
CAMPAIGN = CampaignCount(
    number=7,
    cases=8,
    previous=1,
    is_new=False,
    first_seen="2026-11-10T14:05:00+01:00",
    latest=9,
    scenario="S01",
    organisation=None,
    excerpt="Votre carte",
    confirmed_scam=4,
    confirmed_legit=0,
    domains=("ameli-infos.top",),
    days=(("2026-11-17", 8),),
)
