"""What is said of a band: the most sceptical figure first, then the desk's own cases."""

import numpy as np
import pytest

from classifier.learning.dataset import Example
from classifier.learning.frequency import (
    PSEUDO_CASES,
    case_counts,
    counts_of,
    frequencies,
    frequency,
    sceptical_share,
    share_at,
)
from classifier.records import Band
from classifier.scoring.manifest import BASE_RATE, BandCounts
from classifier.scoring.model_file import read_manifest
from triage_app.wording.score import of_hundred

TOP, SEVERAL, UNSURE, FEW = (
    Band.VERY_LIKELY_SCAM,
    Band.SEVERAL_SIGNS,
    Band.CANNOT_TELL,
    Band.FEW_SIGNS,
)
NONE = BandCounts(0, 0)


def hand(top, several, unsure, few):
    pairs = zip((TOP, SEVERAL, UNSURE, FEW), (top, several, unsure, few), strict=True)
    return {band: BandCounts(*counts) for band, counts in pairs}


GOOD = hand((90, 1), (5, 5), (3, 14), (2, 80))
BAD = hand((60, 8), (20, 20), (10, 22), (10, 50))


def test_the_share_is_that_of_the_stated_base_rate():
    even = hand((50, 50), (0, 0), (0, 0), (50, 50))
    assert share_at(0.45, TOP, even) == pytest.approx(0.45)
    assert share_at(0.10, TOP, even) == pytest.approx(0.10)
    more_scams = hand((500, 50), (0, 0), (0, 0), (500, 50))
    assert share_at(0.45, TOP, more_scams) == pytest.approx(0.45, abs=0.01)


def test_the_hardest_hand_is_taken():
    worst = share_at(BASE_RATE, TOP, BAD), share_at(BASE_RATE, FEW, BAD)
    found = sceptical_share(TOP, [GOOD, BAD]), sceptical_share(FEW, [GOOD, BAD])
    assert found == worst
    assert found[0] < share_at(BASE_RATE, TOP, GOOD)
    assert found[1] > share_at(BASE_RATE, FEW, GOOD)


def test_without_cases_the_sceptical_figure_is_said():
    found = frequencies([GOOD, BAD], {})
    assert found[TOP].share == pytest.approx(sceptical_share(TOP, [GOOD, BAD]), abs=1e-4)
    assert found[TOP].cases == 0
    assert all(one.low < one.share < one.high for one in found.values())


def test_cases_are_joined_as_further_observations():
    found = frequency(TOP, 0.9, BandCounts(40, 0))
    assert found.share == pytest.approx((0.9 * PSEUDO_CASES[TOP] + 40) / (PSEUDO_CASES[TOP] + 40))
    assert found.cases == 40
    before = frequency(TOP, 0.9, NONE)
    assert found.high - found.low < before.high - before.low
    assert frequency(TOP, 0.9, BandCounts(20, 20)).share < 0.6


def test_near_copies_count_once_and_training_messages_not_at_all():
    names = ["s01-a", "case-9", "case-10", "case-3"]
    campaigns = ["a", "same", "same", "other"]
    bands = [FEW.value, FEW.value, TOP.value, FEW.value]
    rows = [
        Example(name, "case", campaign, "sms", "", name != "case-3", False, "", "")
        for name, campaign in zip(names, campaigns, strict=True)
    ]
    found = case_counts(rows, bands)
    assert found[TOP] == BandCounts(1, 0)  # the newest of the two
    assert found[FEW] == BandCounts(0, 1)


def test_every_band_is_counted():
    assert counts_of([(TOP.value, True), (TOP.value, True), (FEW.value, False)]) == hand(
        (2, 0), (0, 0), (0, 0), (0, 1)
    )


@pytest.mark.parametrize("confirmed", [0, 20, 80])
def test_another_hand_lies_inside_the_interval_in_nine_of_ten_draws(trained_folder, confirmed):
    """Each hand in turn is a desk whose hand nobody knew.

    Some of its messages are confirmed; the share of scams among its others must lie in what is
    said, in whole messages of 100 as the window shows it.
    """
    figures = read_manifest(trained_folder / "models" / "0001").figures.hands
    if figures is None:
        pytest.skip("the training messages are of fewer than three hands")
    chance = np.random.default_rng(11)
    inside = [
        found
        for name in figures.each
        for _ in range(25)
        for found in draw(figures.each, name, confirmed, chance)
    ]
    assert len(inside) > 300
    assert np.mean(inside) >= 0.9


def draw(hands, name, confirmed, chance):
    """Yield for each band whether the share of the other messages lies in what is said of it."""
    messages = np.array(
        [
            (list(Band).index(band), scam)
            for band, counts in hands[name].bands.items()
            for scam, count in ((1, counts.scams), (0, counts.genuine))
            for _ in range(count)
        ]
    )
    messages = at_base_rate(chance.permutation(messages))
    own, others = messages[:confirmed], messages[confirmed:]
    rest = [rates.bands for other, rates in hands.items() if other != name]
    said = frequencies(rest, counts_of((list(Band)[at].value, bool(scam)) for at, scam in own))
    for at, band in enumerate(Band):
        labels = others[others[:, 0] == at, 1]
        if labels.size >= 10:
            low, high = of_hundred(said[band].low), of_hundred(said[band].high)
            yield low <= of_hundred(float(labels.mean())) <= high


def at_base_rate(messages):
    """Return as many messages as there are with the stated share of scams, in their order."""
    scam = messages[:, 1] == 1
    scams = min(scam.sum(), (~scam).sum() * BASE_RATE / (1 - BASE_RATE))
    genuine = scams * (1 - BASE_RATE) / BASE_RATE
    kept = np.where(scam, np.cumsum(scam) <= scams, np.cumsum(~scam) <= genuine)
    return messages[kept]
