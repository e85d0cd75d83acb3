"""Links written inside other links: percent-encoded, in base64, or as one gateway does it."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote

from classifier.text.links import host_of
from classifier.text.suffixes import is_top_level_domain
from classifier.text.wrappers import Coding

_WEB = re.compile(r"https?:[/\\]{1,9}[^\s\"'<>|]+", re.IGNORECASE)
_ENCODED_WEB = re.compile(r"https?(?::|%3a)(?:%2f){1,2}", re.IGNORECASE)
_ENCODED_TIMES = 6  # times that an address is percent-encoded, one more for each service around it
_BASE64 = re.compile(r"[\w+/=-]{12,}")
_WHOLE_BASE64 = re.compile(r"[\w+/=-]{6,}")
_BASE64_STARTS = ("aHR0c", "SFRUU", "eyJ")  # "http", "HTTP" and an object in JSON
_BASE64_RUNS = 40  # pieces of one value that are decoded
_HEX = re.compile(r"(?:68747470|48545450)(?:[0-9a-f]{2}){6,}", re.IGNORECASE)
_BARE_HOST = re.compile(r"(?:[\w-]{1,63}\.){1,10}([\w-]{1,63})(?=[:/?#\\]|$)")
_FILES = frozenset("zip mov md py sh rs pl ps".split())
_SHIFTED = re.compile(r"[a-z]{4,5}:/", re.IGNORECASE)
_SAME_AGAIN = re.compile(r"https?:/{1,2}[\w.-]{4,100}/v\d/(?:r\d+/)?", re.IGNORECASE)
_SCHEME = re.compile(r"(https?):[/\\]*", re.IGNORECASE)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_KEPT = re.compile(r"[\w=-]*")
_SHORTEST = len("http://a.b")
_STAR = re.compile(r"\*\*([A-Za-z0-9_-])|\*")


def link_in(text: str) -> str:
    """Return the first link in a text, however it is encoded; "" when there is none."""
    if len(text) < _SHORTEST:
        return ""
    for _ in range(_ENCODED_TIMES if _may_have_scheme(text) else 0):
        found = _plain(text)
        if found:
            return found
        decoded = unquote(text)
        if decoded == text:
            break
        text = decoded
    return next(filter(None, map(_plain, _decodings(text))), "")


def link_in_path(tail: str) -> str:
    """Return the link in a path; an encoded one ends at the next slash that is not encoded.

    `tail` may go on with the query of the outer link; one written without encoding has it as its
    own.
    """
    path = tail.partition("?")[0]
    if not _may_have_scheme(path):
        return link_in(path)
    plain, encoded = _WEB.search(path), _ENCODED_WEB.search(path)
    if plain and not (encoded and encoded.start() < plain.start()):
        return link_in(tail[plain.start() :])
    return link_in(path[encoded.start() :].partition("/")[0] if encoded else path)


def bare_link(text: str) -> str:
    """Return the link that a host without scheme stands for, "" for a relative path or a word."""
    for _ in range(_ENCODED_TIMES):
        text, before = unquote(text), text
        if text == before:
            break
    rest = text.lstrip("/\\")
    slashes = len(text) - len(rest)
    host = _BARE_HOST.match(rest)
    if slashes == 1 or not host:
        return ""
    ending = host[1].lower()
    known = is_top_level_domain(ending) and (slashes > 1 or ending not in _FILES)
    return f"https://{rest}" if known or (slashes and ending.isdecimal()) else ""


def bare_link_in_base64(text: str) -> str:
    """Return the link of a host without scheme that is written in base64."""
    return bare_link(_base64(text)) if _WHOLE_BASE64.fullmatch(text) else ""


def decoded_by(coding: Coding, text: str) -> str:
    """Return the link that a service wrote as `text`; "" when it cannot be read.

    `text` is the raw value of a parameter, the end of a path, or (for `Coding.HOST_LABEL`) a whole
    address.
    """
    if coding is Coding.PROOFPOINT_2:
        return link_in(text.replace("-", "%").replace("_", "/"))
    if coding is Coding.PROOFPOINT_3:
        return _proofpoint_3(text)
    if coding is Coding.UNDERSCORES:
        return _between_underscores(text)
    if coding is Coding.HOST_LABEL:
        return _from_host_label(text)
    if coding is Coding.HOST:
        return bare_link(text) or link_in(text)
    return link_in_path(text) if coding is Coding.PATH else link_in(text)


def _may_have_scheme(text: str) -> bool:
    """Tell whether a text may hold a scheme, as it is or percent-encoded."""
    return ":" in text or "%" in text


def _plain(text: str) -> str:
    """Return the first link written without encoding."""
    for match in _WEB.finditer(text):
        if "." in host_of(match[0]):
            return match[0]
    return ""


def _decodings(text: str) -> Iterator[str]:
    """Yield what the hexadecimal and base64 pieces of a text say, backslashes of JSON left out."""
    for number in _HEX.finditer(text):
        yield unquote(bytes.fromhex(number[0]).decode("utf-8", "ignore"))
    for count, match in enumerate(_BASE64.finditer(text)):
        if count == _BASE64_RUNS:
            return
        run = match[0]
        starts = {run.find(mark) for mark in _BASE64_STARTS} | {0, 2}  # 2: "a1" of Bing
        for start in sorted(starts - {-1}):
            yield unquote(_base64(run[start:]).replace("\\", ""))


def _base64(text: str) -> str:
    plain = text.rstrip("=").replace("-", "+").replace("_", "/").replace("=", "")
    plain = plain[: len(plain) - (len(plain) % 4 == 1)]
    try:
        data = base64.b64decode(plain + "=" * (-len(plain) % 4))
    except ValueError:
        return ""
    return data.decode("utf-8", "ignore")


def _proofpoint_3(text: str) -> str:
    """Return the link of URL Defense 3 (URLDefenseDecode.py of Proofpoint).

    A star stands for the next character of the base64 part, two stars and a letter for a run of
    them; the letter is the length, from 2 on.
    """
    inner, sign, after = text.partition("__")[2].partition("__;")
    kept_apart = _KEPT.match(after)
    if not sign or not kept_apart:
        return ""
    kept, place = _base64(kept_apart[0]), 0

    def characters(star: re.Match[str]) -> str:
        nonlocal place
        size = _RUN_LENGTHS.get(star[1], 1) if star[1] else 1
        found = kept[place : place + size]
        place += size
        return found or star[0]

    return link_in(_two_slashes(_STAR.sub(characters, inner)))


_RUN_LENGTHS = {
    letter: length
    for length, letter in enumerate(_LETTERS.upper() + _LETTERS + "0123456789-_", start=2)
}


def _between_underscores(text: str) -> str:
    """Return the link before the next three underscores; in some regions its letters are shifted.

    "myyux://" is "https://" with each letter five places on.
    """
    inner, rest = "", text
    while rest and (not inner or _SAME_AGAIN.fullmatch(inner)):  # it may be around its own link
        if _SHIFTED.match(rest) and not rest.lower().startswith("http"):
            rest = _shifted_back(rest, (ord(rest[0].lower()) - ord("h")) % len(_LETTERS))
        inner, _, rest = rest.partition("___")
    return link_in(_two_slashes(inner))


def _shifted_back(text: str, places: int) -> str:
    moved = _LETTERS[-places:] + _LETTERS[:-places]
    return text.translate(str.maketrans(_LETTERS + _LETTERS.upper(), moved + moved.upper()))


def _two_slashes(text: str) -> str:
    """Return an address whose scheme has its two slashes; some programs drop one."""
    return _SCHEME.sub(r"\1://", text, count=1)


def _from_host_label(address: str) -> str:
    """Return the link that the first label of a host stands for.

    For translate.goog by the steps of Google's page (see `wrappers`), parameters `_x_tr_hp` (a
    prefix) and `_x_tr_enc` included; the AMP cache writes its labels alike.
    """
    label = host_of(address).partition(".")[0]
    tail = _SCHEME.sub("", address).partition("/")[2]
    query = parse_qs(tail.partition("?")[2].partition("#")[0])
    label = query.get("_x_tr_hp", [""])[0] + label
    signs = query.get("_x_tr_enc", [""])[0].split(",")
    if "1" in signs:
        label = label.removeprefix("1-")
    is_international = "0" in signs and label.startswith("0-")
    label = label.removeprefix("0-") if is_international else label
    host = re.sub(r"\b-\b", ".", label).replace("--", "-")
    return bare_link(f"{'xn--' if is_international else ''}{host}/{tail}")
