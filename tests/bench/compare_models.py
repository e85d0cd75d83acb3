"""`make compare`: other models and feature sets on the same folds as ours.

Writes build/comparison.json, which is shown in docs/evaluation.md. Models and features are chosen
on messages of other hands: each hand is judged by models of the others. The false alarms "off
source" are measured with folds grouped by family.
"""

import json
import sys
import time
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
from msgspec import to_builtins
from scipy.sparse import hstack
from sklearn.calibration import CalibratedClassifierCV
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.naive_bayes import ComplementNB, MultinomialNB
from sklearn.svm import LinearSVC

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "learning"))

from reference_fit import linear_fit, with_bayes

from classifier.indicators.organisations import Organisations
from classifier.learning.configuration import CONFIGURATION
from classifier.learning.dataset import examples, read_folder
from classifier.learning.pipeline import regression
from classifier.learning.ranking import ranking_figures
from classifier.learning.splits import by_hand
from classifier.scorer import Scorer
from triage_app.paths import resources_dir, training_data_dir

TOKEN = r"\S+"
PARTS = 5


class NBWeighted:
    """Linear SVM on columns weighted by naive-Bayes log ratios (Wang and Manning, 2012)."""

    def fit(self, matrix, scam):
        there = matrix > 0
        one, other = (1.0 + np.asarray(there[mask].sum(0)).ravel() for mask in (scam, ~scam))
        self.ratio = np.log((one / one.sum()) / (other / other.sum()))
        self.linear = LinearSVC(C=0.2).fit(matrix.multiply(self.ratio).tocsr(), scam)
        return self

    def decision_function(self, matrix):
        return self.linear.decision_function(matrix.multiply(self.ratio).tocsr())


class Joined:
    """Our model: regression on all columns combined with naive Bayes on the presence of words."""

    def __init__(self, presence):
        self.presence = presence

    def fit(self, matrix, scam):
        first, present = matrix[:, : -self.presence], matrix[:, -self.presence :]
        weights = np.ones(scam.size)
        linear = linear_fit(first, scam, weights)
        self.coef, self.base = with_bayes(linear, present, scam, weights)
        return self

    def decision_function(self, matrix):
        return matrix @ self.coef + self.base


def words(pairs=True):
    return TfidfVectorizer(
        token_pattern=TOKEN, ngram_range=(1, 1 + pairs), min_df=2, sublinear_tf=True
    )


def characters():
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=4, sublinear_tf=True)


def present(pairs=True):
    return CountVectorizer(token_pattern=TOKEN, ngram_range=(1, 1 + pairs), min_df=2, binary=True)


def flags():
    return CountVectorizer(token_pattern=TOKEN, lowercase=False, binary=True, min_df=3)


FLAG = CONFIGURATION["flag_weight"]
TEXT = [("line", words, 1.0), ("line", characters, 1.0)]
ALL = [*TEXT, ("flags", flags, FLAG)]
COUNTS = [("line", present, 1.0), ("flags", flags, 1.0)]
TRIALS = {
    "logistic regression, words": ([("line", words, 1.0)], regression),
    "logistic regression, characters": ([("line", characters, 1.0)], regression),
    "logistic regression, words and characters": (TEXT, regression),
    "logistic regression, indicators and shape only": ([("flags", flags, FLAG)], regression),
    "logistic regression, all": (ALL, regression),
    "linear SVM with calibration, all": (
        ALL,
        lambda: CalibratedClassifierCV(LinearSVC(C=0.5), cv=3, ensemble=False),
    ),
    "multinomial naive Bayes, words": ([("line", present, 1.0)], lambda: MultinomialNB(alpha=0.3)),
    "multinomial naive Bayes, all": (COUNTS, lambda: MultinomialNB(alpha=0.3)),
    "complement naive Bayes, all": (COUNTS, lambda: ComplementNB(alpha=0.3)),
    "NB-SVM, all": (ALL, NBWeighted),
    "SGD with elastic net, all": (
        ALL,
        lambda: SGDClassifier(
            loss="log_loss", penalty="elasticnet", alpha=2e-5, l1_ratio=0.15, random_state=0
        ),
    ),
    "regression joined by naive Bayes, no indicators": ([*TEXT, ("line", present, 1.0)], Joined),
    "regression joined by naive Bayes, all (ours)": ([*ALL, ("line", present, 1.0)], Joined),
}


def judge(columns, make, rows, scam, parts):
    """Return the held-out margins of all rows and the mean time of one fit in seconds."""
    margins, seconds = np.zeros(len(rows)), 0.0
    for part in np.unique(parts):
        seen, unseen = np.flatnonzero(parts != part), np.flatnonzero(parts == part)
        start = time.perf_counter()
        learnt, judged = [], []
        for field, vectoriser, weight in columns:
            fitted = vectoriser()
            learnt.append(fitted.fit_transform([getattr(rows[i], field) for i in seen]) * weight)
            judged.append(fitted.transform([getattr(rows[i], field) for i in unseen]) * weight)
        model = make(learnt[-1].shape[1]) if make is Joined else make()
        model.fit(hstack(learnt).tocsr(), scam[seen])
        seconds += time.perf_counter() - start
        margins[unseen] = _margins(model, hstack(judged).tocsr())
    return margins, seconds / np.unique(parts).size


def _margins(model, matrix):
    if hasattr(model, "decision_function"):
        return model.decision_function(matrix)
    chances = np.clip(model.predict_proba(matrix)[:, 1], 1e-12, 1 - 1e-12)
    return np.log(chances / (1 - chances))


def main():
    front = Scorer(Organisations.load(resources_dir() / "organisations.csv"), None)
    rows = [
        replace(row, flags=" ".join(row.all_flags))
        for row in examples(read_folder(training_data_dir()), front.prepare)
    ]
    scam = np.array([row.scam for row in rows])
    hands = by_hand(rows)
    families = np.array([zlib.crc32(row.family.encode()) % PARTS for row in rows])
    found = []
    for name, (columns, make) in TRIALS.items():
        margins, seconds = judge(columns, make, rows, scam, hands)
        unseen, _ = judge(columns, make, rows, scam, families)
        figures = to_builtins(ranking_figures(margins, scam))
        off = float((unseen[~scam] > 0).mean())
        found.append({"name": name, "seconds": seconds, "off_source": off} | figures)
        print(
            f"{name:<50} AUC {figures['auc']['value']:.4f}  "
            f"recall at 2 % {figures['recall_at_2']['value']:.3f}  "
            f"off source {off:.1%}  {seconds:.1f} s",
            flush=True,
        )
    out = Path("build/comparison.json")
    out.parent.mkdir(exist_ok=True)
    out.write_text(json.dumps({"rows": found}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
