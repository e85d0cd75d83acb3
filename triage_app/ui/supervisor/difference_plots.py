"""The pictures of a comparison: how reliable the scores are, and the learning curve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from triage_app.comparison_records import ModelDifference, OwnFigures, ReliabilityBin
from triage_app.ui.supervisor.plot_view import Plot, Series
from triage_app.ui.widgets.texts import Texts

_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def reliability_plot(texts: Texts, found: ModelDifference) -> Plot:
    """Return the share of scams by score, for both models."""
    both = (
        (found.before, found.reliability_before, True),
        (found.now, found.reliability_now, False),
    )
    series = tuple(
        Series(texts("plot.model", number=number), _reliable(bins), dashed)
        for number, bins, dashed in both
    )
    told = "; ".join(
        texts("plot.bin", number=number, score=texts.percent(one.score),
              share=texts.percent(one.scams.value or 0.0), n=one.scams.n)
        for number, bins, _ in both
        for one in bins
    )  # fmt: skip
    ticks = tuple((place, texts.percent(place)) for place in _TICKS)
    return Plot(texts("plot.score"), texts("plot.scams"), series, ticks, True, told)


def curve_plot(texts: Texts, found: ModelDifference) -> Plot:
    """Return what models make of own cases, by how many cases they have learnt."""
    own = [one for one in found.own if one.caught.value is not None]
    most = max((one.learnt for one in own), default=0) or 1
    caught = tuple((one.learnt / most, one.caught.value or 0.0) for one in own)
    alarms = tuple((one.learnt / most, one.alarms.value or 0.0) for one in own)
    series = (Series(texts("plot.caught"), caught), Series(texts("plot.alarms"), alarms, True))
    told = "; ".join(_told(texts, own))
    ticks = tuple((place, texts.number(place * most)) for place in _TICKS[::2])
    return Plot(texts("plot.learnt"), texts("plot.share"), series, ticks, described=told)


def _reliable(bins: Sequence[ReliabilityBin]) -> tuple[tuple[float, float], ...]:
    return tuple((one.score, one.scams.value or 0.0) for one in bins)


def _told(texts: Texts, own: Sequence[OwnFigures]) -> Iterator[str]:
    for one in own:
        yield texts(
            "plot.own",
            number=one.model,
            learnt=texts.number(one.learnt),
            caught=texts.percent(one.caught.value or 0.0),
            alarms=texts.percent(one.alarms.value or 0.0),
        )
