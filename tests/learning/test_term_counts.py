"""Terms are counted as scikit-learn's vectorisers count them."""

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer

from classifier.learning import term_counts
from classifier.learning.dataset import Example
from classifier.learning.term_counts import NGramCounts, TermCounts, Text
from classifier.scoring.ngrams import unpack_terms

LINES = (
    "votre carte\nvitale expire votre carte\nvotre carte",
    "la carte vitale\nde la carte de l été",
    "",
    "a\n⟨nir⟩ a b\nvotre carte vitale",
)


def row(line):
    return Example(line, "S01", line, "sms", "fr", True, False, line, "channel_sms")


@pytest.fixture
def text():
    return Text.of([row(line) for line in LINES])


def by_term(counts, terms):
    """Return the sums of the columns by term, without those that are 0."""
    sums = np.asarray(counts.sum(axis=0)).ravel().tolist()
    return {term: count for term, count in zip(terms, sums, strict=True) if count}


def counted(lines, **settings):
    counter = CountVectorizer(lowercase=False, **settings)
    counts = counter.fit_transform(lines)
    return by_term(counts, counter.get_feature_names_out().tolist())


@pytest.mark.parametrize("at_once", [1, 3, 20_000])
def test_words_and_pairs_of_several_messages(text, monkeypatch, at_once):
    for name in ("_SENTENCES_AT_ONCE", "_TOKENS_AT_ONCE", "_PARTS_OF_PAIRS"):
        monkeypatch.setattr(term_counts, name, min(at_once, getattr(term_counts, name)))
    found = TermCounts.of(text, 2, np.ones(len(LINES), bool))
    sentences = [line for message in LINES for line in message.split("\n")]
    inside = counted(sentences, token_pattern=r"\S+", ngram_range=(1, 2))
    messages = [message.replace("\n", " ") for message in LINES]
    whole = counted(messages, token_pattern=r"\S+", ngram_range=(1, 2))
    often = {
        pair
        for pair in whole
        if " " in pair and sum(f" {pair} " in f" {m} ".replace("\n", " ") for m in LINES) > 1
    }
    assert {"votre carte", "la carte", "carte vitale"} >= often >= {"votre carte", "carte vitale"}
    wanted = {term: n for term, n in inside.items() if " " not in term or term in often}
    assert by_term(found.words.plain(), found.terms) == wanted
    joints = {term: whole[term] - inside.get(term, 0) for term in often}
    wanted = {term: n for term, n in joints.items() if n}
    assert by_term(found.joints.plain(), found.terms) == wanted
    assert [found.terms[at] for at in found.of_word] == text.words


def test_the_most_frequent_terms_come_first(text):
    found = TermCounts.of(text, 2, np.ones(len(LINES), bool))
    uses = np.asarray((found.words.plain() + found.joints.plain()).sum(axis=0)).ravel()
    assert (np.diff(uses) <= 0).all()


def test_messages_that_nothing_is_learnt_from_do_not_change_the_order(text):
    learnt = np.arange(len(LINES)) < len(LINES) - 1
    found = TermCounts.of(text, 1, learnt)
    counts = found.words.plain() + found.joints.plain()
    uses = np.asarray(counts[learnt[text.message]].sum(axis=0)).ravel()
    assert (np.diff(uses) <= 0).all()


def test_ngrams_of_words(text):
    found = NGramCounts.of(text.words)
    names = unpack_terms(found.keys, found.alphabet)
    wanted = counted(text.words, analyzer="char_wb", ngram_range=(3, 5))
    assert by_term(found.counts, names) == wanted
    assert (found.keys[1:] > found.keys[:-1]).all()


def test_of_too_many_characters_those_of_the_fewest_words_bring_no_ngrams(monkeypatch):
    monkeypatch.setattr(term_counts, "MAX_ALPHABET", 4)
    found = NGramCounts.of(["abc", "cab", "bca", "xyz"])
    assert not set("xyz") & set("".join(unpack_terms(found.keys, found.alphabet)))
    assert found.counts[3].nnz == 0
