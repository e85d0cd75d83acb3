"""Rules about obfuscated text: text that looks different to a person and to a filter.

What is undone before the text is judged is told by `text.plain_text`, and by the reader for
invisible characters.
"""

from __future__ import annotations

import re

from classifier.indicators.context import Context
from classifier.indicators.pattern_rules import rule
from classifier.indicators.rule import Hit, Strength, mail, sms
from classifier.records import Message, Place, Span
from classifier.sentence import sentence
from classifier.text.cleaning import INVISIBLE
from classifier.text.draft import Kind
from classifier.text.look_alikes import IGNORABLE
from classifier.text.plain_text import MAX_CHARACTERS

# Invisible characters between two Latin letters; emoji joiners and no-break spaces are normal.
_ZERO_WIDTH = re.compile(f"[{IGNORABLE}]")
_ZERO_WIDTH_INSIDE = re.compile(f"[A-Za-zÀ-ɏ][{IGNORABLE}]+[A-Za-zÀ-ɏ]")
_CAPITAL_I = re.compile(r"\b[a-zà-ÿ]+I[a-zà-ÿ]+\b|\b[A-Za-zà-ÿ][a-zà-ÿ]+[01][a-zà-ÿ]+\b")
_SWAPPED = re.compile(r"[a-zà-ÿ][I01][a-zà-ÿ]")
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")
_OTHER_ALPHABET = re.compile(r"(?=\w*[A-Za-z])\w*[\u0370-\u03ff\u0400-\u04ff]\w*")
_SPACED = re.compile(r"\b(?:[A-Za-z][ .\-_*]){5,}[A-Za-z]\b")
_WORD_BEFORE, _WORD_AFTER = re.compile(r"\w*$"), re.compile(r"\w*")
_HIDDEN_WORDS = 12  # a preheader is shorter than text hidden to mislead filters
_LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+", re.IGNORECASE)


def _in_text(
    context: Context, pattern: re.Pattern[str], hint: re.Pattern[str] | None = None
) -> Hit | None:
    """Find the pattern in the body outside addresses, in which unusual characters are common.

    `hint` is a cheap pattern found in every text that can match.
    """
    body = context.message.body[:MAX_CHARACTERS]
    if not (hint or pattern).search(body):
        return None
    links = [found.span() for found in _LINK.finditer(body)]
    for found in pattern.finditer(body):
        if not any(start <= found.start() < end for start, end in links):
            return Hit(found[0][:80], Span(Place.BODY, *found.span()))
    return None


def _undone(context: Context, *kinds: Kind) -> Hit | None:
    """Find a word of the body that was read after undoing a disguise of one of these kinds."""
    changes = context.plain_body.changes
    places = [changes[kind] for kind in kinds if kind in changes]
    if not places:
        return None
    body, (start, end) = context.message.body, min(places)
    start -= len(_WORD_BEFORE.search(body[max(0, start - 40) : start])[0])  # type: ignore[index]
    end += len(_WORD_AFTER.match(body[end : end + 40])[0])  # type: ignore[index]
    return Hit(body[start:end][:80], Span(Place.BODY, start, end))


def _replaced_letters(context: Context) -> Hit | None:
    found = _in_text(context, _CAPITAL_I, _SWAPPED)
    return found or _undone(context, Kind.SIGN, Kind.FORM, Kind.MARKS)


def _zero_width(context: Context) -> Hit | None:
    if INVISIBLE in context.message.remarks:
        return Hit("")
    if context.message.body.isascii():
        return None
    found = _in_text(context, _ZERO_WIDTH_INSIDE, _ZERO_WIDTH)
    return found or _undone(context, Kind.REVERSED)


def _mixed_alphabet(context: Context) -> Hit | None:
    if context.message.body.isascii():
        return None
    found = _in_text(context, _OTHER_ALPHABET, _FOREIGN)
    return found or _undone(context, Kind.OTHER_ALPHABET)


def _spaced_out(context: Context) -> Hit | None:
    return _in_text(context, _SPACED) or _undone(context, Kind.APART)


def _hidden(context: Context) -> Hit | None:
    words = context.message.hidden_text.split()
    if len(words) < _HIDDEN_WORDS:
        return None
    shown = set(context.message.body.split())
    if sum(word in shown for word in words) > len(words) / 2:
        return None
    return Hit(" ".join(words[:8]))


def _image_only(context: Context) -> Hit | None:
    return Hit("") if context.message.image_only else None


_PLAIN = sms("Votre carte est prête à l'accueil, merci de passer avant 18h.")

RULES = (
    rule(
        "I37",
        "obfuscation",
        Strength.STRONG,
        sentence("Some letters are replaced by others that look like them: “{quote}”."),
        _replaced_letters,
        (
            sms("Votre carte vitaIe expire"),
            sms("Mettez a jour votre doss1er ame1i"),
            sms("c@rte v!tale"),
            sms("ⓒⓞⓜⓟⓣⓔ"),
        ),
        (_PLAIN, sms("Mon iPhone et McDonald restent"), sms("Réf AB12I34 du 24h")),
        deceives=True,
    ),
    rule(
        "I38",
        "obfuscation",
        Strength.STRONG,
        sentence("Invisible characters split words to get past filters."),
        _zero_width,
        (
            mail("rembour\u200bsement en attente"),
            mail("votre comp\u00adte est bloqué"),
            mail("\u202etnemesruobmer\u202c en attente"),
            Message("remboursement en attente", remarks=(INVISIBLE,)),
        ),
        (_PLAIN, mail("Prix\u00a0: 3\u202f€ « merci »"), sms("Super 👨\u200d👩\u200d👧")),
        deceives=True,
    ),
    rule(
        "I52",
        "obfuscation",
        Strength.STRONG,
        sentence("The word “{quote}” mixes two alphabets to get past filters."),
        _mixed_alphabet,
        (sms("Votre compte аmeli est bloqué"), sms("Carte Vitаle à renouveler")),
        (_PLAIN, mail("Дякую за допомогу")),
        deceives=True,
    ),
    rule(
        "I39",
        "obfuscation",
        Strength.WEAK,  # the words are judged as if they were whole
        sentence("A word is split by spaces or dots: “{quote}”."),
        _spaced_out,
        (
            sms("R e m b o u r s e m e n t disponible"),
            sms("v.i.t.a.l.e expire"),
            sms("c o m p t e"),
        ),
        (_PLAIN, mail("Options A, B, C et D ; M. P. Durand")),
    ),
    rule(
        "I40",
        "obfuscation",
        Strength.MEDIUM,
        sentence("The e-mail contains hidden text that differs from what it shows."),
        _hidden,
        (
            Message(
                "Votre facture",
                hidden_text="recette de cuisine pour le dimanche avec des "
                "carottes et du thym frais bon appetit",
            ),
            Message("Bonjour", hidden_text=" ".join(f"mot{i}" for i in range(20))),
        ),
        (_PLAIN, Message("Votre relevé est là", hidden_text="Votre relevé est là")),
    ),
    rule(
        "I41",
        "obfuscation",
        Strength.MEDIUM,
        sentence("The message is only an image, which hides its text from filters."),
        _image_only,
        (Message("", image_only=True), Message(" ", image_only=True)),
        (_PLAIN, mail("Bonjour")),
    ),
)
