"""What a training is set to; it is written into the manifest of the model."""

from __future__ import annotations

CONFIGURATION = {
    "word_min_df": 2,
    "word_ngrams": 2,
    "char_min_df": 4,
    "flag_weight": 0.8,  # a smaller scale is regularised more; chosen on hands that are left out
    "weak_flag_weight": 0.25,
    "flag_min_df": 3,
    "strong_prior": 1.2,  # weight in log-odds of a strong rule that no training message shows
    "medium_prior": 0.6,
    "C": 10.0,
    "tolerance": 1e-3,  # margins change by less than 0.001, in two thirds of the time
    "second_opinion": 0.1,  # share of naive Bayes; its held-out margins are five times as wide
    "second_alpha": 0.3,
    "family_min_df": 3,
    "family_C": 0.3,
}
