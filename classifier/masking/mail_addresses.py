"""Masking of the local part of e-mail addresses, with the sign or with a word for it."""

from __future__ import annotations

import re

from classifier.masking.marks import Mark, unmarked
from classifier.text.word_mending import without_signs

_LETTERS_BEFORE = re.compile(r"(?<![\w.-])[\w@$€!|]+$")
_LETTERS_AFTER = re.compile(r"[\w@$€!|]+(?![\w-]|\.\w)")
_LONGEST_WORD = 40
_DOT = r"(?:[ ]?\.[ ]?|[ ]?[\[({][ ]?(?:dot|point|\.)[ ]?[\])}][ ]?|[ ](?:dot|point|DOT|POINT)[ ])"
_HOST = rf"(?=[\w-]{{1,63}}{_DOT}[\w-])"
_SIGN = re.compile(
    r"(?:@|%40)(?=[\w-])"  # the sign itself
    rf"|[ ]?(?:＠|﹫|&#0?64;|&#x40;|&commat;)[ ]?(?=[\w-])"
    rf"|[ ]?[\[({{<][ ]?(?i:at|a|arobase|arobas|@)[ ]?[\])}}>][ ]?{_HOST}"
    rf"|[ ](?i:arobase|arobas)[ ]{_HOST}"
    r"|[ ](?:AT|at)[ ](?=[\w-]{1,63}(?:[ ](?:DOT|dot|POINT|point)[ ]|[ ]?[\[(](?i:dot|point)))"
    rf"|[ ]@[ ]?{_HOST}|@[ ]{_HOST}|@[ ]?\n{_HOST}|_(?:at|AT)_{_HOST}"
)
_HINT = re.compile(
    r"[@＠﹫]|%40|&#0?64|&#x40|&commat|arobas|[\[({<][ ]?(?:at|a)[ ]?[\])}>]|[ _]at[ _]",
    re.IGNORECASE,
)
_IN_LOCAL_PART = frozenset(".+-'_")
_SPELT_BEFORE = re.compile(
    r"(?<![\w.-])(?:[\w-]{1,20}[ ](?:point|dot|\.)[ ]){1,3}\Z", re.IGNORECASE
)
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_HOST_LIKE = re.compile(r"\.[a-z]{2,4}\Z", re.IGNORECASE)


def mask_email_addresses(text: str, mark: Mark = unmarked) -> str:
    """Return the text with the local part of mail addresses replaced; `mark` gets that part."""
    if not _HINT.search(text):
        return text
    parts: list[str] = []
    done = 0
    for at in _SIGN.finditer(text):
        start = _local_start(text, at.start(), done)
        if start < at.start() and not _is_decoy(text, start, at.start()) and not _is_word(text, at):
            parts += [text[done:start], mark("⟨EMAIL⟩", text[start : at.start()])]
            done = at.start()
    return "".join([*parts, text[done:]])


def _is_word(text: str, at: re.Match[str]) -> bool:
    """Return whether the sign stands for an a in a word, as in "c@rte"."""
    before = _LETTERS_BEFORE.search(text, max(0, at.start() - _LONGEST_WORD), at.start())
    after = _LETTERS_AFTER.match(text, at.end(), at.end() + _LONGEST_WORD)
    if at[0] != "@" or after is None or after.end() == at.end() + _LONGEST_WORD:
        return False
    return bool(without_signs(f"{before[0] if before else ''}@{after[0]}"))


def _local_start(text: str, at: int, after: int) -> int:
    """Return the offset at which the local part begins."""
    start = at
    while start > after and (text[start - 1].isalnum() or text[start - 1] in _IN_LOCAL_PART):
        start -= 1
    if start == at and text[at - 1 : at] == '"':
        quote = text.rfind('"', max(after, at - _LONGEST_WORD), at - 1)
        return quote if quote >= 0 and "\n" not in text[quote:at] else start
    # In a query string the address may follow an escape: to%3Djean%40…
    if start and _ESCAPE.match(text, start - 1):
        return start + 2
    spelt = _SPELT_BEFORE.search(text, max(after, start - _LONGEST_WORD), start)
    return spelt.start() if spelt and start < at and text[at] != "@" else start


def _is_decoy(text: str, start: int, at: int) -> bool:
    """Return whether this is https://ameli.fr@elsewhere.example: evidence, not an address."""
    before = text[max(0, start - 2) : start]
    return before == "//" and _HOST_LIKE.search(text, start, at) is not None
