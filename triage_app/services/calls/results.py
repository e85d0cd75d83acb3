"""The result object of a message; scripts rely on its names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from msgspec import Struct, convert, to_builtins

from classifier.errors import VigieError
from classifier.reading import remarks
from classifier.records import (
    Assessment,
    Band,
    BandReason,
    Change,
    Channel,
    Direction,
    Language,
    LinkView,
    Reason,
)
from classifier.sentence import Render
from triage_app.services.safe_names import Identifier, without_identifiers
from triage_app.wording.words import words_in

_FIELDS = (
    "score band band_reason channel language scenario organisation reasons links masked "
    "fingerprint model remarks readings error"
).split()


T = TypeVar("T", bound=Struct)


class ReasonRow(Struct):
    """One reason, as the object has it."""

    direction: Direction
    weight: float
    text: str
    quote: str
    indicator: str


class ChangeRow(Struct):
    """What would change the verdict, as the object has it."""

    text: str
    band: Band


class LinkRow(Struct):
    """One link, as the object has it."""

    shown: str
    target: str
    registered_domain: str
    defanged: str


class Result(Struct):
    """The result object of a message that was read: these names in this order."""

    id: Identifier
    score: float | None
    band: Band
    band_reason: BandReason
    channel: Channel
    language: Language
    scenario: str | None
    organisation: str | None
    reasons: list[ReasonRow]
    base: float
    rest: float
    what_would_change: list[ChangeRow]
    links: list[LinkRow]
    masked: Mapping[str, int]
    fingerprint: str
    model: str
    remarks: list[str]
    readings: int
    error: None = None


def result(identifier: Identifier, assessment: Assessment, words: Render) -> dict[str, object]:
    """Return one assessment as a result object, ready for JSON; `words` puts its remarks."""
    organisation = assessment.organisation
    found = Result(
        id=without_identifiers(identifier),
        score=assessment.score,
        band=assessment.band,
        band_reason=assessment.band_reason,
        channel=assessment.message.channel,
        language=assessment.language,
        scenario=assessment.scenario,
        organisation=organisation.id if organisation else None,
        reasons=[_row(ReasonRow, reason) for reason in assessment.reasons],
        base=assessment.base,
        rest=assessment.rest,
        what_would_change=[_row(ChangeRow, change) for change in assessment.what_would_change],
        links=[_row(LinkRow, link) for link in assessment.links],
        masked=dict(assessment.masked),
        fingerprint=assessment.fingerprint,
        model=assessment.model,
        remarks=[words(one) for one in remarks.verdict_sentences(assessment)],
        readings=assessment.readings,
    )
    return dict(to_builtins(found))


def _row(kind: type[T], record: Reason | Change | LinkView) -> T:
    """Return the fields of a record that the object has."""
    return convert(record, kind, from_attributes=True)


def failure(identifier: Identifier, error: VigieError | None, language: str) -> dict[str, object]:
    """Return the result object of an unreadable message: `error` is a sentence, the rest null."""
    sentence = without_identifiers(words_in(language)(error) if error else "")
    return {"id": without_identifiers(identifier)} | dict.fromkeys(_FIELDS) | {"error": sentence}
