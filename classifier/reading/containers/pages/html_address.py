"""Addresses in HTML, read as browsers do (URL standard, "basic URL parser")."""

from __future__ import annotations

import re
from urllib.parse import unquote

from classifier.text.cleaning import clean_line, without_zero_width
from classifier.text.contact_links import contact_of
from classifier.text.lengths import ADDRESS_CHARACTERS, TARGET_CHARACTERS
from classifier.text.links import PLAIN_HOST, refang

_EDGES = "".join(map(chr, range(33)))  # C0 control characters and space
_INNER = re.compile(r"[\t\n\r]+")
_WEB = re.compile(r"(https?|ftp|wss?):([/\\]*)(.*)", re.IGNORECASE | re.DOTALL)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_AUTHORITY = re.compile(r"[^/\\?#]*")
_NOT_A_LINK = ("cid:", "about:", "mid:")
# Schemes before an address on the web; the address is what opens.
_BEFORE_ADDRESS = re.compile(
    r"(?:feed|view-source|googlechromes?|microsoft-edge):(?=https?:)", re.I
)
# Of those with a host of their own; any other scheme is one of an app.
_WITH_HOST = ("intent", "android-app")
_PROGRAM = re.compile(r"(data|javascript|vbscript|file|blob):", re.IGNORECASE)
_UNSAFE = re.compile(r"[ \"<>`]")
_NO_HOST = re.compile(r"[<>^|@]")  # of those that the URL standard forbids in hosts
_SEGMENTS = 200
_OF_ANY_SCHEME = re.compile(r"[/\\]{2}")
# An address that is absolute and needs no change.
_PLAIN = re.compile(rf"https?://{PLAIN_HOST}(?:[/?#][!#-;=?-Z_a-z~]{{0,{TARGET_CHARACTERS}}})?")


def target_of(untrusted_address: str, base: str) -> str:
    """Return what a link leads to; "" for what leads nowhere (#, cid:).

    A number or mail address is returned as `text.contact_links` writes it.

    `base`: the absolute address that relative ones belong to, "" if the page names none. Of an
    address that is a program ("javascript:", "data:") only the scheme is left.
    """
    if _PLAIN.fullmatch(untrusted_address):
        return untrusted_address
    address = _INNER.sub("", untrusted_address.strip(_EDGES))[: 2 * ADDRESS_CHARACTERS]
    address = without_zero_width(clean_line(address, ADDRESS_CHARACTERS))
    address = _BEFORE_ADDRESS.sub("", address)
    contact = contact_of(address)
    if contact:
        return contact
    program = _PROGRAM.match(address)
    if program:  # the code itself is left out
        return f"{program[1].lower()}:"
    if address.lower().startswith(_NOT_A_LINK) or (address[:1] in ("", "#") and not base):
        return ""
    scheme = _SCHEME.match(address)
    if scheme and not _WEB.match(address) and _is_of_app(scheme[1].lower()):
        return f"{scheme[1].lower()}:"
    return refang(absolute(address, base))


def _is_of_app(scheme: str) -> bool:
    """Tell whether an address with this scheme opens an app; one with a dot is a host."""
    return scheme not in _WITH_HOST and "." not in scheme


def base_of(untrusted_address: str) -> str:
    """Return the address in a `base` element when it is one on the web, "" otherwise."""
    address = _INNER.sub("", untrusted_address.strip(_EDGES))[:TARGET_CHARACTERS]
    address = f"https:{address}" if _OF_ANY_SCHEME.match(address) else address
    return absolute(clean_line(address, TARGET_CHARACTERS), "") if _WEB.match(address) else ""


def absolute(address: str, base: str) -> str:
    """Return an address with scheme and host, where it has them or `base` gives them."""
    web = _WEB.match(address)
    same = base.partition(":")[0].lower()
    if web and not (base and not web[2] and web[1].lower() == same):
        return _with_plain_host(web[1].lower(), web[3])
    if web:
        address = web[3]  # "http:page" is relative
    elif not base or _SCHEME.match(address):
        return address
    return _joined(base, address.replace("\\", "/"))


def _with_plain_host(scheme: str, rest: str) -> str:
    """Return an address with a plain host; "" where no browser takes it for a host."""
    found = _AUTHORITY.match(rest)
    authority = found[0] if found else ""
    path, mark, query = rest[len(authority) :].partition("?")
    user, at, host = authority.rpartition("@")  # before percent signs are undone
    host = unquote(host).strip()
    if _NO_HOST.search(host) or not host:
        return ""
    begin = f"{scheme}://{_encoded(user)}{at}{host}"
    return f"{begin}{_encoded(path.replace(chr(92), '/'))}{mark}{_encoded(query)}"


def _encoded(text: str) -> str:
    """Return a path or query with what may not stand in one percent-encoded (URL standard, 1.3)."""
    return _UNSAFE.sub(lambda match: f"%{ord(match[0]):02X}", text)


def _joined(base: str, address: str) -> str:
    scheme, _, rest = base.partition("://")
    host = _AUTHORITY.match(rest)
    authority = host[0] if host else ""
    address = _encoded(address)
    if address.startswith("//"):
        return _with_plain_host(scheme, address.lstrip("/"))
    if address.startswith("/"):
        return f"{scheme}://{authority}{_without_dots(address)}"
    path = re.split(r"[?#]", rest[len(authority) :], maxsplit=1)[0]
    if address[:1] in ("", "?", "#"):
        return f"{scheme}://{authority}{path or '/'}{address}"
    folder = path.rpartition("/")[0]
    return f"{scheme}://{authority}{_without_dots(f'{folder}/{address}')}"


def _without_dots(path: str) -> str:
    """Return a path whose steps "." and ".." are carried out."""
    match = re.search(r"[?#]", path)
    end = match.start() if match else len(path)
    kept: list[str] = []
    steps = path[:end].split("/")[:_SEGMENTS]
    for number, step in enumerate(steps):
        plain = step.lower().replace("%2e", ".")
        if plain == ".." and len(kept) > 1:
            kept.pop()
        if plain not in (".", ".."):
            kept.append(step)
        elif number == len(steps) - 1:
            kept.append("")
    return "/".join(kept) + path[end:]
