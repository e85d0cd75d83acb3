"""The newest cases judged by two models: whose band changes, and which words weigh otherwise.

A stored text is masked already, so it is prepared once, and both models judge the same facts and
words. A model may have learnt from a confirmed case; what it says of that one is no proof.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from classifier.indicators.catalogue import BY_ID, is_scored
from classifier.records import Finding, Message
from classifier.scorer import Scorer
from classifier.scoring.features import Tokens
from classifier.scoring.model import Judgement, Model
from classifier.sentence import Render
from triage_app.comparison_records import BandChange, WeightChange
from triage_app.errors import StoreError
from triage_app.records import Case, CaseFilter
from triage_app.store.store import CaseStore

FEWEST = 3  # cases that a word has to stand in: a rarer one may be a person's
MOST_WORDS = 20  # words, and facts, that are told
_BLANK = re.compile(r"\{[^}]*\}")
_LEAST = 0.05  # smallest change of a weight that is told, in log-odds


@dataclass(slots=True)
class _Weights:
    """What one word or fact contributes in each of both models, summed over messages."""

    before: float = 0.0
    now: float = 0.0
    messages: int = 0


@dataclass(slots=True)
class CaseDifferences:
    """Collects what two models say of messages."""

    before: Model
    now: Model
    bands: list[BandChange] = field(default_factory=list)
    _words: dict[str, _Weights] = field(default_factory=lambda: defaultdict(_Weights))
    _facts: dict[str, _Weights] = field(default_factory=lambda: defaultdict(_Weights))

    def add(self, case: Case, prepared: tuple[Message, tuple[Finding, ...], Tokens]) -> None:
        """Judge one case by both models; `prepared` is as `Scorer.prepare` returns it."""
        message, findings, tokens = prepared
        old, new = (one.judge(message, tokens, findings) for one in (self.before, self.now))
        if old.band is not new.band:
            self.bands.append(
                BandChange(
                    case.number, case.opened, old.band, new.band, case.decision, case.label,
                    case.excerpt,
                )
            )  # fmt: skip
        _add(self._words, _of_words(tokens, old), _of_words(tokens, new))
        _add(self._facts, _of_facts(old), _of_facts(new))

    def words(self) -> tuple[WeightChange, ...]:
        """Return the words whose mean weight in a message changed most."""
        common = {name: one for name, one in self._words.items() if one.messages >= FEWEST}
        return _largest(common, str)

    def facts(self, words: Render) -> tuple[WeightChange, ...]:
        """Return the facts whose weight changed most, as sentences; what varies is "…"."""
        return _largest(self._facts, lambda name: _BLANK.sub("…", words(BY_ID[name].sentence)))


def judged_cases(
    store: CaseStore,
    scorer: Scorer,
    found: CaseDifferences,
    count: int,
    report: Callable[[float], object],
) -> int:
    """Judge the newest cases whose text is kept; return how many. `report` gets the share done."""
    judged = 0
    cases = store.cases(CaseFilter(limit=count))
    for done, case in enumerate(cases):
        report(done / len(cases))
        with suppress(StoreError):  # withdrawn meanwhile
            message = store.case(case.number).message
            if message is not None:
                found.add(case, scorer.prepare(message))
                judged += 1
    return judged


def _of_words(tokens: Tokens, judgement: Judgement) -> Mapping[str, float]:
    """Return what each different word of a message contributes; masks are no words."""
    sums: dict[str, float] = defaultdict(float)
    weights = judgement.evidence.per_token.tolist()
    for word, weight in zip(tokens.words, weights, strict=True):
        if word.isalpha():
            sums[word] += weight
    return sums


def _of_facts(judgement: Judgement) -> Mapping[str, float]:
    weights = judgement.evidence.per_flag
    return {name: weights[name] for name in weights if name in BY_ID and is_scored(name)}


def _add(sums: dict[str, _Weights], before: Mapping[str, float], now: Mapping[str, float]) -> None:
    for name in before.keys() | now.keys():
        one = sums[name]
        one.before += before.get(name, 0.0)
        one.now += now.get(name, 0.0)
        one.messages += 1


def _largest(sums: Mapping[str, _Weights], words: Callable[[str], str]) -> tuple[WeightChange, ...]:
    changes = sorted(_means(sums), key=lambda one: (-abs(one.change), one.name))
    told = changes[:MOST_WORDS]
    return tuple(WeightChange(words(one.name), one.before, one.now, one.messages) for one in told)


def _means(sums: Mapping[str, _Weights]) -> Iterable[WeightChange]:
    return _changed(
        WeightChange(name, round(one.before / one.messages, 3), round(one.now / one.messages, 3),
                     one.messages)
        for name, one in sums.items()
    )  # fmt: skip


def _changed(found: Iterable[WeightChange]) -> Iterator[WeightChange]:
    return (one for one in found if abs(one.change) >= _LEAST)
