"""Finding links in text, their hosts, defanging and its reverse; no link is ever resolved.

A link needs a scheme, or a host whose last label is a top-level domain (`bare_hosts`).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain, islice
from urllib.parse import unquote

from classifier.records import Link
from classifier.text.bare_hosts import (
    ANY_DOT,
    DOT,
    plausible,
    without_next_sentence,
    without_split_words,
)
from classifier.text.cleaning import ZERO_WIDTH, without_zero_width
from classifier.text.host_labels import ascii_label, dotted
from classifier.text.lengths import ADDRESS_CHARACTERS, LINE_CHARACTERS, LINKS, TARGET_CHARACTERS
from classifier.text.spelt_hosts import spelt_links
from classifier.text.suffixes import registered_domain

_LABEL = rf"[\w{ZERO_WIDTH}-]{{1,63}}+"
_END_OF_LINK = r"\s<>\"«»“”"  # placeholders ⟨…⟩ may be part of a link
_REST = rf"[^{_END_OF_LINK}]{{0,{ADDRESS_CHARACTERS}}}"  # what may follow a host
_COLON = r"(?::|\[:\]|\(:\))"

_HINT = re.compile(r"[.。．｡:\[(](?=\S)")  # every link contains one of these
_SPACE = re.compile(r"\s")
# Letters and signs that browsers take for those of ASCII, one for one (NFKC).
_WIDE = re.compile("[\uff01-\uff5e\U0001d400-\U0001d7ff]+")
_IN_HOSTS = "。．｡⟨⟩"
_BROKEN = re.compile(r"(h(?:tt|xx)ps?:[/\\]{1,3}[^\s/?#\\]{1,300})\n([^\s/?#\\]{1,300})", re.I)
_SCHEME = rf"(?:h(?:tt|xx|\*\*|__)p(s?)|(ftp))(?:{_COLON}[/\\]{{1,3}}|\[://\])"
_SCHEME_IN_TEXT = re.compile(_SCHEME, re.IGNORECASE)
_SCHEMED = re.compile(rf"{_SCHEME}({_REST})", re.IGNORECASE)
_END = re.compile(f"[{_END_OF_LINK}]")
_BARE = re.compile(
    rf"(?:(?<![\w.@/={ZERO_WIDTH}-])|(?<=://)){_LABEL}(?:{DOT}{_LABEL}){{1,10}}+"
    rf"(?![@\w])(:\d{{1,5}}+)?((?:[/?#\\]{_REST})?)",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?'’*_~…|`·•([{"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_LONGEST_KEPT = 300  # characters of a word whose links are kept
_HOST_END = re.compile(r"[/?#\\]")
# Schemes after which any number of slashes, of either kind, means the same (URL standard, 4.4).
_WEB_SCHEME = re.compile(r"(?:https?|ftp|wss?):[/\\]*", re.IGNORECASE)
_FALLS_AWAY = re.compile(r"[\t\n\r]")  # anywhere in an address (URL standard, 4.4)
_NO_HOST = re.compile(r"[\s/\\?#@<>^|%:]")  # what no host may hold once it is decoded
_BETWEEN_LINKS = frozenset(",;|()[]{}")
PLAIN_HOST = r"(?:[a-z0-9-]{1,63}\.){1,10}[a-z][a-z0-9-]{0,62}"
"""A host that is read as it stands, as most are. Its last label is no number."""
_PLAIN_HOST = re.compile(rf"(?:https?://)?({PLAIN_HOST})(?=[/?#]|\Z)")
# A program or a contact, or the scheme of an app alone.
_NO_PAGE = re.compile(
    r"(?:data|javascript|vbscript|file|blob|tel|mailto|app):|[a-z][a-z0-9+-]*:\Z", re.IGNORECASE
)


@lru_cache(maxsize=4)  # the readings of a message ask for the same text
def find_links(text: str) -> tuple[Link, ...]:
    """Return the links of a clean text in order, with their offsets, at most `LINKS`."""
    written = list(islice(written_links(text), LINKS))
    return _with_spelt(text, without_split_words(written, text))[:LINKS]


def has_link(text: str) -> bool:
    """Tell whether `find_links` finds one in a clean text; quicker, as the first one is enough."""
    found = chain(written_links(text), spelt_links(text))
    return next(found, None) is not None


def written_links(text: str) -> Iterator[Link]:
    """Yield all links that are written in one piece, as programs recognise them."""
    plain = _BROKEN.sub(_on_one_line, _WIDE.sub(_in_ascii, text))
    end = 0
    hint = _HINT.search(plain)
    while hint:
        start, end = _word_around(plain, end, hint.start())
        for link in _links_between(plain, start, end):
            shown = text[link.start : link.end][:LINE_CHARACTERS]
            yield link if shown == link.shown else replace(link, shown=shown)
        hint = _HINT.search(plain, end)


def _with_spelt(text: str, links: list[Link]) -> tuple[Link, ...]:
    """Return the links with those that are spelt out, which go before pieces of themselves."""
    spelt = [one for one in spelt_links(text) if not _inside(one, links)]
    if not spelt:
        return tuple(links)
    kept = [link for link in links if not _inside(link, spelt)]
    return tuple(sorted([*kept, *spelt], key=lambda link: link.start))


def _inside(link: Link, others: list[Link]) -> bool:
    """Tell whether one of the others begins where a link begins or inside of it, and is as long."""
    at = bisect_right([one.start for one in others], link.start) - 1
    return at >= 0 and link.end <= others[at].end


@lru_cache(maxsize=256)  # many rules ask for the same hosts
def host_of(target: str) -> str:
    """Return the host of a link target, lower case.

    "" for what is not an address on the web ("data:", "tel:") and for a host that no browser
    takes. User part and port are left out, percent-encoding is undone, numeric addresses of any
    base become dotted decimal, and other alphabets become punycode (`suffixes.to_unicode` undoes
    it label by label), as the URL standard reads a host (url.spec.whatwg.org, section 3.5).
    """
    plain = _PLAIN_HOST.match(target)
    if plain:
        return plain[1]
    address = refang(target)
    if _NO_PAGE.match(address):
        return ""
    authority = _HOST_END.split(_without_scheme(address), maxsplit=1)[0].rpartition("@")[2]
    if authority.startswith("["):
        return authority[1:].partition("]")[0].lower()
    host = unquote(without_zero_width(authority.partition(":")[0]))
    host = unicodedata.normalize("NFKC", without_zero_width(host))
    host = host.replace("。", ".").strip().strip(".").lower()
    if _NO_HOST.search(host):
        return ""
    return dotted(host) or ".".join(ascii_label(label) for label in host.split("."))


def defang(target: str) -> str:
    """Return the target written so that no program opens it: "hxxps://ameli[.]com/x"."""
    target = refang(target)
    scheme, sign, rest = target.partition("://")
    if not (sign and scheme.isalnum()):
        scheme, sign, rest = "", "", target
    end = _HOST_END.search(rest)
    cut = end.start() if end else len(rest)
    host = rest[:cut].replace(".", "[.]")
    scheme = scheme.lower().replace("http", "hxxp").replace("ftp", "fxp")
    return f"{scheme}{sign}{host}{rest[cut:]}"


def refang(target: str) -> str:
    """Return the target with defanging undone and zero-width characters left out."""
    target = _FALLS_AWAY.sub("", without_zero_width(target.strip())[:ADDRESS_CHARACTERS])
    match = _SCHEMED.match(target)
    if match:
        scheme = "ftp" if match[2] else "http" + match[1].lower()
        return f"{scheme}://{_refang_host(match[3])}"
    return _refang_host(target)


def _word_around(text: str, after: int, position: int) -> tuple[int, int]:
    """Return the bounds of the word at `position`; it does not start before `after`."""
    before = max(text.rfind(space, after, position) for space in " \n\t\xa0\u202f")
    return max(before + 1, after), _first(_SPACE, text, position, len(text))


def _on_one_line(broken: re.Match[str]) -> str:
    """Return a link that breaks off within its host with a zero-width space for the line end."""
    before, after = broken[1], broken[2]
    is_broken = not registered_domain(host_of(before)) and registered_domain(
        host_of(before + after)
    )
    return f"{before}\u200b{after}" if is_broken else broken[0]


def _links_between(text: str, start: int, end: int) -> Iterator[Link]:
    """Yield the links of the word that stands between two places."""
    word = text[start:end]
    found = _links_in(word) if len(word) > _LONGEST_KEPT else _kept_links(word)
    for link in found:
        yield replace(link, start=start + link.start, end=start + link.end)


@lru_cache(maxsize=512)  # the pieces of a long text, and masking, ask for the same words
def _kept_links(word: str) -> tuple[Link, ...]:
    return tuple(_links_in(word))


def _links_in(text: str) -> Iterator[Link]:
    """Yield the links of one word; behind one with a scheme only those with a scheme."""
    start, end = 0, len(text)
    first = _SCHEME_IN_TEXT.search(text, start, end)
    for match in _BARE.finditer(text, start, first.start() if first else end):
        link = _bare_link(text, match)
        if link:
            yield link
    for begin, longest in _schemed_spans(text, first.start(), end) if first else ():
        stop = _trimmed_end(text, begin, longest)
        scheme = _SCHEME_IN_TEXT.match(text, begin)
        if scheme and stop > scheme.end():
            shown = text[begin:stop]
            yield Link(shown[:LINE_CHARACTERS], refang(shown), begin, stop)


def _schemed_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the links with a scheme in one word, the first of them at `start`.

    A scheme inside a link is part of it (a redirect), unless punctuation stands before it or it
    is glued to a host: "https://one.fr;https://two.fr".
    """
    stop, host_end, begin = start, start, -1
    for scheme in _SCHEME_IN_TEXT.finditer(text, start, end):
        glued = scheme.start() < host_end or text[scheme.start() - 1] in _BETWEEN_LINKS
        if begin >= 0 and not glued and scheme.start() < stop:
            continue
        if begin >= 0:
            yield begin, min(stop, scheme.start())
        begin = scheme.start()
        host_end = _first(_HOST_END, text, scheme.end(), end)
        if scheme.end() > stop:
            stop = _first(_END, text, scheme.end(), end)
        stop = _before_symbols(text, scheme.end(), min(host_end, stop), stop)
    yield begin, min(stop, begin + ADDRESS_CHARACTERS)


def _before_symbols(text: str, start: int, host_end: int, stop: int) -> int:
    """Return where a link ends whose host is `text[start:host_end]`: before a dash or an arrow."""
    host = text[start:host_end]
    odd = () if host.isascii() else enumerate(host, start)
    return next((place for place, letter in odd if _ends_host(letter)), stop)


def _ends_host(letter: str) -> bool:
    if letter.isascii() or letter in _IN_HOSTS or not without_zero_width(letter):
        return False
    return unicodedata.category(letter)[0] not in "LMN"


def _in_ascii(wide: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", wide[0])


def _first(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    found = pattern.search(text, start, end)
    return found.start() if found else end


def _bare_link(text: str, match: re.Match[str]) -> Link | None:
    start, tail = match.start(), bool(match[1] or match[2])
    host_end = match.start(1) if match[1] else match.start(2)
    stop = match.end()
    host = text[start:host_end]
    if not plausible(host, tail):
        shorter = without_next_sentence(host)
        if not shorter:
            return None
        stop = start + len(shorter)
    stop = _trimmed_end(text, start, stop)
    return Link(text[start:stop][:LINE_CHARACTERS], refang(text[start:stop]), start, stop)


def _trimmed_end(text: str, start: int, end: int) -> int:
    """Return where a link ends without the punctuation of the sentence around it."""
    while end > start:
        last = text[end - 1]
        opening = _PAIRS.get(last)
        if opening:
            piece = text[max(start, end - TARGET_CHARACTERS) : end]
            if piece.count(opening) >= piece.count(last):
                break
        elif last not in _TRAILING:
            break
        end -= 1
    return end


def _without_scheme(target: str) -> str:
    web = _WEB_SCHEME.match(target)
    if web:
        return target[web.end() :]
    scheme, sign, after = target.partition("://")
    return after if sign and scheme.isalnum() else target.lstrip("/\\")


def _refang_host(rest: str) -> str:
    """Return an address without scheme with the dots of its host refanged."""
    end = _HOST_END.search(rest)
    cut = end.start() if end else len(rest)
    return ANY_DOT.sub(".", rest[:cut]) + rest[cut:]
