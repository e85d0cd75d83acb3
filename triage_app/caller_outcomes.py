"""The answers to "what did the caller do": several may be given, in one order, none twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from triage_app.records import Outcome


class ContradictoryOutcomes(ValueError):
    """Nothing done, and something done."""


def outcomes_in_order(given: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Return the answers in the order of `Outcome`, each once.

    Raises ContradictoryOutcomes when "nothing done" is among others.
    """
    chosen = set(given)
    if Outcome.NOTHING_DONE in chosen and len(chosen) > 1:
        raise ContradictoryOutcomes("“nothing_done” cannot be given together with other answers.")
    return tuple(one for one in Outcome if one in chosen)


def with_toggled(given: Iterable[Outcome], toggled: Outcome) -> tuple[Outcome, ...]:
    """Return the answers with one given or taken back; "nothing done" excludes all others."""
    chosen = set(given) ^ {toggled}
    if toggled in chosen:
        others = {Outcome.NOTHING_DONE} if toggled is not Outcome.NOTHING_DONE else set(Outcome)
        chosen -= others - {toggled}
    return outcomes_in_order(chosen)


def outcomes_of_event(payload: Mapping[str, object]) -> list[str]:
    """Return the answers that an event holds; older ones hold one value or none."""
    several = payload.get("outcomes")
    if isinstance(several, list):
        return [str(one) for one in several]
    one = payload.get("outcome")
    return [str(one)] if one else []
