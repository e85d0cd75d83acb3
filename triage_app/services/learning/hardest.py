"""The figures of a model in the order in which they are printed: the hardest test first.

Other hands are harder than other campaigns of the same hands, and nearer to the messages of a desk.
"""

from __future__ import annotations

from collections.abc import Mapping

from classifier.intervals import Rate
from classifier.scoring.manifest import HeldOutFigures


def hardest_figures(figures: HeldOutFigures) -> Mapping[str, Rate]:
    """Return the figures on other hands and on other campaigns, by their names in `NAMES`.

    What was not measured (fewer than three hands, an older model) is left out.
    """
    found: dict[str, Rate] = {}
    if figures.hands:
        together = figures.hands.together
        found["other_hands_auc"] = together.auc
        found["other_hands_recall"] = together.recall_at_2
        found["other_hands_top"] = together.legit_in_top
    if figures.campaigns:
        found["other_campaigns_auc"] = figures.campaigns.auc
        found["other_campaigns_recall"] = figures.campaigns.recall_at_2
    return found
