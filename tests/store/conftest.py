"""Fixtures of the store tests: a clock that can be moved, a store, valid new cases."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path

import pytest

from classifier.records import (
    Assessment,
    Band,
    BandReason,
    Channel,
    Finding,
    Language,
    LinkView,
    Message,
    OrganisationMatch,
)
from triage_app.records import Decision, NewCase, Outcome
from triage_app.store.store import CaseStore

sys.path.insert(0, str(Path(__file__).resolve().parent))  # helpers of several tests
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "reports"))  # counted_cases

from shared_desks import ROLES, Clocks, joined


class MovingClock:
    """A clock that starts on Tuesday of 2026-W47 at ten in Paris and can be moved forward."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 17, 10, 0, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self) -> datetime:
        return self.now

    def pass_days(self, days: float) -> None:
        self.now += timedelta(days=days)


def fingerprint_of(text: str) -> str:
    """Eight bands of an invented fingerprint; texts with a common beginning share some of them."""
    pieces = [text[: 20 + 5 * at] for at in range(8)]
    return "".join(sha256(piece.encode()).hexdigest()[:8] for piece in pieces)


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
def log_path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "cases.db"


@pytest.fixture
def store(log_path: Path, clock: MovingClock) -> Iterator[CaseStore]:
    opened = CaseStore(log_path, clock)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def new_case() -> Callable[..., NewCase]:
    def build(
        body: str = "Votre carte Vitale arrive à expiration, mettez-la à jour ici",
        *,
        band: Band = Band.VERY_LIKELY_SCAM,
        decision: Decision = Decision.SCAM,
        outcomes: tuple[Outcome, ...] = (),
        score: float | None = 0.97,
        sender: str = "⟨TEL_MOBILE⟩",
        subject: str = "",
        message: Message | None = None,
    ) -> NewCase:
        shown = message or Message(body, Channel.SMS, sender, subject)
        assessment = Assessment(
            message=shown,
            masked={"TEL_MOBILE": 1},
            band=band,
            band_reason=BandReason.SCORE,
            score=score,
            log_odds=3.5,
            base=-1.0,
            reasons=(),
            findings=(Finding("I01", "ici"), Finding("I07", "expiration"), Finding("I01", "x")),
            links=(LinkView("x", "https://x.top/a", "x.top", "hxxps://x[.]top/a"),),
            language=Language.FRENCH,
            scenario="S01",
            organisation=OrganisationMatch("ameli", "Assurance Maladie"),
            fingerprint=fingerprint_of(shown.body),
            model="0001",
        )
        return NewCase(assessment, decision, outcomes, 41)

    return build


@pytest.fixture
def joined_desks():
    """Open three desks in a folder of their own, as often as a property test needs them."""
    opened = []

    def open_desks():
        folder = tempfile.TemporaryDirectory()
        clocks = Clocks()
        stores = joined(Path(folder.name), clocks.of, ROLES)
        opened.append((folder, stores))
        return stores, clocks

    yield open_desks
    for folder, stores in opened:
        for store in stores.values():
            store.close()
        folder.cleanup()
