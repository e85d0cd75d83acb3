"""Makes the proportions of a period, with their intervals, from what was counted in its cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from classifier.intervals import wilson
from classifier.records import Band, Label
from triage_app.call_backs import HARM
from triage_app.contradiction import HELD_BY_TOOL, contradicts
from triage_app.period_records import JudgedCount, OutcomeCount, PeriodCounts
from triage_app.records import Decision
from triage_app.reporting.figures import Share


def share(name: str, hits: int, of: int) -> Share:
    """Return a proportion with its interval."""
    if not of:
        return Share(name, hits, of, None, None, None)
    return Share(name, hits, of, hits / of, *wilson(hits, of))


def shares(counts: PeriodCounts) -> tuple[Share, ...]:
    """Return the proportions of a period."""
    judged = counts.judged
    confirmed = [one for one in judged if one.label]
    scam = [one for one in confirmed if one.label is Label.SCAM]
    legit = [one for one in confirmed if one.label is Label.LEGIT]
    # An old list has no decision that was made with the tool.
    own = [one for one in judged if not one.imported]
    right, wrong = _by_tool(own, agrees=True), _by_tool(own, agrees=False)

    def of(name: str, group: Sequence[JudgedCount], test: Callable[[JudgedCount], bool]) -> Share:
        return share(name, _cases([one for one in group if test(one)]), _cases(group))

    return (
        of("confirmed_scam", confirmed, lambda one: one.label is Label.SCAM),
        of("false_alarm", legit, lambda one: HELD_BY_TOOL.get(one.band) is Label.SCAM),
        of("miss", scam, lambda one: HELD_BY_TOOL.get(one.band) is Label.LEGIT),
        of("unclear", judged, lambda one: one.band is Band.CANNOT_TELL),
        of("labelled", judged, lambda one: one.label is not None),
        of("agent_wrong", _sure(own), lambda one: contradicts(one.decision, one.label)),
        of("agent_unsure", own, lambda one: one.decision is Decision.UNSURE),
        of("accepted_right", right, _accepts_tool),
        of("accepted_wrong", wrong, _accepts_tool),
        _harm(counts.outcomes),
    )


def _harm(outcomes: Sequence[OutcomeCount]) -> Share:
    """Return in how many of the scams the caller gave, paid, signed or installed something."""
    scam = [one for one in outcomes if one.held_as is Decision.SCAM]
    harmed = [one for one in scam if not HARM.isdisjoint(one.outcomes)]
    return share("harm", _cases(harmed), _cases(scam))


def _sure(judged: Iterable[JudgedCount]) -> list[JudgedCount]:
    """Return what is confirmed, of what the agent was sure about."""
    return [one for one in judged if one.label and one.decision is not Decision.UNSURE]


def _by_tool(judged: Iterable[JudgedCount], *, agrees: bool) -> list[JudgedCount]:
    """Return what is confirmed as the tool holds it to be, or as the opposite."""
    pairs = ((one, HELD_BY_TOOL.get(one.band)) for one in judged if one.label)
    return [one for one, held in pairs if held and (held is one.label) is agrees]


def _accepts_tool(one: JudgedCount) -> bool:
    held = HELD_BY_TOOL.get(one.band)
    return held is not None and one.decision.value == held.value


def _cases(counts: Iterable[JudgedCount | OutcomeCount]) -> int:
    return sum(one.cases for one in counts)
