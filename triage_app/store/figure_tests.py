"""The cases behind a figure of a period as a condition of SQL.

`CaseFilter.figure` names a figure, or a figure and a value, such as "dissent:caller". All columns
are those of the index `cases_of_period`.
"""

from __future__ import annotations

from typing import NamedTuple

from classifier.records import Label
from triage_app.call_backs import HARM
from triage_app.contradiction import AGAINST, HELD_BY_TOOL

HELD_AS = "coalesce(cases.label, cases.decision)"  # what a case is held to be


class FigureTest(NamedTuple):
    """A condition with its values."""

    sql: str
    values: tuple[object, ...] = ()


def _bands(label: Label) -> str:
    return ", ".join(f"'{band}'" for band, held in HELD_BY_TOOL.items() if held is label)


_HELD_BY_TOOL = f"""(CASE WHEN cases.band IN ({_bands(Label.SCAM)}) THEN 'scam'
    WHEN cases.band IN ({_bands(Label.LEGIT)}) THEN 'legit' END)"""
_AGAINST = ", ".join(f"('{decision}', '{label}')" for decision, label in AGAINST)
_OWN = "cases.imported IS NULL"
_HARMS = " OR ".join(f"""instr(cases.outcomes, '"{one}"') > 0""" for one in sorted(HARM))
_BY_NAME = {
    "miss": f"cases.label = 'scam' AND {_HELD_BY_TOOL} = 'legit'",
    "false_alarm": f"cases.label = 'legit' AND {_HELD_BY_TOOL} = 'scam'",
    "agent_wrong": f"{_OWN} AND (cases.decision, cases.label) IN (VALUES {_AGAINST})",
    "agent_unsure": f"{_OWN} AND cases.decision = 'unsure'",
    "accepted_right": f"{_OWN} AND cases.label = {_HELD_BY_TOOL} AND cases.decision = cases.label",
    "accepted_wrong": f"""{_OWN} AND cases.label <> {_HELD_BY_TOOL}
        AND cases.decision = {_HELD_BY_TOOL}""",
    "labelled": "cases.label IS NOT NULL",
    "harm": f"{HELD_AS} = 'scam' AND ({_HARMS})",
    "impersonated": f"{HELD_AS} = 'scam' AND cases.organisation IS NOT NULL",
    "honest": f"{HELD_AS} = 'legit' AND cases.organisation IS NOT NULL",
    "unsure": f"{HELD_AS} = 'unsure' AND cases.organisation IS NOT NULL",
    "without:scenario": "coalesce(cases.scenario, '') = ''",
    "without:outcome": "cases.outcomes = '[]'",
}
_BY_VALUE = {
    "dissent": "cases.dissent = ?",
    "asks": "cases.asks = ?",
    "expected": "cases.expected = ?",
    # The day of the week from 1, Monday, and the hour: "1-14".
    "hour": "strftime('%w', substr(cases.opened, 1, 10)) || '-' || substr(cases.opened, 12, 2) = ?",
}


def test_of(figure: str) -> FigureTest:
    """Return the condition of a figure; one that is not known has no case."""
    if figure in _BY_NAME:
        return FigureTest(_BY_NAME[figure])
    name, _, value = figure.partition(":")
    if name == "hour" and value.startswith("7-"):
        value = f"0-{value[2:]}"  # SQLite counts the days of the week from Sunday
    return FigureTest(_BY_VALUE[name], (value,)) if name in _BY_VALUE else FigureTest("0")
