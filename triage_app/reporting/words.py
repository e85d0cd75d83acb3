"""The words of the weekly reports in one language."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from classifier.sentence import Sentence, named
from triage_app.reporting.definitions import DEFINITIONS
from triage_app.wording.names import NAMES
from triage_app.wording.words import words_in

_TITLES: Mapping[str, Sentence] = {
    **NAMES["export_column"],
    "report": named("report", "Weekly report"),
    "period_report": named("report", "Report of the period"),
    "cases": named("report", "Cases"),
    "figures": named("report", "Figures"),
    "colon": named("report", ":"),
    "week_short": named("report", "W{number}"),
    "own_case_mark": named("report", "yes"),
    "day": named("report", "Day"),
    "count": named("report", "Count"),
    "share": named("report", "Share"),
    "previous": named("report", "Period before"),
    "of": named("report", "Of"),
    "low": named("report", "Lower bound"),
    "high": named("report", "Upper bound"),
    "total": named("report", "Cases of the period"),
    "period": named("report", "Period"),
    "as_of": named("report", "As of {at}"),
    "withdrawn": named("report", "Withdrawn since"),
    "imported": named("report", "From old lists"),
    "earlier_export": named("report", "Exported before on {at}, with {cases} cases."),
    "year_before": named("report", "A year before"),
    "call_backs": named("report", "To call back"),
    "called_back": named("report", "Called back"),
    "told": named("report", "What the agent said"),
    "agent_wrong": named("report", "Agent against the confirmation"),
    "agent_unsure": named("report", "Agent unsure"),
    "accepted_right": named("report", "Followed the tool when it was right"),
    "accepted_wrong": named("report", "Followed the tool when it was wrong"),
    "harm": named("report", "Callers harmed among the scams"),
    "asks": named("report", "Agents saw: the message asks for something"),
    "expected": named("report", "Agents heard: the message was expected"),
    "organisations": named("report", "Organisations named"),
    "impersonated": named("report", "Impersonated"),
    "honest": named("report", "Honest"),
    "unsure": named("report", "Unsure"),
    "hour": named("report", "Hour"),
    "hours": named("report", "Days and hours"),
    "trend": named("report", "Twelve weeks"),
    "shifts": named("report", "What has changed"),
    "before": named("report", "Before"),
    "volumes": named("report", "Cases by verdict"),
    "campaigns": named("report", "New and rising campaigns"),
    "state": named("report", "State"),
    "measured": named("report", "{count} measured"),
    "rises": named("report", "rising"),
    "held_scam": named("report", "Held to be scams"),
    "others": named("report", "Others"),
    "definitions": named("report", "What is counted"),
    "definition": named("report", "Definition"),
    "figure": named("report", "Figure"),
    "hidden": named("report", "Counts below {least} are hidden (–)."),
    "confirmed_scam": named("report", "Scams among the confirmed"),
    "false_alarm": named("report", "False alarms among the confirmed legitimate"),
    "miss": named("report", "Missed among the confirmed scams"),
    "unclear": named("report", "Cannot tell"),
    "labelled": named("report", "Confirmed cases"),
    "median": named("report", "Median duration (s)"),
    "ninetieth": named("report", "9 cases of 10 within (s)"),
    "median_short": named("report", "Median duration"),
    "ninetieth_short": named("report", "9 of 10 within"),
    "confirmed_scam_short": named("report", "Confirmed scams"),
    "to_review": named("report", "To review"),
    "misses": named("report", "Missed scams"),
    "false_alarms": named("report", "False alarms"),
    "none": named("report", "none"),
    "new": named("report", "new"),
    "nothing_rising": named("report", "No campaign is new or rising in this period."),
    "empty": named("report", "No case in this period."),
    "too_few": named("report", "no confirmed case yet"),
    "confirmed_contact": named(
        "report", "Found in a message that a supervisor confirmed as a scam"
    ),
    "confirmed_contacts": named("report", "Confirmed scams"),
    "host_list": named("report", "Vigie: domains of confirmed scams, one a line"),
    "number_list": named("report", "Vigie: numbers of confirmed scams, one a line"),
    "value": named("report", "Value"),
    "about": named("report", "About"),
    "charts": named("report", "Charts"),
    "shares": named("report", "Proportions"),
    "volumes_by": named("report", "Volumes"),
    "agents": named("report", "What agents saw and why they disagreed"),
    "outcome_short": named("report", "What the caller had done"),
    "since": named("report", "Since"),
    "confirmed_legit_short": named("report", "Confirmed legitimate"),
    "nobody": named("report", "Nobody is to be called back."),
    "no_shift": named("report", "No verdict has another share than in the weeks before."),
    "filtered": named("report", "Only what is chosen by filters: {count} cases."),
    "first_cases": named("report", "The first {count} cases; csv and xlsx have all of them."),
    "page": named("report", "Page"),
    "case_report": named("report", "Case no. {number}"),
    "message": named("report", "The message (masked)"),
    "message_cut": named("report", "The text goes on; the case in Vigie has all of it."),
    "message_gone": named("report", "The text is no longer kept."),
    "sender": named("report", "Sender"),
    "subject": named("report", "Subject"),
    "judgement": named("report", "Judgement"),
    "called_back_on": named("report", "Caller called back on"),
    "case_notes": named("report", "Notes"),
    "how_to_report": named("report", "How to report it"),
    "case_foot": named(
        "report", "Texts are masked before they are kept. Verdicts are estimates, never certain."
    ),
    "ledger": named("report", "Ledger {identity}, event {event}: {digest}"),
    "foot": named(
        "report",
        "As of {at}. Texts are masked before they are kept; no figures per agent. Intervals are "
        "95% (Wilson): with few cases they are wide.",
    ),
}
_OTHER_KINDS = {"dissent": "dissent_reason"}  # a column -> the kind of its names
_NOTHING = {
    "scenario": named("report", "No known scenario"),
    "organisation": named("report", "No organisation"),
}


class ReportWords:
    """Headings, names and numbers of a report; `names` are those of scenarios and organisations.

    `names` maps "scenario" and "organisation" to names by id; an unknown id names itself.
    """

    def __init__(self, language: str, names: Mapping[str, Mapping[str, str]]) -> None:
        self.language = language
        self._words, self._names = words_in(language), names
        self.numbers = self._words.numbers

    def title(self, key: str, **values: object) -> str:
        """Return the heading for something, its blanks filled."""
        return self._words(_TITLES[key].fill(**values))

    def definition(self, figure: str) -> str:
        """Return what a figure counts; KeyError when it has no definition."""
        return self._words(DEFINITIONS[figure])

    def value(self, kind: str, key: str | None) -> str:
        """Return the name of a value as a line of its own, the value itself when it has none."""
        kind = {"asks": "seen", "expected": "seen"}.get(kind, kind)
        if kind == "day":
            return self.numbers.weekday(datetime.date.fromisoformat(key or ""))
        if kind in _NOTHING:
            return self._names.get(kind, {}).get(key or "", key or self._words(_NOTHING[kind]))
        kind = _OTHER_KINDS.get(kind, kind)
        name = self._words.name(kind, key) if kind in NAMES else key or ""
        return name[:1].upper() + name[1:]
