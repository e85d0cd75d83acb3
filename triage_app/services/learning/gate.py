"""Whether a candidate may replace the model in use, and the sentence that says why.

Both models are compared on the same messages, held out from them: those of the base data,
and the newest confirmed cases. A paired bootstrap gives the interval of each difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

FALSE_ALARMS = 0.02  # share of genuine messages that may be flagged where recall is measured
NOTICEABLE = 0.005  # a loss below this is no loss to anybody
CERTAIN = 0.975  # upper bound of a difference
LOSS = 0.02  # a loss beyond this is refused even where its interval leaves room for chance
CASES_LOSS = 0.05  # the same on confirmed cases, which are few
FEWEST_CASES = 30  # confirmed cases below which they compare nothing
NEWEST = 200  # confirmed cases looked at, at most
_DRAWS, _SEED, _BINS = 500, 20241, 15


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a model said of messages held out from it; arrays of shape (messages,)."""

    ids: list[str]
    scores: Floats
    scam: Flags
    hard: Flags | None = None  # messages whose genuine ones must stay out of the top band
    top: float = 1.0  # score from which that model's top band starts


@dataclass(frozen=True, slots=True)
class Verdict:
    """The gate's answer, with its sentence in French and English."""

    passed: bool
    french: str
    english: str

    def sentence(self, language: str) -> str:
        """Return the sentence in `language`."""
        return self.english if language == "en" else self.french


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything the gate looks at; both opinions of a pair name the same kind of messages."""

    candidate: Opinion
    current: Opinion | None  # None: there is no model in use, or it cannot be read any more
    damaged: bool = False
    candidate_on_cases: Opinion | None = None
    current_on_cases: Opinion | None = None
    guard: Sequence[str] = ()  # ids of messages of the guard list that the candidate fails


@dataclass(frozen=True, slots=True)
class Loss:
    """A figure that got worse, with its values before and now."""

    name: str
    before: float
    now: float


_NAMES = {
    "recall": (
        "les arnaques reconnues à 2 % de fausses alertes passent",
        "scams caught at 2 % false alarms go",
    ),
    "alarms": (
        "les messages légitimes difficiles classés tout en haut passent",
        "hard legitimate messages in the top band go",
    ),
    "calibration": ("l'erreur de calibration passe", "the calibration error goes"),
}


def shared(one: Opinion, other: Opinion) -> tuple[Opinion, Opinion]:
    """Return both opinions on the messages that both judged under the same label."""
    places = {name: place for place, name in enumerate(other.ids)}
    pairs = [(i, places[name]) for i, name in enumerate(one.ids) if name in places]
    pairs = [(i, j) for i, j in pairs if one.scam[i] == other.scam[j]]
    left, right = np.array(pairs, dtype=int).reshape(-1, 2).T
    names = [one.ids[i] for i in left]
    hard = None if one.hard is None else one.hard[left]
    return (
        Opinion(names, one.scores[left], one.scam[left], hard, one.top),
        Opinion(names, other.scores[right], other.scam[right], hard, other.top),
    )


def measures(opinion: Opinion, draws: Floats) -> dict[str, Floats]:
    """Return each figure for each draw, shape (draws,).

    A draw, one row of `draws`, says how often each message counts.
    """
    found = {"calibration": _calibration(opinion, draws)}
    if opinion.scam.any() and not opinion.scam.all():
        found["recall"] = _recall(opinion, draws)
    if opinion.hard is not None and (opinion.hard & ~opinion.scam).any():
        genuine = opinion.hard & ~opinion.scam
        flagged = genuine & (opinion.scores >= opinion.top)
        found["alarms"] = draws @ flagged / (draws @ genuine)
    return found


def _recall(opinion: Opinion, draws: Floats) -> Floats:
    others = np.flatnonzero(~opinion.scam)
    others = others[np.argsort(-opinion.scores[others], kind="stable")]
    scams = np.flatnonzero(opinion.scam)
    scams = scams[np.argsort(-opinion.scores[scams], kind="stable")]
    allowed = int(FALSE_ALARMS * others.size)
    place = np.argmax(np.cumsum(draws[:, others], axis=1) > allowed, axis=1)
    limits = opinion.scores[others][place]
    above = np.searchsorted(-opinion.scores[scams], -limits, side="left")
    caught = np.pad(np.cumsum(draws[:, scams], axis=1), ((0, 0), (1, 0)))
    shares: Floats = caught[np.arange(len(draws)), above] / scams.size
    return shares


def _calibration(opinion: Opinion, draws: Floats) -> Floats:
    """Return the expected calibration error (see `calibration.calibration_error`)."""
    places = np.minimum((opinion.scores * _BINS).astype(int), _BINS - 1)
    gaps = np.zeros((len(opinion.ids), _BINS))
    gaps[np.arange(len(opinion.ids)), places] = opinion.scores - opinion.scam
    errors: Floats = np.abs(draws @ gaps).sum(axis=1) / len(opinion.ids)
    return errors


def _draws(opinion: Opinion) -> Floats:
    """Return how often each message is drawn: with replacement, within its own kind."""
    chance = np.random.default_rng(_SEED)
    kinds = opinion.scam * 2 + (0 if opinion.hard is None else opinion.hard)
    found = np.zeros((_DRAWS, len(opinion.ids)))
    for kind in np.unique(kinds):
        inside = np.flatnonzero(kinds == kind)
        picked = chance.multinomial(inside.size, np.full(inside.size, 1 / inside.size), _DRAWS)
        found[:, inside] = picked
    return found


def losses(candidate: Opinion, current: Opinion, limit: float) -> list[Loss]:
    """Return the figures in which the candidate is worse, on messages that both judged."""
    once, draws = np.ones((1, len(candidate.ids))), _draws(candidate)
    before, now = measures(current, once), measures(candidate, once)
    drawn_before, drawn_now = measures(current, draws), measures(candidate, draws)
    found = []
    for name in [name for name in _NAMES if name in now]:
        sign = 1.0 if name == "recall" else -1.0
        gain = sign * float(now[name][0] - before[name][0])
        high = float(np.quantile(sign * (drawn_now[name] - drawn_before[name]), CERTAIN))
        if gain < -NOTICEABLE and (high < 0 or gain < -limit):
            found.append(Loss(name, float(before[name][0]), float(now[name][0])))
    return found


def judge(candidate: Opinion, current: Opinion | None) -> Verdict:
    """Return whether the candidate is not worse than the model in use on shared messages."""
    return weigh(Evidence(candidate, current))


def unopposed() -> Verdict:
    """Return the answer for a candidate whose rival cannot be read any more."""
    return weigh(Evidence(Opinion([], np.zeros(0), np.zeros(0, bool)), None, damaged=True))


def weigh(evidence: Evidence) -> Verdict:
    """Return the gate's answer; without a rival the candidate passes, with what it fails."""
    if evidence.current is None:
        return _alone(evidence)
    new, old = shared(evidence.candidate, evidence.current)
    if not new.scam.any() or new.scam.all():  # none at all, or of one kind only
        return Verdict(
            False,
            "Refusé : trop peu de messages communs pour comparer les deux modèles.",
            "Refused: the two models share too few messages to be compared on.",
        )
    count, failed = len(new.ids), []
    for loss in losses(new, old, LOSS):
        failed.append(
            _told(loss, f"{count} messages tenus à l'écart", f"{count} held-out messages")
        )
    cases = _cases(evidence)
    if cases:
        size = len(cases[0].ids)
        for loss in losses(*cases, CASES_LOSS):
            failed.append(_told(loss, f"{size} dossiers confirmés", f"{size} confirmed cases"))
    if evidence.guard:
        failed.append(_guard(evidence.guard))
    if failed:
        french, english = zip(*failed, strict=True)
        return Verdict(False, f"Refusé : {' ; '.join(french)}.", f"Refused: {'; '.join(english)}.")
    return _pass(new, old, cases)


def _cases(evidence: Evidence) -> tuple[Opinion, Opinion] | None:
    """Return both opinions on confirmed cases, None when there are too few."""
    if evidence.candidate_on_cases is None or evidence.current_on_cases is None:
        return None
    both = shared(evidence.candidate_on_cases, evidence.current_on_cases)
    return both if len(both[0].ids) >= FEWEST_CASES else None


def _alone(evidence: Evidence) -> Verdict:
    """Return the answer without a rival: a first model is better than none, if it says so."""
    french, english = "Premier modèle : rien à comparer", "First model: nothing to compare"
    if evidence.damaged:
        verb = ("Refusé", "Refused") if evidence.guard else ("Accepté", "Accepted")
        french = f"{verb[0]} : le modèle en service est abîmé et ne peut pas être comparé"
        english = f"{verb[1]}: the model in use is damaged and cannot be compared"
    if evidence.guard:
        said = _guard(evidence.guard)
        french, english = f"{french} ; mais {said[0]}", f"{english}; but {said[1]}"
    passed = not (evidence.damaged and evidence.guard)
    return Verdict(passed, f"{french}.", f"{english}.")


def _told(loss: Loss, french: str, english: str) -> tuple[str, str]:
    """Return what got worse, from what to what and on what, in both languages."""
    names = _NAMES[loss.name]
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


def _pass(new: Opinion, old: Opinion, cases: tuple[Opinion, Opinion] | None) -> Verdict:
    once = np.ones((1, len(new.ids)))
    before, now = float(_recall(old, once)[0]), float(_recall(new, once)[0])
    count = len(new.ids)
    french, english = "dossiers confirmés : trop peu", "confirmed cases: too few"
    if cases:
        size = len(cases[0].ids)
        french, english = f"ni sur {size} dossiers confirmés", f"nor on {size} confirmed cases"
    return Verdict(
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
