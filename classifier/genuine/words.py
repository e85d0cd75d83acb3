"""The words of a message as they are compared with those of a template."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from classifier.genuine.marked import PLACEHOLDER
from classifier.text.cleaning import fold
from classifier.text.given_names import GIVEN_NAMES
from classifier.text.known_words import known_words
from classifier.text.plain_text import plain_text

_SLOT = r"\{\{[^{}\n]{0,60}\}\}"
_OTHER_SLOTS = re.compile(  # ${nom}, <<nom>>, [NOM], %NOM%
    r"\$\{([^{}\n]{1,60})\}|<<([^<>\n]{1,60})>>|\[([A-Z][A-Z0-9_ ]{2,40})\]"
    r"|%([A-Z][A-Z0-9_]{2,40})%"
)
_LINK = (
    r"h(?:tt|xx)ps?://\S+|www\.\S+|(?<![\w@.])(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}(?![\w@])"
    r"(?:/\S*)?"
)
_WORD = re.compile(
    rf"(?P<slot>{_SLOT})|(?P<mail>⟨EMAIL[a-z]*⟩)@(?P<host>[\w.-]*\w)|(?P<place>⟨[A-Z_]+[a-z]*⟩)"
    rf"|(?P<link>{_LINK})|[^\W_]+"
)
_PHONE = "TEL_"
_ACCOUNTS = ("IBAN_FR", "IBAN_ETRANGER", "RIB")
_FORWARD_MARKS = re.compile(r"^(?:\s*(?:re|tr|fwd?|fw|rép|réf)\s*:)+", re.IGNORECASE)
_TIME_OR_YEAR = re.compile(r"\d{1,2}h(?:\d\d)?|(?:19|20)\d\d")
# They change from one message to the next. "may" is a usual word too.
_MONTHS_AND_DAYS = frozenset(
    """janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
    lundi mardi mercredi jeudi vendredi samedi dimanche
    january february march april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday""".split()
)
MOST_CHARACTERS = 20_000  # of a text that is compared
_PIECE = 4_000  # characters that are made plain together; fewer than `plain_text` takes


class Kind(StrEnum):
    """What a word of a compared text is."""

    WORD = "word"
    NAME = "name"  # a capitalised word that is no usual one
    DATA = "data"  # a date, an amount, a name … that masking has replaced; a time, a year, a month
    PHONE = "phone"
    ACCOUNT = "account"
    MAIL = "mail"
    LINK = "link"
    SLOT = "slot"  # the place of a value in a template


@dataclass(frozen=True, slots=True)
class Word:
    """One word. Words of equal keys are equal; links and numbers are compared apart from that."""

    kind: Kind
    key: str
    mark: str = ""  # letters of a marked placeholder
    host: str = ""  # of a mail address
    placeholder: str = ""  # "TEL_FIXE"


_SLOTS = Word(Kind.SLOT, "{{}}")


def with_common_slots(text: str) -> str:
    """Return the text of a template with the marks of other programs as {{…}}."""
    return _OTHER_SLOTS.sub(_common_slot, text)


def slot_names(text: str) -> list[str]:
    """Return what stands in the {{…}} of a text, folded."""
    return [fold(found[2:-2]).strip() for found in re.findall(_SLOT, text)]


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text with placeholders, as a person reads it; signs are left out."""
    return tuple(word for piece in _pieces(text) for word in _words(plain_text(piece).text))


def subject_words(text: str) -> tuple[Word, ...]:
    """Return the words of a subject without the marks of an answer or a forward."""
    return words_of(_FORWARD_MARKS.sub("", text))


def is_disguised(text: str) -> bool:
    """Return whether words of a text are written so that a program does not read them."""
    return any(plain_text(piece).changes for piece in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    """Yield all of a text in pieces that end between words, where there is such a place."""
    start = 0
    while len(text) - start > _PIECE:
        end = max(text.rfind(sign, start, start + _PIECE) for sign in "\n ") + 1
        end = end if end > start else start + _PIECE
        yield text[start:end]
        start = end
    yield text[start:]


def _words(text: str) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        if match["slot"]:
            yield _SLOTS
        elif match["mail"]:
            found = PLACEHOLDER.fullmatch(match["mail"])
            yield Word(Kind.MAIL, "⟨EMAIL⟩", found[2] if found else "", match["host"].lower())
        elif match["place"]:
            yield _of_placeholder(match["place"])
        elif match["link"]:
            yield Word(Kind.LINK, "⟨LIEN⟩")
        else:
            yield _of_word(match[0])


def _of_placeholder(written: str) -> Word:
    found = PLACEHOLDER.fullmatch(written)
    assert found is not None, "the pattern of words is at least as strict"
    name, mark = found[1], found[2]
    if name.startswith(_PHONE):
        return Word(Kind.PHONE, "⟨TEL⟩", mark, placeholder=name)
    if name in _ACCOUNTS:
        return Word(Kind.ACCOUNT, "⟨COMPTE⟩", mark, placeholder=name)
    if name == "EMAIL":  # without a host
        return Word(Kind.MAIL, "⟨EMAIL⟩", mark)
    return Word(Kind.DATA, "⟨⟩")


def _of_word(written: str) -> Word:
    folded = fold(written)
    if folded in _MONTHS_AND_DAYS or _TIME_OR_YEAR.fullmatch(folded):
        return Word(Kind.DATA, "⟨⟩")
    if folded in GIVEN_NAMES:
        return Word(Kind.NAME, folded)
    is_name = written[0].isupper() and written.isalpha() and not _is_usual(written, folded)
    return Word(Kind.NAME if is_name else Kind.WORD, folded)


def _is_usual(written: str, folded: str) -> bool:
    return written.lower() in known_words() or folded in known_words()


def _common_slot(match: re.Match[str]) -> str:
    name: str = next(filter(None, match.groups()))
    return "{{" + name.strip() + "}}"
