"""The words of one language for everything outside the window's own labels.

The catalogue is gettext: English text in the code is the key, `resources/translations` holds
the French (`vigie.po`, compiled to `vigie.mo` by `make translations`). A test collects all
texts and fails when one has no French.
"""

from __future__ import annotations

import gettext
import re
from functools import cached_property, lru_cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from classifier.errors import VigieError
from classifier.sentence import Decimal, Sentence, Share
from triage_app.paths import resources_dir
from triage_app.wording.french import FRENCH_FORMS
from triage_app.wording.names import NAMES

if TYPE_CHECKING:
    from triage_app.wording.figures import Numbers

LANGUAGES = ("fr", "en")
_LEAST_GROUPED = 1000
# Blanks for what a person looks up by its number, which is read digit by digit: case no. 14997.
_ORDINALS = frozenset(
    "number campaign other case desk theirs own event last next version row week year seed".split()
)
GETTEXT_DOMAIN = "vigie"


class _SentenceFormatter(Formatter):
    """Fills blanks; knows the forms of names that French asks for."""

    def format_field(self, value: object, format_spec: str) -> str:
        form = FRENCH_FORMS.get(format_spec)
        return form(str(value)) if form else str(super().format_field(value, format_spec))


_CASE = re.compile(r"\b(?:case|campaign)(?: no\.)? \{(\w+)\}", re.IGNORECASE)
_FORMATTER = _SentenceFormatter()


def is_grouped(blank: str, value: object) -> bool:
    """Return whether a value is a count whose digits are grouped: 14 997 messages."""
    return type(value) is int and abs(value) >= _LEAST_GROUPED and blank not in _ORDINALS


class Words:
    """Renders sentences in one language: `words(error)`, `words(sentence("…"))`.

    It can be handed to the classifier as a `Render`.
    """

    def __init__(self, language: str, folder: Path) -> None:
        """Read the catalogue of a language below `folder`.

        English needs none. A language without a catalogue is English too.
        """
        self.language = language
        self._catalogue = gettext.translation(GETTEXT_DOMAIN, folder, [language], fallback=True)

    def __call__(self, sentence: Sentence | VigieError, /) -> str:
        """Return a sentence, or that of an error, in this language."""
        if isinstance(sentence, VigieError):
            sentence = sentence.sentence
        text = self._translated(sentence)
        if not sentence.values:
            return text
        cases = _cases_in(sentence.text)
        values = {
            name: _shown_case(value) if name in cases else self._value(value, name)
            for name, value in sentence.values.items()
        }
        return _FORMATTER.vformat(text, (), values)

    def say(self, text: str, /, **values: object) -> str:
        """Return an English text of the code in this language; it is collected by this call."""
        return self(Sentence(text, values))

    def name(self, kind: str, value: str | None) -> str:
        """Return the name of a value, for instance of a band; an unknown value names itself."""
        known = NAMES[kind].get(value or "")
        return self(known) if known else value or ""

    @cached_property
    def numbers(self) -> Numbers:
        """How this language writes numbers and dates."""
        from triage_app.wording.figures import Numbers  # noqa: PLC0415 - brings Babel

        return Numbers(self.language)

    def _translated(self, sentence: Sentence) -> str:
        if sentence.plural:
            number = sentence.values["n"]
            assert isinstance(number, int)
            return self._catalogue.ngettext(sentence.text, sentence.plural, number)
        if sentence.context:
            return self._catalogue.pgettext(sentence.context, sentence.text)
        return self._catalogue.gettext(sentence.text)

    def _value(self, value: object, blank: str) -> object:
        if isinstance(value, Sentence):
            return self(value)
        if isinstance(value, Share):
            return self.numbers.percent(value.value, value.decimals)
        if isinstance(value, Decimal):
            return self.numbers.number(value.value, value.decimals)
        if isinstance(value, tuple):
            return ", ".join(
                str(one if isinstance(one, int) else self._value(one, blank)) for one in value
            )
        if isinstance(value, int) and is_grouped(blank, value):
            return self.numbers.number(value)
        return value


@lru_cache(maxsize=1000)
def _cases_in(text: str) -> frozenset[str]:
    """Return the blanks of an English text that stand for the number of a case or campaign."""
    return frozenset(_CASE.findall(text))


def _shown_case(value: object) -> object:
    """Return how a case is named: one of another desk by its code."""
    if not isinstance(value, int):
        return value
    from triage_app.case_codes import shown_number  # noqa: PLC0415 - not before the first paint

    return shown_number(value)


@lru_cache(maxsize=len(LANGUAGES))
def words_in(language: str) -> Words:
    """Return the words of a language; read once."""
    return Words(language, resources_dir() / "translations")
