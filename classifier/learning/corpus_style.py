"""Checks of the manner of the training messages, printed by `make check-data`.

Length, formulae and other matters of manner must not tell scams from genuine messages, because
real senders of both kinds use them. Messages have the weight here that they have in training.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from classifier.learning.labelled import LabelledMessage
from classifier.learning.ranking import area
from classifier.records import Label

MOST_OF_ONE_LABEL = 0.70  # largest share of one label among the messages of a form
LENGTH_AREA = (0.45, 0.55)  # AUC with which the number of words tells scams
LARGEST_LEAN = 0.7  # log-odds of a word of manner
_FEWEST = 100  # messages of each label, below which an AUC says little
_FEWEST_OF_FORM = 20
_FEWEST_WITH_WORD = 40

# Words that belong to the manner of a sender and not to what they want.
MANNER = frozenset(
    """afin veuillez remercions remercie invitons rappelons informons agréer salutations
    disposition cadre conformément également ainsi bénéficier effectuer assurer procédure
    validation rattachement contrôle titulaire bénéficiaire assurés contacter rien sinon ni lundi
    mardi jeudi vendredi agence chèque guichet papier école inutile besoin courage prévenez
    prêt stop questionnaire avis aucune cordialement madame monsieur bonjour merci""".split()
)


def lopsided_forms(messages: Sequence[LabelledMessage]) -> Iterator[str]:
    """Yield a sentence for each form of document whose messages mostly have one label."""
    labels: Mapping[str, Counter[Label]] = defaultdict(Counter)
    for message in messages:
        labels[message.form][message.label] += 1
    for form, counts in sorted(labels.items()):
        largest = max(counts.values()) / counts.total()
        if form and counts.total() >= _FEWEST_OF_FORM and largest > MOST_OF_ONE_LABEL:
            yield f"form {form}: {largest:.0%} of one label, wanted {MOST_OF_ONE_LABEL:.0%} or less"


def leaning_lengths(messages: Sequence[LabelledMessage]) -> Iterator[str]:
    """Yield a sentence for each language and channel in which length alone tells the label."""
    groups: Mapping[tuple[str, str], list[LabelledMessage]] = defaultdict(list)
    for message in messages:
        groups[message.language.value, message.channel.value].append(message)
    low, high = LENGTH_AREA
    for (language, channel), rows in sorted(groups.items()):
        scam = np.array([row.label is Label.SCAM for row in rows])
        if min(scam.sum(), (~scam).sum()) < _FEWEST:
            continue
        found = area(np.array([len(_words(row.body)) for row in rows], dtype=float), scam)
        if not low <= found <= high:
            yield f"length, {language} {channel}: AUC {found:.2f}, wanted {low} to {high}"


def leaning_words(messages: Sequence[LabelledMessage]) -> Iterator[str]:
    """Yield a sentence for each word of manner that is much more frequent in one label."""
    found: Mapping[Label, Counter[str]] = {label: Counter() for label in Label}
    totals: Counter[Label] = Counter()
    for message in messages:
        totals[message.label] += 1
        found[message.label].update(MANNER & set(_words(message.body)))
    for word in sorted(MANNER):
        scams, genuine = found[Label.SCAM][word], found[Label.LEGIT][word]
        lean = _log_share(scams, totals[Label.SCAM]) - _log_share(genuine, totals[Label.LEGIT])
        if scams + genuine >= _FEWEST_WITH_WORD and abs(lean) > LARGEST_LEAN:
            yield f"word “{word}”: {scams} scams, {genuine} genuine, log-odds {lean:+.2f}"


def _log_share(count: int, total: int) -> float:
    return math.log((count + 0.5) / (total + 1))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
