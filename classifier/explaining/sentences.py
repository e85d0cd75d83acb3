"""What is said of a finding, with names as callers know them."""

from __future__ import annotations

from classifier.indicators.catalogue import sentence_of
from classifier.records import Finding
from classifier.sentence import Sentence

_NAMES = ("organisation", "owner")  # the values of a finding that name an organisation


def short_name(name: str) -> str:
    """Return an organisation's name as callers know it, without what the table adds."""
    return name.partition(" (")[0].partition(" / ")[0]


def finding_sentence(finding: Finding) -> Sentence:
    """Return a finding's sentence with short names of organisations."""
    whole = sentence_of(finding)
    short = {name: short_name(str(whole.values[name])) for name in _NAMES if name in whole.values}
    return whole.fill(**short)
