"""Which organisation speaks in a text: by how it begins, is signed and entitled, and what it names.

Aliases are folded words. The prefix `^` means that the alias counts only in capitals (MNT, but not
"mnt"), `@` that it counts only in the sender name (Alan).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from classifier.records import Message
from classifier.text.cleaning import fold
from classifier.text.plain_text import MAX_CHARACTERS, plain_text
from classifier.text.redirects import is_redirect_page

_WORD = re.compile(r"[^\W_]+")
# "Mutuelle SG" is no bank: beside such a word, initials are the name of something else.
_NAME_WORDS = frozenset(
    "mutuelle mutuelles mutualite prevoyance courtage cabinet docteur dr pharmacie garage".split()
)
_INSURERS = ("mutu", "insurer", "ip", "amo", "social", "broker", "tpa")  # kinds of organisations
_WATCHERS = ("authority", "report", "help")  # kinds that footers name and nobody signs with
_HEAD = re.compile(r"\s*\W?([^:\n]{2,40}?)\W? ?: ?")  # "AMELI : …"
_SIGNATURE_WORDS, _SIGNATURE_LINES, _FIRST_WORDS = 7, 6, 7
_ENDING = r"(?:fr|com|org|net|eu|uk|info)\b"
_ADDRESS = re.compile(
    rf"(?<!\S)\S*(?:://|www\.|@)\S+|(?<![\w.-])(?:[\w-]{{1,60}}\.){{1,5}}{_ENDING}\S*"
)
_ADDRESS_HINT = re.compile(rf"://|www\.|@|\.{_ENDING}")  # in every address
_END = 600  # characters at the end of a long body that are searched for names too


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return fold(word)


class _Alias:
    """An alias without its first word, and the conditions under which it counts."""

    __slots__ = ("capitals", "organisation", "rest", "sender_only")

    def __init__(self, organisation: str, rest: tuple[str, ...], mark: str) -> None:
        self.organisation = organisation
        self.rest = rest
        self.capitals = mark == "^"
        self.sender_only = mark == "@"


class Speakers:
    """The names of organisations, as texts write them."""

    def __init__(self) -> None:
        self._aliases: dict[str, list[_Alias]] = {}
        self._insurers: set[str] = set()
        self._watchers: set[str] = set()
        self._last: tuple[tuple[str, str], str | None] | None = None  # asked for again

    def add(self, organisation: str, kind: str, aliases: Iterable[str]) -> None:
        """Add an organisation by its id, its kind and its aliases."""
        if kind.lower().startswith(_INSURERS):
            self._insurers.add(organisation)
        if kind in _WATCHERS:
            self._watchers.add(organisation)
        for alias in aliases:
            mark = alias[0] if alias[0] in "^@" else ""
            first, *rest = alias.lstrip("^@").split()
            self._aliases.setdefault(first, []).append(_Alias(organisation, tuple(rest), mark))

    def exactly(self, words: str) -> str | None:
        """Return the organisation one of whose aliases are these folded words."""
        first, *rest = words.split()
        found = (one for one in self._aliases.get(first, ()) if one.rest == tuple(rest))
        return next((one.organisation for one in found), None)

    def in_text(self, message: Message) -> str | None:
        """Return the organisation that a subject and a body speak for.

        An address names its owner only where no words name anybody: a mutual insurer's mail links
        to ameli.fr too.
        """
        asked, last = (message.subject, _both_ends(_without_redirect_pages(message))), self._last
        if last is None or last[0] != asked:
            last = self._last = asked, self._of_text(*asked)
        return last[1]

    def _of_text(self, subject: str, text: str) -> str | None:
        body = plain_text(text).text
        if not self._names_any(body):
            return self.first(subject) if subject else None
        words = _without_addresses(body)
        found = self._introduced(words, subject) or self._most_named(words)
        return found or (self._most_named(body) if words != body else None)

    def _names_any(self, plain: str) -> bool:
        """Return whether a text has the first word of a name."""
        return not self._aliases.keys().isdisjoint(map(_folded, _WORD.findall(plain)))

    def introduces_itself(self, message: Message) -> bool:
        """Return whether a message begins with, is signed or entitled by an organisation."""
        body = _without_addresses(plain_text(_both_ends(message.body)).text)
        first_words = " ".join(body.split(maxsplit=_FIRST_WORDS)[:_FIRST_WORDS])
        return bool(self._introduced(body, message.subject) or self._first(first_words))

    def first(self, text: str, *, sender: bool = False) -> str | None:
        """Return the first organisation named in a short text, ignoring a mail address in it."""
        return self._first(plain_text(text.partition("<")[0]).text, sender=sender)

    def _first(self, plain: str, *, sender: bool = False) -> str | None:
        return next(self._named(plain, sender=sender), None)

    def _introduced(self, plain: str, subject: str) -> str | None:
        """Return the organisation that the beginning, the signature or the subject names."""
        head = _HEAD.match(plain)
        found = self._first(head[1]) if head else None
        return found or self._signed(plain) or (self.first(subject) if subject else None)

    def _signed(self, plain: str) -> str | None:
        """Return the organisation named in a short line near the end of a text of several lines."""
        lines = [line.strip() for line in plain[-_END:].split("\n") if line.strip()]
        for line in reversed(lines[-_SIGNATURE_LINES:][1:]):
            if len(line.split()) <= _SIGNATURE_WORDS and not line.endswith((".", "?", "!")):
                found = self._first(line)
                if found and found not in self._watchers:
                    return found
        return None

    def _most_named(self, plain: str) -> str | None:
        """Return the organisation named most often."""
        counts = Counter(self._named(plain))
        return counts.most_common(1)[0][0] if counts else None

    def _named(self, text: str, *, sender: bool = False) -> Iterator[str]:
        """Yield the ids of the organisations named in a text, in order."""
        raw = _WORD.findall(text)
        words = list(map(_folded, raw))
        for index in [place for place, word in enumerate(words) if word in self._aliases]:
            for alias in self._aliases[words[index]]:
                if alias.sender_only and not sender:
                    continue
                capitals = sender or raw[index].isupper()
                if alias.capitals and not (capitals and self._stands_alone(alias, words, index)):
                    continue
                if tuple(words[index + 1 : index + 1 + len(alias.rest)]) == alias.rest:
                    yield alias.organisation
                    break

    def _stands_alone(self, alias: _Alias, words: list[str], index: int) -> bool:
        """Return whether initials are not part of the name of something else."""
        beside = words[max(0, index - 1) : index + 2]
        return alias.organisation in self._insurers or _NAME_WORDS.isdisjoint(beside)


def _without_addresses(text: str) -> str:
    return _ADDRESS.sub(" ", text) if _ADDRESS_HINT.search(text) else text


def _both_ends(body: str) -> str:
    """Return the part of a body that is judged, and its end, where it is signed."""
    if len(body) <= MAX_CHARACTERS:
        return body
    return f"{body[: MAX_CHARACTERS - _END]}\n{body[-_END:]}"


def _without_redirect_pages(message: Message) -> str:
    """Return the body without the links through search engines and the like, which speak for none.

    Their names would make a message with such a link one of Google or Facebook.
    """
    body, kept = message.body, 0
    pieces = []
    for link in message.links:
        if kept <= link.start < link.end and is_redirect_page(link.target):
            pieces.append(body[kept : link.start])
            kept = link.end
    return " ".join([*pieces, body[kept:]]) if pieces else body
