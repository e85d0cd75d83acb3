"""Fixtures of the report tests: a case with valid defaults."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from classifier.records import Band, Channel, Language
from triage_app.export_records import AsOf
from triage_app.records import Case, Decision

sys.path.insert(0, str(Path(__file__).resolve().parent))  # counted_cases


@pytest.fixture
def as_of() -> AsOf:
    return AsOf("0badcafe", 12, "f" * 64, "2026-11-23T08:00:00+00:00")


@pytest.fixture
def make_case() -> Callable[..., Case]:
    def build(number: int = 1, day: int = 17, **given: object) -> Case:
        fields: dict[str, object] = {
            "number": number,
            "opened": f"2026-11-{day:02}T14:05:00+01:00",
            "agent": "amandine.secrete",
            "channel": Channel.SMS,
            "language": Language.FRENCH,
            "band": Band.VERY_LIKELY_SCAM,
            "score": 0.9712345,
            "decision": Decision.SCAM,
            "outcomes": (),
            "label": None,
            "labelled_by": None,
            "scenario": "S01",
            "organisation": "ameli",
            "domains": ("ameli-infos.top",),
            "indicators": ("I01", "I07"),
            "fingerprint": f"{number:064x}",
            "campaign": 1,
            "model": "0001",
            "excerpt": "Votre carte Vitale",
            "handling_seconds": 41,
        }
        return Case(**{**fields, **given})  # type: ignore[arg-type]

    return build
