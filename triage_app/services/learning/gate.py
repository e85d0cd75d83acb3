"""Whether a candidate may replace the model in use, and the sentence that says why.

Both models are compared on the same messages, held out from them: those of the base data,
and the newest confirmed cases (see `classifier.learning.paired_bootstrap`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from classifier.learning.paired_bootstrap import (
    Figure,
    HeldOut,
    Loss,
    losses,
    once,
    recalls,
    shared,
)

LOSS = 0.02  # a loss beyond this is refused even where its interval leaves room for chance
CASES_LOSS = 0.05  # the same on confirmed cases, which are few
FEWEST_CASES = 30  # confirmed cases below which they compare nothing

_FIGURES = {
    Figure.RECALL: (
        "les arnaques reconnues à 2 % de fausses alertes passent",
        "scams caught at 2 % false alarms go",
    ),
    Figure.ALARMS: (
        "les messages légitimes difficiles classés tout en haut passent",
        "hard legitimate messages in the top band go",
    ),
    Figure.CALIBRATION: ("l'erreur de calibration passe", "the calibration error goes"),
}


@dataclass(frozen=True, slots=True)
class GateAnswer:
    """Whether the candidate passes, with the sentence in French and English."""

    passed: bool
    french: str
    english: str

    def sentence(self, language: str) -> str:
        """Return the sentence in `language`."""
        return self.english if language == "en" else self.french


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything the gate looks at; both models of a pair judged the same kind of messages."""

    candidate: HeldOut
    current: HeldOut | None  # None: there is no model in use, or it cannot be read any more
    damaged: bool = False  # the model in use cannot be read any more
    candidate_on_cases: HeldOut | None = None
    current_on_cases: HeldOut | None = None
    guard: Sequence[str] = ()  # ids of messages of the guard list that the candidate fails


def decide(compared: Comparison) -> GateAnswer:
    """Return the gate's answer; without a rival the candidate passes, with what it fails."""
    if compared.current is None:
        return _alone(compared)
    new, old = shared(compared.candidate, compared.current)
    if not new.scam.any() or new.scam.all():  # none at all, or of one kind only
        return GateAnswer(
            False,
            "Refusé : trop peu de messages communs pour comparer les deux modèles.",
            "Refused: the two models share too few messages to be compared on.",
        )
    count, failed = len(new.ids), []
    for loss in losses(new, old, LOSS):
        failed.append(
            _told(loss, f"{count} messages tenus à l'écart", f"{count} held-out messages")
        )
    cases = _cases(compared)
    if cases:
        size = len(cases[0].ids)
        for loss in losses(*cases, CASES_LOSS):
            failed.append(_told(loss, f"{size} dossiers confirmés", f"{size} confirmed cases"))
    if compared.guard:
        failed.append(_guard(compared.guard))
    if failed:
        french, english = zip(*failed, strict=True)
        return GateAnswer(
            False, f"Refusé : {' ; '.join(french)}.", f"Refused: {'; '.join(english)}."
        )
    return _pass(new, old, cases)


def _cases(compared: Comparison) -> tuple[HeldOut, HeldOut] | None:
    """Return both models on confirmed cases, None when there are too few."""
    if compared.candidate_on_cases is None or compared.current_on_cases is None:
        return None
    both = shared(compared.candidate_on_cases, compared.current_on_cases)
    return both if len(both[0].ids) >= FEWEST_CASES else None


def _alone(compared: Comparison) -> GateAnswer:
    """Return the answer without a rival: a first model is better than none, if it says so."""
    french, english = "Premier modèle : rien à comparer", "First model: nothing to compare"
    if compared.damaged:
        verb = ("Refusé", "Refused") if compared.guard else ("Accepté", "Accepted")
        french = f"{verb[0]} : le modèle en service est abîmé et ne peut pas être comparé"
        english = f"{verb[1]}: the model in use is damaged and cannot be compared"
    if compared.guard:
        said = _guard(compared.guard)
        french, english = f"{french} ; mais {said[0]}", f"{english}; but {said[1]}"
    passed = not (compared.damaged and compared.guard)
    return GateAnswer(passed, f"{french}.", f"{english}.")


def _told(loss: Loss, french: str, english: str) -> tuple[str, str]:
    """Return what got worse, from what to what and on what, in both languages."""
    names = _FIGURES[loss.figure]
    return (
        f"{names[0]} de {_french(loss.before)} à {_french(loss.now)} sur {french}",
        f"{names[1]} from {_english(loss.before)} to {_english(loss.now)} on {english}",
    )


def _guard(ids: Sequence[str]) -> tuple[str, str]:
    named = ", ".join(ids[:10]) + (" …" if len(ids) > 10 else "")
    return (
        f"la liste de garde n'est pas respectée ({len(ids)} : {named})",
        f"the guard list is not kept ({len(ids)}: {named})",
    )


def _pass(new: HeldOut, old: HeldOut, cases: tuple[HeldOut, HeldOut] | None) -> GateAnswer:
    before, now = float(recalls(old, once(old))[0]), float(recalls(new, once(new))[0])
    count = len(new.ids)
    french, english = "dossiers confirmés : trop peu", "confirmed cases: too few"
    if cases:
        size = len(cases[0].ids)
        french, english = f"ni sur {size} dossiers confirmés", f"nor on {size} confirmed cases"
    return GateAnswer(
        True,
        f"Accepté : pas moins bon que le modèle en service sur {count} messages tenus à "
        f"l'écart (arnaques reconnues : {_french(before)} avant, {_french(now)} maintenant ; "
        f"{french}).",
        f"Accepted: not worse than the model in use on {count} held-out messages (scams "
        f"caught: {_english(before)} before, {_english(now)} now; {english}).",
    )


def _french(share: float) -> str:
    return f"{100 * share:.1f}".replace(".", ",") + "\u00a0%"


def _english(share: float) -> str:
    return f"{100 * share:.1f}%"
