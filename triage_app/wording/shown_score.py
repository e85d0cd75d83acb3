"""Which score is shown beside a band: none that contradicts it."""

from __future__ import annotations

from classifier.records import Assessment, Band
from triage_app.records import Case


def shown_score(judged: Assessment | Case) -> float | None:
    """Return the score to show beside the band, None where it would contradict the band.

    Of a case it is not kept why it is "cannot tell", so none is shown there.
    """
    if isinstance(judged, Assessment):
        return judged.score if judged.is_by_score else None
    return None if judged.band is Band.CANNOT_TELL else judged.score
