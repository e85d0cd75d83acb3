"""What a person types into the search field, as a query of FTS5.

All words have to be there, in any order; "words in quotation marks" in this order; -word must not
be there. Case and accents do not count. The last word may be the beginning of one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from triage_app.store.finding_schema import FACET_MARK
from triage_app.store.message_json import storable

_TERM = re.compile(r'-?"[^"]*"?|\S+')
_OTHER_MARKS = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"', "\0": " ", FACET_MARK: " "})
_SHORTEST_BEGINNING = 2  # letters; a single one stands for itself
_MOST_TERMS = 50


@dataclass(frozen=True, slots=True)
class Words:
    """The expressions of what has to be in a case and of what must not; "" for nothing."""

    wanted: str
    unwanted: str
    is_empty: bool  # nothing was typed, so that all cases are meant

    @property
    def expression(self) -> str:
        """One expression, "" when no word is wanted."""
        if self.wanted and self.unwanted:
            return f"({self.wanted}) NOT ({self.unwanted})"
        return self.wanted


def words_of(untrusted_text: str) -> Words:
    """Return the query of a text; every word is quoted, so that none is an operator."""
    text = storable(untrusted_text).translate(_OTHER_MARKS)
    terms = [term for term in _TERM.findall(text) if _has_letter(term)][:_MOST_TERMS]
    unwanted = [term for term in terms if _is_unwanted(term)]
    wanted = [term for term in terms if not _is_unwanted(term)]
    found = [_phrase(term) for term in wanted]
    if wanted and wanted[-1] == terms[-1] and text.endswith(wanted[-1]):
        found[-1] += "*" if _is_beginning(wanted[-1]) else ""
    return Words(" ".join(found), " OR ".join(map(_phrase, unwanted)), not text.strip())


def _is_unwanted(term: str) -> bool:
    return term.startswith("-")


def _has_letter(term: str) -> bool:
    return any(letter.isalnum() for letter in term)


def _is_beginning(term: str) -> bool:
    letters = sum(letter.isalnum() for letter in term)
    return '"' not in term and letters >= _SHORTEST_BEGINNING


def _phrase(term: str) -> str:
    plain = term.removeprefix("-").replace('"', " ").strip()
    return f'"{plain}"'
