"""What each figure of a report counts, in a sentence: shown on hover and in each export.

The figures follow the weekly reports that mail-security teams keep (confirmed share, false alarms,
time to handle); rates have Wilson intervals because weeks have few confirmed cases.
"""

from __future__ import annotations

from collections.abc import Mapping

from classifier.sentence import Sentence, named

DEFINITIONS: Mapping[str, Sentence] = {
    "total": named(
        "definition", "Cases opened in the period, those of old lists at their own date."
    ),
    "withdrawn": named(
        "definition",
        "Cases of the period that have left the log; an earlier export may have counted them.",
    ),
    "imported": named("definition", "Cases of the period that came with an old list."),
    "call_backs": named(
        "definition",
        "Callers still to be called back, of any date: the message is confirmed as a scam, the "
        "agent said otherwise or was unsure, and the caller gave, paid, signed or installed "
        "something, or talked to a false adviser.",
    ),
    "called_back": named("definition", "Callers of cases of the period who were called back."),
    "campaigns": named(
        "definition",
        "Near-copies with at least as many cases as the settings say, and more than before: new "
        "when none of its cases is older than the period, else rising.",
    ),
    "band": named("definition", "Cases by the verdict of the tool."),
    "decision": named("definition", "Cases by the decision of the agent as it stands now."),
    "label": named("definition", "Cases by the confirmation of the supervisor."),
    "channel": named("definition", "Cases by the way the message came."),
    "scenario": named("definition", "Cases by the scenario that the tool recognised."),
    "outcome": named(
        "definition", "Cases by what the caller had done; one with several answers counts for each."
    ),
    "organisations": named(
        "definition",
        "Organisations that messages name. Impersonated: the case is confirmed as a scam, or held "
        "to be one where nothing is confirmed. Honest messages stand apart.",
    ),
    "confirmed_scam": named("definition", "Scams among the confirmed cases."),
    "false_alarm": named(
        "definition",
        "Confirmed legitimate cases that the tool had called very likely scams or given several "
        "signs, among all confirmed legitimate ones.",
    ),
    "miss": named(
        "definition",
        "Confirmed scams in which the tool had seen few signs, among all confirmed scams.",
    ),
    "unclear": named("definition", "Cases of which the tool could not tell, among all cases."),
    "labelled": named("definition", "Cases with a confirmation, among all cases."),
    "agent_wrong": named(
        "definition",
        "Cases confirmed against the decision of the agent, among the confirmed ones with a "
        "decision. Cases of old lists do not count.",
    ),
    "agent_unsure": named(
        "definition", "Cases in which the agent was unsure. Cases of old lists do not count."
    ),
    "accepted_right": named(
        "definition",
        "How often the agents followed the tool where the confirmation says that it was right.",
    ),
    "accepted_wrong": named(
        "definition",
        "How often the agents followed the tool where the confirmation says that it was wrong. A "
        "high share means that the verdict is believed unseen.",
    ),
    "harm": named(
        "definition",
        "Cases in which the caller gave, paid, signed or installed something, or talked to a "
        "false adviser, among those confirmed as scams or held to be.",
    ),
    "dissent": named("definition", "Reasons that agents gave for a decision against the verdict."),
    "asks": named(
        "definition",
        "What agents saw before the verdict: does the message ask to click, pay, call back or "
        "give something?",
    ),
    "expected": named(
        "definition", "What agents heard before the verdict: did the caller expect the message?"
    ),
    "handling": named(
        "definition",
        "Time from the first paste to the log, of the team as a whole: the median, and the time "
        "within which nine cases of ten were done.",
    ),
    "day": named("definition", "Cases by day, beside the same day of the period before."),
    "hour": named("definition", "Cases by day of the week and hour, in the local time of the log."),
    "trend": named("definition", "Cases of the twelve weeks up to the end of the period."),
    "shifts": named(
        "definition",
        "Verdicts whose share is another one than in the weeks before (two-proportion test, 1% "
        "false alarms, at least ten points): what comes in has changed.",
    ),
    "interval": named("definition", "Intervals are 95% (Wilson): with few cases they are wide."),
}
