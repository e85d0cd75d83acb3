"""Which words with a dot in them are hosts: the name of a site, or two sentences without a space.

A missing space after a full stop ("demain.La suite") is far more frequent than a bare host on
`.la`, so the rules are stricter when the ending is also a word.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

from classifier.records import Link
from classifier.text import suffixes
from classifier.text.cleaning import without_zero_width
from classifier.text.known_words import known_words

DOT = r"(?:[.。．｡]|\[\.\]|\(\.\)|\{\.\}|\[(?:dot|point)\]|\((?:dot|point)\))"
ANY_DOT = re.compile(DOT, re.IGNORECASE)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Endings that are more often words of a sentence or types of files than domains.
_WORD_ENDINGS = _words(
    "ad ai al am as at au be by ca de do es et fm gl id il in is it la le lu ma me mo mu my ne "
    "no nu pa pm sa se si so st su to tv us va ve vu am pas mes bio moi menu date total prime life "
    "live one love help home here click call today now new how zip mov md py sh rs cc app day "
    "foundation services social vision photo maison support care doctor health insurance"
)
USUAL_ENDINGS = _words(
    "fr com net org eu info be ch ca uk io co app biz top xyz online site shop club store "
    "icu bond cfd sbs lol vip xin pro mobi click link live tk ml ga cf gq ly gl me ru cn"
)
_DOTTED = re.compile(r"(?<![\w.])[^\W\d_]{1,30}\.[^\W\d_]{1,30}(?![\w.])")
_SPLIT_WORDS = 3  # in one text
_FILE_ENDINGS = _words("zip mov md py sh rs pl ps")


def plausible(host: str, tail: bool) -> bool:
    """Return whether a host without scheme is plausible; `tail`: a path or port follows."""
    labels = ANY_DOT.split(unicodedata.normalize("NFKC", without_zero_width(host)))
    name, ending = labels[-2], labels[-1]
    if all(label.isdecimal() for label in labels):
        return tail and len(labels) == 4 and all(int(label) < 256 for label in labels)
    if not suffixes.is_top_level_domain(ending.lower()):
        return False
    if not name or any(label.startswith("-") or label.endswith("-") for label in labels):
        return False
    if tail or labels[0].lower() == "www":
        return True
    return _looks_typed_as_host(labels, name, ending)


def _looks_typed_as_host(labels: list[str], name: str, ending: str) -> bool:
    """Tell whether a bare host is more likely than two words without the space between them."""
    lower = ending.lower()
    marked = any(c == "-" or c.isdecimal() for c in name)  # few words of a sentence are
    if lower in _FILE_ENDINGS:
        return False
    if ending.istitle() and not (
        lower in ("fr", "com", "net", "org") or (marked and lower in USUAL_ENDINGS)
    ):
        return False
    if ending.istitle() and not name.istitle():  # "merci.Com…" goes on as a sentence
        return False
    if lower in USUAL_ENDINGS:
        return True
    if lower in _WORD_ENDINGS:
        return len(labels) > 2 or marked
    return len(name) > 1


def without_split_words(links: list[Link], text: str) -> list[Link]:
    """Return the links of a text without words that a dot was put into ("vot.re").

    One or two may be sites; whoever puts dots into words does so in many.
    """
    if not any(_is_split_word(link.shown) for link in links):
        return links
    dotted = (found[0] for found in _DOTTED.finditer(text))
    many = len(list(islice(filter(_is_split_word, dotted), _SPLIT_WORDS))) == _SPLIT_WORDS
    return [link for link in links if not _is_split_word(link.shown)] if many else links


def _is_split_word(shown: str) -> bool:
    return shown.count(".") == 1 and shown.replace(".", "").lower() in known_words()


def without_next_sentence(host: str) -> str:
    """Return "ameli.fr" of "ameli.fr.Merci", "" when nothing plausible is left."""
    cut = max(host.rfind("."), 0)
    head, after = host[:cut], host[cut + 1 :]
    return head if after[:1].isupper() and "." in head and plausible(head, False) else ""
