"""An assessment as the plain object that scripts rely on (its names are fixed)."""

from __future__ import annotations

from typing import Any

from classifier.errors import VigieError
from classifier.records import Assessment

Identifier = str | int | float  # as the batch gave it

_FIELDS = (
    "score band band_reason channel language scenario organisation reasons links masked "
    "fingerprint model error"
).split()


def result(identifier: Identifier, assessment: Assessment) -> dict[str, Any]:
    """Return one assessment as a result object, ready for JSON."""
    organisation = assessment.organisation
    return {
        "id": identifier,
        "score": assessment.score,
        "band": assessment.band.value,
        "band_reason": assessment.band_reason.value,
        "channel": assessment.message.channel.value,
        "language": assessment.language.value,
        "scenario": assessment.scenario,
        "organisation": organisation.id if organisation else None,
        "reasons": [
            {
                "direction": reason.direction.value,
                "weight": reason.weight,
                "text": reason.text,
                "quote": reason.quote,
                "indicator": reason.indicator,
            }
            for reason in assessment.reasons
        ],
        "base": assessment.base,
        "what_would_change": [
            {"text": change.text, "band": change.band.value}
            for change in assessment.what_would_change
        ],
        "links": [
            {
                "shown": link.shown,
                "target": link.target,
                "registered_domain": link.registered_domain,
                "defanged": link.defanged,
            }
            for link in assessment.links
        ],
        "masked": dict(assessment.masked),
        "fingerprint": assessment.fingerprint,
        "model": assessment.model,
        "error": None,
    }


def failure(identifier: Identifier, error: VigieError | None, language: str) -> dict[str, Any]:
    """Return the result object of a message that cannot be read: its sentence, else null."""
    sentence = error.sentence(language) if error else ""
    return {"id": identifier} | dict.fromkeys(_FIELDS) | {"error": sentence}
