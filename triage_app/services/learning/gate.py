"""Acceptance checks: whether a candidate may replace the current model, and why.

Both models are compared on the same held-out messages: first the newest confirmed cases, one of
each campaign, then the training messages (see `classifier.learning.paired_bootstrap`). The desk's
own messages count more than ours: a candidate that is clearly better on them may lose a little on
the training messages. What style probes do to either model was measured while it was trained, on
messages that it had not seen, and stands in its manifest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce

from classifier.learning.paired_bootstrap import (
    MIN_LOSS,
    Figure,
    Gain,
    HeldOut,
    Loss,
    clear_gain,
    each_message_once,
    losses,
    on_common_messages,
    recalls,
)
from classifier.scoring.manifest import ProbeRates
from classifier.sentence import Sentence, Share, sentence
from triage_app.model_records import FEWEST_CAMPAIGNS
from triage_app.wording.names import NAMES

LOSS = 0.02  # larger losses are refused even if they may be due to chance
CASES_LOSS = 0.05  # the same for confirmed cases, which are fewer
PROBE_LOSS = 0.05  # by how much more a style probe may move a rate than with the model in use

_LOSSES = {
    Figure.RECALL: sentence(
        "scams caught at 2% false alarms go from {before} to {now} on {messages}"
    ),
    Figure.ALARMS: sentence(
        "hard legitimate messages in the top band go from {before} to {now} on {messages}"
    ),
    Figure.CALIBRATION: sentence("the calibration error goes from {before} to {now} on {messages}"),
}

_WORSE = sentence("the mean squared error goes from {before} to {now} on {messages}")

_PROBES = {
    "lost": sentence(
        "words that mean nothing ({probe}) lower the scams flagged from {before} to {now}"
    ),
    "raised": sentence(
        "words that mean nothing ({probe}) raise the legitimate messages in the top band from "
        "{before} to {now}"
    ),
}


@dataclass(frozen=True, slots=True)
class GateResult:
    """Whether the candidate passes, and the sentence that says why."""

    passed: bool
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Comparison:
    """The input of the checks; both models of a pair scored the same messages."""

    candidate: HeldOut
    current: HeldOut | None  # None: there is no current model, or it cannot be read
    damaged: bool = False  # the current model cannot be read
    otherwise: bool = False  # the current model was measured by another split
    candidate_on_cases: HeldOut | None = None
    current_on_cases: HeldOut | None = None
    guard: Sequence[str] = ()  # ids of guard messages that the candidate fails
    candidate_probes: Mapping[str, ProbeRates] = field(default_factory=dict)
    current_probes: Mapping[str, ProbeRates] = field(default_factory=dict)


def decide(compared: Comparison) -> GateResult:
    """Return the result of the checks; without a current model only the guard list counts."""
    if compared.current is None:
        return _without_current(compared)
    new, old = on_common_messages(compared.candidate, compared.current)
    if not new.scam.any() or new.scam.all():  # no messages, or only of one class
        too_few = sentence("Refused: the two models share too few messages to be compared.")
        return GateResult(False, too_few)
    cases = _enough_cases(compared)
    failed, gain = _on_cases(cases) if cases else ([], None)
    held_out = _held_out_sentence(len(new.ids))
    lost = _on_training_messages(new, old, cases, gain)
    failed += [_loss_sentence(loss, held_out) for loss in lost]
    failed += _probe_sentences(compared.candidate_probes, compared.current_probes)
    if compared.guard:
        failed.append(_guard_sentence(compared.guard))
    if failed:
        return GateResult(False, sentence("Refused: {reasons}.", reasons=reduce(_joined, failed)))
    return _accepted(new, old, cases, gain)


def _on_cases(cases: tuple[HeldOut, HeldOut]) -> tuple[list[Sentence], Gain | None]:
    """Return what got worse on confirmed cases, and how much better the candidate is on them.

    The calibration error of few messages is mostly chance: the mean squared error takes its place.
    A candidate that is clearly better is refused only for a loss beyond chance.
    """
    new, old = cases
    confirmed = sentence("{n} confirmed cases", n=len(new.ids))
    gain, loss = clear_gain(new, old), clear_gain(old, new)
    found = losses(new, old, 1.0 if gain else CASES_LOSS)
    failed = [
        _loss_sentence(one, confirmed) for one in found if one.figure is not Figure.CALIBRATION
    ]
    if loss:
        worse = _WORSE.fill(before=Share(loss.now, 1), now=Share(loss.before, 1))
        failed.append(worse.fill(messages=confirmed))
    return failed, gain


def _on_training_messages(
    new: HeldOut, old: HeldOut, cases: tuple[HeldOut, HeldOut] | None, gain: Gain | None
) -> list[Loss]:
    """Return what got worse on the training messages.

    Probabilities that follow the desk's cases fit ours less well, so a small loss of calibration
    counts only while there are too few cases to measure it on.
    """
    found = losses(new, old, LOSS, LOSS if gain else MIN_LOSS)
    if not cases:
        return found
    return [one for one in found if one.figure is not Figure.CALIBRATION or one.size > LOSS]


def _enough_cases(compared: Comparison) -> tuple[HeldOut, HeldOut] | None:
    """Return both models on confirmed cases, None if there are too few."""
    if compared.candidate_on_cases is None or compared.current_on_cases is None:
        return None
    both = on_common_messages(compared.candidate_on_cases, compared.current_on_cases)
    return both if len(both[0].ids) >= FEWEST_CAMPAIGNS else None


def _without_current(compared: Comparison) -> GateResult:
    """Return the result without a current model: any first model passes, its failures are named."""
    in_use = compared.damaged or compared.otherwise
    first = sentence("First model: nothing to compare")
    verdict = _incomparable(compared) if in_use else first
    if compared.guard:
        verdict = sentence(
            "{answer}; but {failing}", answer=verdict, failing=_guard_sentence(compared.guard)
        )
    return GateResult(not (in_use and compared.guard), sentence("{answer}.", answer=verdict))


def _incomparable(compared: Comparison) -> Sentence:
    """Return the answer beside a current model that the candidate cannot be compared with."""
    if compared.damaged and compared.guard:
        return sentence("Refused: the model in use is damaged and cannot be compared")
    if compared.damaged:
        return sentence("Accepted: the model in use is damaged and cannot be compared")
    if compared.guard:
        return sentence("Refused: the model in use was measured in an older way")
    return sentence(
        "Accepted: the model in use was measured in an older way and cannot be compared"
    )


def _joined(one: Sentence, other: Sentence) -> Sentence:
    return sentence("{one}; {other}", one=one, other=other)


def _held_out_sentence(count: int) -> Sentence:
    return sentence("{n} held-out messages", n=count)


def _loss_sentence(loss: Loss, messages: Sentence) -> Sentence:
    """Return what got worse, from what to what and on what."""
    before, now = Share(loss.before, 1), Share(loss.now, 1)
    return _LOSSES[loss.figure].fill(before=before, now=now, messages=messages)


def _guard_sentence(ids: Sequence[str]) -> Sentence:
    listed = ", ".join(ids[:10]) + (" …" if len(ids) > 10 else "")
    return sentence("the guard list is not respected ({n}: {ids})", n=len(ids), ids=listed)


def _probe_sentences(
    candidate: Mapping[str, ProbeRates], current: Mapping[str, ProbeRates]
) -> Iterator[Sentence]:
    """Yield what words that mean nothing change for the worse, and changed less before.

    Only a scam that is flagged no longer and a genuine message that rises to the top are harm; a
    model without these figures (older, or without probes) refuses no candidate.
    """
    for name in sorted(candidate.keys() & current.keys()):
        now, before = candidate[name], current[name]
        if now.lost > max(0.0, before.lost) + PROBE_LOSS:
            yield _PROBES["lost"].fill(
                probe=NAMES["probe"].get(name, name),
                before=Share(now.flagged_before.value or 0.0, 1),
                now=Share(now.flagged_after.value or 0.0, 1),
            )
        if now.raised > max(0.0, before.raised) + PROBE_LOSS:
            yield _PROBES["raised"].fill(
                probe=NAMES["probe"].get(name, name),
                before=Share(now.top_before.value or 0.0, 1),
                now=Share(now.top_after.value or 0.0, 1),
            )


def _accepted(
    new: HeldOut, old: HeldOut, cases: tuple[HeldOut, HeldOut] | None, gain: Gain | None
) -> GateResult:
    confirmed = sentence("confirmed cases: too few")
    if cases:
        confirmed = sentence("nor on {n} confirmed cases", n=len(cases[0].ids))
    verdict = sentence(
        "Accepted: not worse than the model in use on {messages} (scams caught: {before} before, "
        "{now} now; {confirmed}).",
        confirmed=confirmed,
    )
    if cases and gain:
        verdict = sentence(
            "Accepted: clearly better on {n} confirmed cases (mean squared error {error_before} "
            "before, {error_now} now); on {messages}, scams caught: {before} before, {now} now.",
            n=len(cases[0].ids),
            error_before=Share(gain.before, 1),
            error_now=Share(gain.now, 1),
        )
    before, now = (Share(float(recalls(one, each_message_once(one))[0]), 1) for one in (old, new))
    messages = _held_out_sentence(len(new.ids))
    return GateResult(True, verdict.fill(messages=messages, before=before, now=now))
