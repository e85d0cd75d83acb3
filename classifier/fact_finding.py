"""The facts of one masked reading: the rules, the desk's watch-list and its genuine messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from classifier.genuine.templates import Templates
from classifier.indicators.catalogue import find_all
from classifier.indicators.organisations import Organisations
from classifier.masking.number_evidence import numbers_of
from classifier.records import Finding, Message
from classifier.watch_list import WatchList


@dataclass(frozen=True, slots=True)
class FactFinder:
    """Finds facts with what a desk knows; what it does not have is not looked for."""

    organisations: Organisations
    watched: WatchList | None = None
    templates: Templates | None = None

    def with_templates(self, templates: Templates | None) -> FactFinder:
        """Return a finder that knows these templates."""
        return replace(self, templates=templates)

    def find(
        self,
        untrusted: Message,
        masked: Message,
        words: Sequence[str],
        numbers: Mapping[str, str],
    ) -> tuple[Finding, ...]:
        """Return the facts of a reading, those of the templates last: they weigh the others.

        `untrusted` is the reading before masking, `words` are the tokens of the masked one, and
        `numbers` what masking took from the input, digits to placeholder.
        """
        found = find_all(masked, self.organisations)
        if self.watched:
            listed = self.watched.found_in(masked, numbers_of(untrusted, masked, numbers))
            found = (*found, *listed)
        if self.templates:
            found = self.templates.reviewed(untrusted, masked, words, found)
        return found
