"""Figures of a period in memory, for the tests of the window."""

from __future__ import annotations

from datetime import date

from classifier.records import Band, Channel, Label
from triage_app.call_backs import CallBack
from triage_app.period_records import (
    CampaignCount,
    ClaimCount,
    JudgedCount,
    OutcomeCount,
    PeriodCounts,
    ViewCount,
    WeekCount,
)
from triage_app.records import Decision, Dissent, EventKind, Outcome, Seen, Step
from triage_app.reporting.period_figures import Counted, period_figures
from triage_app.reporting.periods import parse_period
from triage_app.services.upkeep.figures import NotWanted, always

_SCAM, _SMS = Label.SCAM, Channel.SMS
JUDGED = (
    JudgedCount(Band.VERY_LIKELY_SCAM, Decision.SCAM, _SCAM, _SMS, False, 5),
    JudgedCount(Band.FEW_SIGNS, Decision.LEGIT, _SCAM, Channel.EMAIL, False, 2),
)
OUTCOMES = (
    OutcomeCount((Outcome.GAVE_CARD,), Decision.SCAM, 5),
    OutcomeCount((), Decision.SCAM, 2),
)
VIEWS = (ViewCount(Seen.YES, Seen.NO, None, 5), ViewCount(None, None, Dissent.CALLER, 2))
CLAIMS = (ClaimCount("aubier", Decision.SCAM, 7),)
HOURS = tuple((f"2026-11-{16 + day}T{9 + day:02}", 1) for day in range(7))
CAMPAIGNS = (
    CampaignCount(
        number=12,
        cases=4,
        previous=1,
        is_new=False,
        first_seen="2026-11-02T10:00:00+01:00",
        latest=31,
        scenario="S01",
        organisation="aubier",
        excerpt="Votre carte Vitale expire, renouvelez-la",
        confirmed_scam=2,
        confirmed_legit=0,
        domains=("x.top",),
        days=(("2026-11-16", 1), ("2026-11-17", 3)),
    ),
)
CALLS = tuple(
    CallBack(
        number=number,
        opened=f"2026-11-{16 + number}T10:00:00+01:00",
        told=Decision.UNSURE,
        outcomes=(Outcome.CLICKED_ONLY, Outcome.GAVE_CARD),
        labelled_at="2026-11-20T10:00:00+01:00",
        channel=Channel.SMS,
        scenario="S01",
        organisation="aubier",
        campaign=12,
        excerpt="Votre carte Vitale expire",
    )
    for number in (2, 1)
)


class FakeCounting:
    """Figures of a period with one case a day, and one caller to call back until that is ticked."""

    def __init__(self, make_case) -> None:
        self.make_case = make_case
        self.called: list[int] = []
        self.asked: list[str] = []

    today = date(2026, 11, 23)

    def period(self, name):
        return parse_period(name, self.today)

    def page(self, period, is_wanted=always):
        if not is_wanted():
            raise NotWanted
        self.asked.append(str(period))
        counted = Counted(
            PeriodCounts(JUDGED, OUTCOMES, VIEWS, (("S01", 7),), CLAIMS, HOURS, ((40, 7),), 1),
            as_of="2026-11-22T18:00:00+01:00",
            campaigns=CAMPAIGNS,
            campaign_count=1,
            call_backs=self.listed(),
            call_back_count=len(self.listed()),
        )
        return period_figures(period, counted)

    def trend(self, period):
        return [
            WeekCount(str(week.monday), 7, (4, 1, 1, 1), 5, 3, 1)
            for week in period.weeks_before(12)
        ]

    def listed(self):
        return [one for one in CALLS if one.number not in self.called]

    def tick(self, number):
        self.called.append(number)
        return Step(self.make_case(number, called_back="x"), 900, EventKind.CALLED_BACK)
