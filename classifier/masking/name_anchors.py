"""The words beside which a name stands: forms of address, labels, introductions, relations.

Each word of a text is looked up in one table, so a text is read once. A handler gets the text and
the word, and returns where a name begins and ends, or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from classifier.masking import anchor_words
from classifier.masking.given_name_anchors import name_from_given_name
from classifier.masking.name_lines import name_below_closing, name_below_label
from classifier.masking.name_reading import (
    LETTERS,
    SPACE,
    Span,
    Trust,
    name_after,
    name_from,
    text_before,
)
from classifier.masking.name_words import Rank, folded, rank
from classifier.masking.surname_anchors import (
    also_named,
    name_after_file,
    name_from_initial,
    name_from_unknown_word,
)

Handler = Callable[[str, re.Match[str]], Span | None]

_ANY_WORD = re.compile(rf"{LETTERS}+")
_STOP = re.compile(r"\.?[ \u00a0\u202f]{1,2}")
_COMMA = re.compile(r",?[ \u00a0\u202f]{1,2}")
_AFTER_TITLE = re.compile(
    r"(?P<stop>\.?)(?:[ ](?:et|ou|and|/|&)[ ](?:Mme|Madame|Mrs|M\.|Mr|Monsieur)\b)?"
    r"(?P<gap>[ \u00a0\u202f\n]{0,2})"
)
_LABEL_TAIL = re.compile(
    r"(?:[ ](?:complet|de famille|de naissance|d['’]usage|marital|de jeune fille|usuel|"
    r"du (?:praticien|patient|malade|m[ée]decin|titulaire|b[ée]n[ée]ficiaire|client|conseiller|"
    r"contact|parent|tuteur|signataire|payeur|d[ée]biteur|salari[ée]))\b)?"
    r"[ \t\u00a0]*(?:\(\w{1,4}\))?[ \t\u00a0]*[:=|\t][ \t\u00a0|:]*",
    re.IGNORECASE,
)
_ROLE_TAIL = re.compile(
    r"(?:[ ](?:du compte|de la carte|du contrat|principale?|traitante?|name)\b)?[ \t\u00a0]*"
    r"(?:\(\w{1,3}\))?[ \t\u00a0]*[:=|\t][ \t\u00a0|]*",
    re.IGNORECASE,
)
_ATTENTION_TAIL = re.compile(r"[ ](?:de|of)[ ]|[ \u00a0]?:[ \u00a0]?")
_ON_BEHALF = re.compile(r"[ ](?:de|of|is|est)[ ]", re.IGNORECASE)
_TITLE_IN_VALUE = re.compile(r"(?:M|Mr|MR|Mme|MME|Mlle|MLLE|Dr|Ms|Mrs|Monsieur|Madame)\b\.?[ ]?")
_OTHER_NAME = re.compile(  # "file name: …"
    r"\b(?:file|user|domain|company|product|brand|host|folder|business|bank|plan|event|app)[ -]?\Z",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?<![^\W\d_])(?:mon|ma|mes|ton|ta|tes|son|sa|ses|notre|nos|votre|vos|leurs?|l[ea]|du|my|your|"
    r"his|her|our|their|the)[ -](?:[^\W\d_]{1,12}[ -])?\Z",
    re.IGNORECASE,
)
_DONE_BY = re.compile(
    r"(?:suivi|partag|envoy|sign|trait|g[ée]r|r[ée]dig|[ée]tabli|prescri)[ée]?t?e?s?[ ]\Z",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:call|tell|let|help|give|show|for|to|and|with|remember|text|ring)[ ]\Z", re.I
)
_AFTER_ALONE = re.compile(r"[ \u00a0]?(?:[,!;:\n]|\Z)")
_IN_ADDRESS = frozenset("@./_⟨#&%\\")  # signs before a word in an address or placeholder
_FRIENDLY = frozenset("bises bisous bizs bientot plus amicalement love cheers thanks".split())


def anchored_names(text: str) -> Iterator[Span]:
    """Yield the spans of the names that begin at or after a word that announces one."""
    done = 0
    for found in _ANY_WORD.finditer(text):
        handler = _handler(found[0])
        if handler is None or (start := found.start()) < done:
            continue
        if start and text[start - 1] in _IN_ADDRESS:
            continue
        span = handler(text, found)
        while span:
            done = span[1]
            yield span
            span = also_named(text, done)


@lru_cache(maxsize=20_000)
def _handler(word: str) -> Handler | None:
    handler = _HANDLERS.get(folded(word))
    if handler is not None or not word[0].isupper():
        return handler
    if len(word) == 1:
        return name_from_initial
    how = rank(word)
    if how >= Rank.AMBIGUOUS:
        return name_from_given_name
    return name_from_unknown_word if how is Rank.UNKNOWN else None


def _title(text: str, found: re.Match[str]) -> Span | None:
    """Read the name after "Mme", "Monsieur", "Dr" …"""
    gap = _AFTER_TITLE.match(text, found.end())
    if gap is None or not gap["gap"]:
        return None
    small = None if "\n" in gap["gap"] else Trust.SURE if len(found[0]) < 5 else Trust.NAME
    return name_from(text, gap.end(), Trust.SURE, small)


def _initial_title(text: str, found: re.Match[str]) -> Span | None:
    """Read the name after "M.", "M" or "I'm"."""
    if text[max(0, found.start() - 2) : found.start()].lower() in ("i'", "i’"):
        return name_after(text, SPACE.match(text, found.end()), Trust.NAME, Trust.GIVEN)
    gap = _AFTER_TITLE.match(text, found.end())
    if gap is None or text_before(text, found.start())[-1:] in ("'", "’"):
        return None
    if gap["gap"] and gap["stop"] and found[0][0] == "M":
        return name_from(text, gap.end(), Trust.SURE, Trust.NAME)
    if gap["gap"] or (gap["stop"] and found[0] == "M"):
        return name_from(text, gap.end(), Trust.NAME)
    return None


def _lawyer(text: str, found: re.Match[str]) -> Span | None:
    """Read the name after "Me", which is a word as well."""
    if not found[0][0].isupper() or _TOLD.search(text_before(text, found.start())):
        return None
    return name_after(text, SPACE.match(text, found.end()), Trust.NAME)


def _family(text: str, found: re.Match[str]) -> Span | None:
    """Read the surname after "née", "épouse", "ép.", "famille"."""
    return name_after(text, _STOP.match(text, found.end()), Trust.NAME)


def _label(text: str, found: re.Match[str]) -> Span | None:
    """Read the value after "Nom :", "prénom", "au nom de"."""
    if _OTHER_NAME.search(text_before(text, found.start())):
        return None
    if below := name_below_label(text, *found.span()):
        return below
    tail = _LABEL_TAIL.match(text, found.end())
    if tail:
        return _value(text, tail.end(), Trust.SURE, Trust.NAME)
    tail = _ON_BEHALF.match(text, found.end())
    if tail:
        return name_from(text, tail.end(), Trust.NAME, Trust.GIVEN)
    return name_after(text, SPACE.match(text, found.end()), Trust.NAME)


def _role(text: str, found: re.Match[str]) -> Span | None:
    """Read the value after "Assuré :", "Titulaire du compte :"; "mon conjoint Lucas" too."""
    if below := name_below_label(text, *found.span()):
        return below
    tail = _ROLE_TAIL.match(text, found.end())
    return _value(text, tail.end(), Trust.NAME, Trust.GIVEN) if tail else _relation(text, found)


def _header(text: str, found: re.Match[str]) -> Span | None:
    """Read the sender or recipient after "De :" at the beginning of a line."""
    if text_before(text, found.start()).rpartition("\n")[2].strip("> \t*|"):
        return None
    tail = _ROLE_TAIL.match(text, found.end())
    return _value(text, tail.end(), Trust.NAME, Trust.GIVEN) if tail else None


def _attention(text: str, found: re.Match[str]) -> Span | None:
    tail = _ATTENTION_TAIL.match(text, found.end())
    return _value(text, tail.end(), Trust.NAME, Trust.GIVEN) if tail else None


def _value(text: str, start: int, trust: Trust, small: Trust) -> Span | None:
    title = _TITLE_IN_VALUE.match(text, start)
    return name_from(text, title.end() if title else start, trust, small)


def _called(text: str, found: re.Match[str]) -> Span | None:
    """Read the name after "s'appelle"."""
    if text[max(0, found.start() - 2) : found.start()].lower() not in (
        "s'",
        "m'",
        "t'",
        "s’",
        "m’",
    ):
        return None
    return name_after(text, SPACE.match(text, found.end()), Trust.NAME, Trust.NAME)


def _named(text: str, found: re.Match[str]) -> Span | None:
    """Read the name after "nommé", "called", "au nom de"."""
    gap = _ON_BEHALF.match(text, found.end()) or SPACE.match(text, found.end())
    return name_after(text, gap, Trust.NAME, Trust.GIVEN)


def _on_behalf(text: str, found: re.Match[str]) -> Span | None:
    return name_after(text, _ON_BEHALF.match(text, found.end()), Trust.NAME, Trust.GIVEN)


def _being(text: str, found: re.Match[str]) -> Span | None:
    """Read the name after "je suis", "I am", "my name is"; "c'est" needs a given name."""
    before = text_before(text, found.start()).lower()
    told = before.endswith(("je ", "i ", "name ", "nom ", "nom c'", "appel c'"))
    if not told and not before.endswith(("c'", "c’", "this ", "it ")):
        return None
    sure = before.endswith(("name ", "nom "))
    trust = Trust.NAME if told else Trust.GIVEN
    return name_after(text, SPACE.match(text, found.end()), trust, trust if sure else Trust.GIVEN)


def _by(text: str, found: re.Match[str]) -> Span | None:
    """Read the name after "suivi par"."""
    if not _DONE_BY.search(text_before(text, found.start())):
        return None
    return name_after(text, SPACE.match(text, found.end()), Trust.NAME, Trust.GIVEN)


def _relation(text: str, found: re.Match[str]) -> Span | None:
    """Read the name after "mon fils", "votre conseillère"."""
    if not _OWN.search(text_before(text, found.start())):
        is_called = found[0][0].isupper() and folded(found[0]) in anchor_words.ALSO_TITLES
        return name_after(text, SPACE.match(text, found.end()), Trust.NAME) if is_called else None
    return name_after(text, _COMMA.match(text, found.end()), Trust.NAME, Trust.GIVEN)


def _greeting(text: str, found: re.Match[str]) -> Span | None:
    """Read the name after "Bonjour"; a common word is one where the greeting ends after it.

    After a comma only a given name is one: "Bonjour, Enseignant depuis dix ans, …"
    """
    gap = _COMMA.match(text, found.end())
    if gap is None:
        return None
    if gap[0][0] == ",":
        return name_after(text, gap, Trust.GIVEN, Trust.GIVEN)
    span = name_after(text, gap, Trust.NAME, Trust.GIVEN)
    if span:
        return span
    span = name_from(text, gap.end(), Trust.SURE)
    return span if span and _AFTER_ALONE.match(text, span[1]) else None


def _closing(text: str, found: re.Match[str]) -> Span | None:
    """Read the signature below "Cordialement", or the name after "Bises" on its line."""
    friendly = folded(found[0]) in _FRIENDLY
    below = name_below_closing(text, found.end(), friendly or found[0].lower() == "best")
    return below or (_greeting(text, found) if friendly or found[0].lower() == "merci" else None)


def _with(text: str, found: re.Match[str]) -> Span | None:
    """Read the given name after "pour", "avec", "appelez"; after "contact :" any name."""
    tail = _ROLE_TAIL.match(text, found.end())
    if tail and found[0].lower().startswith("contact"):
        return _value(text, tail.end(), Trust.NAME, Trust.GIVEN)
    return name_after(text, SPACE.match(text, found.end()), Trust.GIVEN, Trust.GIVEN)


def _table(handlers: dict[Handler, frozenset[str]]) -> dict[str, Handler]:
    return {word: handler for handler, words in handlers.items() for word in words}


_HANDLERS = _table(
    {
        _title: anchor_words.TITLES,
        _initial_title: anchor_words.INITIAL_TITLES,
        _lawyer: anchor_words.LAWYERS,
        _family: anchor_words.FAMILIES,
        _label: anchor_words.LABELS,
        _role: anchor_words.ROLES,
        _header: anchor_words.HEADERS,
        _attention: anchor_words.ATTENTION,
        _called: anchor_words.CALLED,
        _named: anchor_words.NAMED,
        _on_behalf: anchor_words.ON_BEHALF,
        _being: anchor_words.BEING,
        _by: anchor_words.BY,
        _relation: anchor_words.RELATIONS,
        _greeting: anchor_words.GREETINGS,
        _closing: anchor_words.CLOSINGS,
        _with: anchor_words.WITH,
        name_after_file: anchor_words.FILES,
    }
)
