"""Whether a statement asks for something, or forbids it, warns of it, or tells of the writer's own.

A statement is a sentence, or a lead-in with its list. All text here is folded. What is written in
one statement says nothing about another, so that a warning at the end of a scam silences nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

_STOP = re.compile(r"[!?;.\n]")
_ABBREVIATION = re.compile(r"(?:[ .(][a-z]|^[a-z]|\b(?:ref|art|mme|tel))$")
_ITEM = re.compile(r"\s*(?:[-•*·–→▪>✓☐]|\d{1,2}[.)] )")
_FULL_LINE = 57  # characters of a line in a text of fixed width
_NEVER = re.compile(
    r"\b(?:jamais(?! (?:ete|recu|utilise|servi|effectue|repondu|regle|paye|debite|active))|"
    r"never(?! (?:been|received|used|paid))|en aucun cas|sous aucun pretexte|"
    r"(?<!parle )(?<!parlez )(?<!parler )(?<!dis )(?<!dites )(?<!rien )a personne|"
    r"under no circumstances|mefiez.vous|beware|(?:not|won't|don't|doesn't) (?:ask|send|phone|"
    r"collect)|n'avez (?:pas|rien) a "
    r"faire)\b"
)
_BUT_TO_US = re.compile(
    r"\b(?:sauf|hormis|excepte|a part|autre que|sinon a|other than|except|unless|but)\b"
    r"[^.!?\n]{0,30}\b(?:conseill\w+|agents?|notre|nos|nous|technicien\w*|moi|our|us|me|advis\w+|"
    r"officer)\b"
)
_NOT = re.compile(
    r"(?:\bne |\bn')(?:(?!demand|faut|aurez|reste)[\w']+[ -]){0,3}(?<!pas vous )$|"
    r"\b(?:inutile|pas besoin|pas necessaire|pas obligatoire|plus besoin|dispens\w+) "
    r"(?:d[^,.!?\n]{0,45})?$|\bsans (?:avoir (?:a |besoin d[e'] ?)|devoir |vous |jamais |nous )*$|"
    r"\b(?:pas|plus|rien) (?:(?:a |de |d'|besoin de |avoir a )(?:\w+ ){0,2})?$|"
    r"\b(?:not|cannot|never|without|nobody|nor|rather than|instead of)\b(?: \w+){0,6} ?$|"
    r"n't (?:\w+ ){0,4}$|\b(?:not|n't) (?:have|need) to\b[^.!?\n]{0,80}$|\bno (?:need|longer|"
    r"one)\b[^,.!?\n]{0,30}$"
)
_NONE = re.compile(
    r"\b(?:aucun\w* |pas de |pas d'|ni (?!number|no\b)|plus de |no |any |neither |nor "
    r")(?:(?!autre)[\w']+ ){0,3}$|\b(?:n'est|ne (?:sont|sera|seront|vous)|n'(?:a|ont)|is not|are "
    r"not|isn't|won't)[^,.!?\n]{0,30}$"
)
_IMPOSTOR = (
    r"(?:\bfaux\b|\bfausses?\b|\bescroc\w*|\bfraudeur\w*|\barnaqueurs?|\bpirates?\b|usurpateurs?|"
    r"\bscam\w*|\bfraudsters?|\bcriminals?\b|\bfake\b|\bbogus\b|hameconn\w+|phishing|"
    r"\b(?:un|une|des|de|d'|tout|toute|any|an?|some) ?(?:sms|texto|mails?|courriels?|e-?mails?|"
    r"messages?|appels?|texts?|calls?|liens?)\b[^.!?\n]{0,30}(?:frauduleu\w+|suspect\w*|qui|vous|"
    r"that|which|asking|claiming))"
)
_WARNED = re.compile(
    rf"{_IMPOSTOR}[^.!?\n]{{0,120}}?(?:demand|reclam|pretend|invit|incit|propos|exig|soutir|obten|"
    r"recuper|pass(?:er|ent) pour|\bask|claim|tell|steal|request|trick)|"
    r"\bsi (?:on|l'on|quelqu'un|une personne|un (?:sms|mail|message|appel|inconnu|correspondant|"
    r"pretendu))\b[^.!?\n]{0,60}?(?:demand|reclam|propos|invit)|"
    r"\bif (?:anyone|anybody|someone|a (?:caller|text|message)|an e?-?mail)\b[^.!?\n]{0,60}?ask|"
    r"\b(?:attention|vigilan\w+|prudence|watch out)[^.!?\n]{0,40}(?:demand|ask)"
)
_DENIED = re.compile(
    r"\b(?:jamais|n'|ne |sans (?:vous )?demander|aucun(?:e)?|ni (?!number|no\b)|never|don't|"
    r"do not|not ask|won't|will not|no need|pas besoin|pas a |inutile d)"
)
_REPORTED = re.compile(r"\barnaqu|frauduleu|\bfaux |\bfausses? |phishing|hameconn|\bscam|\bfake ")
_QUOTES = {"«": "»", "“": "”", '"': '"'}
_OWN = re.compile(
    r"\b(?:je |j')(?:vous |t'|te |les? |y |l'|en )*(?:ai |avais |viens de |souhaite |voudrais "
    r")?(?:deja |bien |toujours |donc |aussi )*(?:re)?(?:transm|envo|joi|adress|fourni|communiqu|"
    r"recu|donn|mis|depos|chang|modifi|complet|rempli|scann)\w*[^,.!?\n]{0,60}$|\bnous (?:vous |y "
    r"|l'|les? |en )*(?:(?:transmett|envoy|joign|adress)ons|avons (?:bien |deja )?(?:recu|"
    r"transmis|envoye|joint|enregistre|modifie|mis a jour|adresse))\b[^,.!?\n]{0,25}$|\b(?:vous|"
    r"tu) (?:me |m'|nous )(?:avez |as |aviez )?(?:re)?(?:demand|reclam)\w*[^,.!?\n]{0,60}$|\bi "
    r"(?:have |already |also |just |hereby )*(?:sen[dt]|attach|enclos|gave|provid|upload|chang|"
    r"updat)\w*[^,.!?\n]{0,60}$|\byou (?:keep |have |already )*ask(?:ed|ing)? (?:me|"
    r"us)[^.!?\n]{0,60}$|\b(?:vous avez|tu as|you have|you)(?: bien| deja| recemment| already| "
    r"recently)? (?:communiqu|enregistr|modifi|transmis|envoy|renseign|fourni|saisi|provided|sent|"
    r"changed|updated|given|registered)\w*[^,.!?\n]{0,40}$"
)
_REFUSED = re.compile(r"[^,.!?\n]{0,25}\b(?:n'est|ne sont|ne sera|is not|isn't|are not) ")
_INSIDE = re.compile(
    r"\b(?:ne|n'|ni(?! number| no\b)|jamais|not|never|don't|doesn't|won't|nor)\b|\baucun"
)
_MINE = re.compile(r"\b(?:mon|ma|mes|my|our)(?: (?:nouveau|nouvelle|propre|new|own))? $")
_DONE = re.compile(r"\b(?:ai|as|a|avons|avez|ont|avait|avaient|avoir|ayant)(?: deja| bien| pas)? $")
_PARTICIPLE = re.compile(
    r"(?:re|r)?(?:communique|transmis|fourni|envoye|donne|indique|saisi|confirme|verifie|valide|"
    r"rempli|adresse|repondu|paye|regle|joint|lu|dicte)e?s?$"
)
_FIRST_WORD = re.compile(r"\w+")
_BEFORE = 160  # characters of a statement that are looked at before a match
_AFTER = 60


class Statements:
    """The statements of one folded text."""

    def __init__(self, folded: str) -> None:
        self._text = folded

    @cached_property
    def _ends(self) -> list[int]:
        """The places at which statements end."""
        text = self._text
        return [stop.end() for stop in _STOP.finditer(text) if _is_end(text, stop.start())]

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Return start and end of the statement with `start`, or of those up to `end`."""
        ends = self._ends
        first, last = bisect_right(ends, start), bisect_right(ends, max(start, end - 1))
        return (
            ends[first - 1] if first else 0,
            ends[last] if last < len(ends) else len(self._text),
        )

    def is_request(self, cue: tuple[int, int], thing: tuple[int, int]) -> bool:
        """Return whether the words at `cue` ask for what is named at `thing`.

        Both are places in the text, as start and end; they are equal where one match is both. They
        do not ask when the statement forbids it, needs none, warns of others who ask, quotes a scam
        that was called one, or when the writer tells of their own or of what was done.
        """
        start, end = thing
        first, last = self.bounds(min(cue[0], start), end)
        text = self._text
        before = text[max(first, min(cue[0], start) - _BEFORE) : end]
        whole = f"{before}{text[end : min(last, end + _AFTER)]}"
        if _NEVER.search(whole) and not _BUT_TO_US.search(text[first : min(last, end + _BEFORE)]):
            return False
        if _WARNED.search(before) or self._is_reported(start, end):
            return False
        if _INSIDE.search(text, *cue) or self._is_told(
            text[max(first, cue[0] - _BEFORE) : cue[0]], cue
        ):
            return False
        if _REFUSED.match(text, end, last):
            return False
        if cue == thing:
            return True
        to_thing = text[max(first, start - _AFTER) : start]
        return not (_NONE.search(to_thing) or _MINE.search(to_thing))

    def _is_told(self, before: str, cue: tuple[int, int]) -> bool:
        """Return whether the words before a cue deny it, or make it a tale of what was done."""
        found = _FIRST_WORD.match(self._text, *cue)
        verb = found[0] if found else ""
        if _NOT.search(before) or _OWN.search(before + verb):
            return True
        return bool(_DONE.search(before) and _PARTICIPLE.match(verb))

    def is_denied(self, start: int, end: int) -> bool:
        """Return whether what is said from `start` to `end` is denied before or in it."""
        return bool(_DENIED.search(self._text[max(self.bounds(start, end)[0], start - 90) : end]))

    def _is_reported(self, start: int, end: int) -> bool:
        """Return whether a place stands in quotation marks after words that call it a scam."""
        text = self._text
        for opening, closing in _QUOTES.items():
            opened = text.rfind(opening, max(0, start - 400), start)
            if opened < 0 or text.find(closing, end, end + 400) < 0:
                continue
            if _is_closed(text, opening, closing, opened, start):
                continue
            if _REPORTED.search(text[max(0, opened - 120) : opened]):
                return True
        return False


def _is_end(text: str, place: int) -> bool:
    """Return whether a statement ends at a punctuation mark or a line end.

    A full stop is no end in an address or after an abbreviation; a line end is none before the
    items of a list, after a colon or comma, and where a full line goes on in small letters.
    """
    if text[place] != ".":
        return text[place] != "\n" or _line_ends(text, place)
    after = text[place + 1 : place + 2]
    if after and not after.isspace():
        return False
    return not _ABBREVIATION.search(text, max(0, place - 5), place)


def _line_ends(text: str, place: int) -> bool:
    if _ITEM.match(text, place + 1):
        return False
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if before in (":", ","):
        return after == "\n"
    full = text.rfind("\n", max(0, place - _FULL_LINE), place) < 0 and place >= _FULL_LINE
    return not (full and (before.isalpha() or before == "'") and (after.isalpha() or after == "("))


def _is_closed(text: str, opening: str, closing: str, opened: int, place: int) -> bool:
    """Return whether a quotation that was opened ends before a place."""
    if opening == closing:
        return text.count(opening, 0, place) % 2 == 0
    return text.find(closing, opened, place) >= 0
