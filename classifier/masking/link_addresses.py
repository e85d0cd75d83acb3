"""What is kept of the address of a link: its host, the shape of its path, names of parameters.

Paths, values and fragments hold names, numbers and mail addresses in any coding, so a piece is only
kept where it is a word of `plain_words`, and a value only where it is another address: that one
tells where a redirect leads, and is treated in the same way. In the place of everything else stands
the placeholder of the identifier it holds, else `VALUE`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from urllib.parse import quote, unquote, unquote_plus

from classifier.masking.coded_pieces import decodings
from classifier.masking.plain_words import ending_of, is_plain
from classifier.text.coded_links import bare_link, decoded_by, link_in, link_in_path
from classifier.text.links import host_of, written_links
from classifier.text.redirects import link_in_parameter, original_link
from classifier.text.wrappers import Coding, Wrapper, wrapper_of

VALUE = "⟨VALEUR⟩"
"""What stands for a piece of an address that is not kept."""

Mask = Callable[[str], str]
"""Masks a text that is not the address of a link."""

_HEAD = re.compile(
    r"(?:h(?:tt|xx|\*\*|__)ps?|[a-z][a-z0-9+.-]{1,19})(?:(?::|\[:\]|\(:\))[/\\]{1,3}|\[://\])|"
    r"[a-z]{3,10}:",
    re.IGNORECASE,
)
_WRITTEN_MESSAGE = re.compile(  # a link that opens a message which is already written
    r"(?<![a-z])(?:mailto|sms|smsto|whatsapp):[^\s?<>\"]{1,200}\?[^\s<>\"]{1,2000}", re.IGNORECASE
)
_TAIL = re.compile(r"[/?#\\／？＃＼]")
_END = re.compile(r"[\s<>\"«»“”]")
_CUT_OFF = 7_000  # an address so long may go on behind the end of what is read as a link
_LONGEST = 2_000  # characters of a piece of which it is told what it holds
_DECOY = re.compile(r"(?:[\w-]+\.)+[a-z]{2,6}(?::\d{2,5})?@", re.IGNORECASE)
_SLOT = re.compile(r"\{\{[a-z_. ]{1,40}\}\}", re.IGNORECASE)  # of a template, see `genuine`
_NAME = re.compile(r"[A-Za-z_$][A-Za-z_.$\[\]-]{0,23}\d{0,2}")
_NAME_LETTERS = 11  # a longer name may be a coded value
_PLACEHOLDER = re.compile(r"⟨[A-Z_]+[a-z]*⟩(?:(?:@|%40)(?:[a-z0-9-]+\.)+[a-z]{2,24}(?![\w-]))?")
_KEPT = re.compile(rf"(?:{_PLACEHOLDER.pattern})+(?:\.[A-Za-z0-9]{{1,5}})?")
_DIGIT = re.compile(r"\d")
_FEWEST_DIGITS = 4  # of an identifier
_ONE_DIGIT = re.compile(r"v?\d", re.IGNORECASE)
_MOST_DIGITS = 2  # pieces of a path that may be a digit
_NESTED = 6  # addresses inside one another that are kept
_MOST_PLACEHOLDERS = 4  # of one piece
_BETWEEN_PIECES = re.compile(r"([/\\])")
_BETWEEN_PAIRS = re.compile(r"(&amp;|[&;])")
_IS_ADDRESS = re.compile(r"https?(?::|%3a)", re.IGNORECASE)
# Parameters of Google Translate that are a part of the host they stand for.
_HOST_PARAMETERS = frozenset({"_x_tr_hp", "_x_tr_enc"})
_PART_OF_HOST = re.compile(r"[a-z01,.-]{1,40}", re.IGNORECASE)


def mask_links(text: str, mask: Mask, between: Mask = str) -> str:
    """Return a text in which only what may be kept of each link is left.

    `between` masks the text that belongs to no link. An address that comes again is masked once.
    """
    kept = cache(partial(mask_address, mask=mask))
    if "?" in text and ":" in text:
        text = _WRITTEN_MESSAGE.sub(lambda found: kept(found[0]), text)
    parts, done = list[str](), 0
    for link in written_links(text):
        if link.start < done:
            continue
        end = link.end
        if end - link.start >= _CUT_OFF:
            end = _first(_END, text, end)
        parts += [between(text[done : link.start]), kept(text[link.start : end])]
        done = end
    return "".join([*parts, between(text[done:])])


def mask_address(address: str, mask: Mask, depth: int = 0) -> str:
    """Return what is kept of one address; its host is left to the other rules of masking."""
    if depth == _NESTED:
        return VALUE
    address = original_link(address) if "://" in address else address
    head, tail = _divided(address)
    return _without_user(head) + (_Tail(head, tail, mask, depth).kept() if tail else "")


def _divided(address: str) -> tuple[str, str]:
    """Return scheme and host of an address, and what follows them."""
    scheme = _HEAD.match(address)
    end = _first(_TAIL, address, scheme.end() if scheme else 0)
    tail = address[end:]
    return address[:end], tail if tail.isascii() else unicodedata.normalize("NFKC", tail)


def _first(pattern: re.Pattern[str], text: str, start: int) -> int:
    found = pattern.search(text, start)
    return found.start() if found else len(text)


def _without_user(head: str) -> str:
    """Return scheme and host without user and password; a host in their place is evidence."""
    scheme = _HEAD.match(head)
    start = scheme.end() if scheme else 0
    user = head[start : head.rfind("@") + 1]
    if ":" not in user or _DECOY.fullmatch(user):
        return head  # a user alone is a mail address for the other rules
    return f"{head[:start]}{VALUE}@{head[start + len(user) :]}"


@dataclass
class _Tail:
    """What follows the host of one address."""

    head: str
    text: str
    mask: Mask
    depth: int
    digits: int = 0  # pieces so far that are a digit

    def kept(self) -> str:
        """Return what is kept of it."""
        before, hash_sign, fragment = self.text.partition("#")
        path, question, query = before.partition("?")
        wrapper = self._wrapper(query)
        listed = self._listed(wrapper, before)
        if listed:
            return listed
        inner = link_in_path(before)
        if path.startswith("//") and bare_link(path):
            path = "//" + self._inner(bare_link(path)).partition("://")[2]
        elif inner:
            path, question, query = self._leading_on(path, inner), "", ""
        else:
            path = self._pieces(path)
        query = self._query(query, wrapper) if query else ""
        return f"{path}{question}{query}{hash_sign}{self._fragment(fragment)}"

    def _wrapper(self, query: str) -> Wrapper | None:
        names = {pair.partition("=")[0] for pair in _BETWEEN_PAIRS.split(query)}
        return wrapper_of(host_of(self.head), self.text, names)

    def _listed(self, wrapper: Wrapper | None, before: str) -> str:
        """Return the tail of an address whose path leads on where a row of the table says."""
        if wrapper is None or not wrapper.path or wrapper.parameters:
            return ""
        match = re.match(wrapper.path, before, re.IGNORECASE | re.DOTALL)
        inner = decoded_by(wrapper.coding, match[1]) if match and match.re.groups else ""
        if match is None or not inner:
            return ""
        if wrapper.coding is Coding.HOST:
            return before[: match.start(1)] + self._inner(inner).partition("://")[2]
        return f"/{VALUE}/RU={_quoted(self._inner(inner))}"  # of Yahoo, the only row of this form

    def _leading_on(self, path: str, inner: str) -> str:
        """Return a path that holds another address: its pieces up to there, and that address."""
        first = list[str]()
        for piece in _BETWEEN_PIECES.split(path):
            if _IS_ADDRESS.match(piece) or link_in(piece):
                break
            first.append(piece)
        return f"{self._pieces(''.join(first))}{_quoted(self._inner(inner))}"

    def _inner(self, address: str) -> str:
        return mask_address(address, self.mask, self.depth + 1)

    def _pieces(self, path: str) -> str:
        return "".join(
            piece if at % 2 else self._piece(piece)
            for at, piece in enumerate(_BETWEEN_PIECES.split(path))
        )

    def _piece(self, piece: str) -> str:
        """Return one piece of a path."""
        if not piece or is_slot_or_kept(piece):
            return piece
        if _ONE_DIGIT.fullmatch(piece) and self.digits < _MOST_DIGITS:
            self.digits += 1
            return piece
        ending = ending_of(piece)
        name = piece[: len(piece) - len(ending)]
        return piece if is_plain(unquote(name)) else f"{held(name, self.mask)}{ending}"

    def _query(self, query: str, wrapper: Wrapper | None) -> str:
        if _IS_ADDRESS.match(query) and (inner := link_in(query)):
            return _quoted(self._inner(inner))
        pairs = _BETWEEN_PAIRS.split(query)
        return "".join(
            pair if at % 2 else self._pair(pair, wrapper) for at, pair in enumerate(pairs)
        )

    def _pair(self, pair: str, wrapper: Wrapper | None) -> str:
        name, sign, value = pair.partition("=")
        if not sign:
            return name if not name or is_slot_or_kept(name) else self._value("", name, wrapper)
        if not _is_name(name) and not is_slot_or_kept(name):
            return held(pair, self.mask)
        return f"{name}={self._value(name, value, wrapper)}"

    def _value(self, name: str, value: str, wrapper: Wrapper | None) -> str:
        if not value or is_slot_or_kept(value):
            return value
        if name in _HOST_PARAMETERS and _PART_OF_HOST.fullmatch(value):
            return value
        plain = unquote_plus(value)
        is_listed = wrapper is not None and name in wrapper.parameters
        if wrapper is not None and is_listed and wrapper.coding is Coding.HOST:
            inner = decoded_by(wrapper.coding, plain)
            return self._inner(inner).partition("://")[2] if inner else VALUE
        inner = link_in_parameter(name.lower(), plain)
        return _quoted(self._inner(inner)) if inner else held(value, self.mask)

    def _fragment(self, fragment: str) -> str:
        """Return a fragment, which may hold a path and a query of its own."""
        if not fragment or is_slot_or_kept(fragment):
            return fragment
        inner = link_in(fragment)
        path, question, query = fragment.partition("?")
        if inner and not question:
            return _quoted(self._inner(inner))
        if not question and _BETWEEN_PAIRS.search(path.replace("=", "&")):
            return self._query(path, None)
        return f"{self._pieces(path)}{question}{self._query(query, None) if query else ''}"


def held(piece: str, mask: Mask) -> str:
    """Return the placeholders of the identifiers that a piece holds in any coding, else `VALUE`."""
    found = list[str]()
    for plain in decodings(piece[:_LONGEST]):
        if "@" in plain or len(_DIGIT.findall(plain)) >= _FEWEST_DIGITS:
            found = _PLACEHOLDER.findall(mask(plain)) or found
    return "".join(found[:_MOST_PLACEHOLDERS]).replace("@", "%40") or VALUE


def is_slot_or_kept(piece: str) -> bool:
    """Return whether a piece is the slot of a template, or what masking has left of another one."""
    return bool(_KEPT.fullmatch(piece) or _SLOT.fullmatch(piece))


def _is_name(name: str) -> bool:
    """Return whether this is the name of a parameter and no value without a name."""
    if not _NAME.fullmatch(name):
        return False
    return len(name) <= _NAME_LETTERS or not any(one != name for one in decodings(name))


def _quoted(address: str) -> str:
    """Return an address as the value of a parameter; placeholders stay readable."""
    return quote(address, safe="").replace("%E2%9F%A8", "⟨").replace("%E2%9F%A9", "⟩")
