"""How often messages with a band are scams, as an agent may be told it.

Before there are confirmed cases, the figure is the most sceptical that we have: the hand on which
the band meant least, at a stated share of scams among all messages. It counts as some cases
(`PSEUDO_CASES`); the confirmed cases of the band are added to them (the beta-binomial model:
A. Gelman and others, Bayesian Data Analysis, third edition, 2013, section 2.4).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

from scipy.special import betaincinv

from classifier.learning.dataset import Example
from classifier.records import Band
from classifier.scoring.manifest import BASE_RATE, BandCounts, Frequency

# How many cases the sceptical figure is worth: about the most with which the interval holds the
# share on a hand that was left out in 9 of 10 draws. Between the outer bands hands differ more.
PSEUDO_CASES = {
    Band.VERY_LIKELY_SCAM: 10.0,
    Band.SEVERAL_SIGNS: 4.0,
    Band.CANNOT_TELL: 4.0,
    Band.FEW_SIGNS: 6.0,
}
_INTERVAL = (0.025, 0.975)  # quantiles of the 95 % interval
_SMOOTHING = 0.5  # added to each count, so that no rate is 0 or 1 (Jeffreys' prior)


def sceptical_share(band: Band, hands: Iterable[Mapping[Band, BandCounts]]) -> float:
    """Return the share of scams in a band on the hand on which the band meant least.

    That is the smallest share for a band that alarms, the largest for "few signs", and the mean for
    "cannot tell", which claims nothing. `hands` are the counts of each hand by band.
    """
    shares = [share_at(BASE_RATE, band, counts) for counts in hands]
    if band is Band.CANNOT_TELL:
        return fmean(shares)
    return max(shares) if band is Band.FEW_SIGNS else min(shares)


def share_at(base_rate: float, band: Band, counts: Mapping[Band, BandCounts]) -> float:
    """Return the share of scams in a band when `base_rate` of all messages are scams."""
    all_scams = sum(one.scams for one in counts.values())
    all_genuine = sum(one.genuine for one in counts.values())
    inside = counts.get(band, BandCounts(0, 0))
    scams = base_rate * (inside.scams + _SMOOTHING) / (all_scams + 1)
    genuine = (1 - base_rate) * (inside.genuine + _SMOOTHING) / (all_genuine + 1)
    return scams / (scams + genuine)


def frequency(band: Band, share: float, cases: BandCounts) -> Frequency:
    """Return the sceptical share of a band joined with the confirmed cases of it."""
    hits = PSEUDO_CASES[band] * share + cases.scams
    others = PSEUDO_CASES[band] * (1 - share) + cases.genuine
    low, high = betaincinv(hits, others, _INTERVAL).tolist()
    mean = hits / (hits + others)
    return Frequency(round(mean, 4), round(low, 4), round(high, 4), cases.scams + cases.genuine)


def frequencies(
    hands: Sequence[Mapping[Band, BandCounts]], cases: Mapping[Band, BandCounts]
) -> dict[Band, Frequency]:
    """Return what may be said of each band; `cases` are the counts of confirmed cases."""
    return {
        band: frequency(band, sceptical_share(band, hands), cases.get(band, BandCounts(0, 0)))
        for band in Band
    }


def counts_of(bands: Iterable[tuple[str, bool]]) -> dict[Band, BandCounts]:
    """Return the counts by band of messages, each with its band and whether it is a scam."""
    found = dict.fromkeys(Band, (0, 0))
    for name, scam in bands:
        scams, genuine = found[Band(name)]
        found[Band(name)] = (scams + int(scam), genuine + int(not scam))
    return {band: BandCounts(*counts) for band, counts in found.items()}


def case_counts(rows: Sequence[Example], bands: Sequence[str]) -> dict[Band, BandCounts]:
    """Return the counts of confirmed cases, of near-copies the newest only.

    `bands` are those by models that have not seen the case, as in `Trained`.
    """
    newest = {
        row.campaign: (band, row.scam)
        for row, band in sorted(
            ((row, band) for row, band in zip(rows, bands, strict=True) if row.is_case),
            key=lambda one: int(one[0].id.rpartition("-")[2]),
        )
    }
    return counts_of(newest.values())
