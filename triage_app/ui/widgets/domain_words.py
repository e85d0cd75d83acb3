"""Registered domains of a message in words: the first ones, defanged, and how many more."""

from __future__ import annotations

from collections.abc import Sequence

from triage_app.ui.widgets.defanged_text import defanged_domain
from triage_app.ui.widgets.texts import Texts


def domain_words(domains: Sequence[str], texts: Texts, shown: int) -> str:
    """Return the first `shown` domains and how many more there are, "" without any."""
    first = ", ".join(defanged_domain(one) for one in domains[:shown])
    rest = len(domains) - shown
    return first if rest <= 0 else texts.count("case.more_domains", rest, first=first)
