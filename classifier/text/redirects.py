"""Links inside links: links rewritten by mail gateways, and redirects through another site.

A gateway (Safe Links, URL Defense …) puts its own address around each link of a mail, so that the
same mail has different links in Outlook and elsewhere; the original link counts. Any other link
with a link in its parameters is a redirect; both count.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote

from classifier.text.lengths import TARGET_CHARACTERS

_PARTS = re.compile(
    r"(?:https?://)?([^/?#]{1,255})([^?#]{0,2000})(?:\?([^#]{0,8000}))?", re.IGNORECASE
)
_WEB = re.compile(r"https?(?::|%3a)(?:/|%2f){1,2}", re.IGNORECASE)
_BASE64_WEB = re.compile(r"aHR0c[\w+/=-]{8,4000}")  # "http" and what follows
# Suffix of the host of a gateway -> parameter with the original link.
_GATEWAYS = {
    "safelinks.protection.outlook.com": "url",
    "linkprotect.cudasvc.com": "a",
    "protect2.fireeye.com": "u",
    "protection.sophos.com": "u",
    "trendmicro.com": "url",
    "www.google.com": "q",  # redirect that Gmail's page uses for each link
    "deref-mail.com": "redirectUrl",
    "deref-gmx.net": "redirectUrl",
}
_PROOFPOINT = "urldefense.proofpoint.com"
_PROOFPOINT_3 = re.compile(r"/v3/__(.{1,2000}?)__;([\w=-]{0,400})", re.IGNORECASE)
_CISCO = re.compile(r"/[\w-]{10,1000}/(https?%3a.{1,2000})", re.IGNORECASE)
_REWRITTEN = re.compile(
    r"https?://[\w.-]{0,60}(?:safelinks\.protection\.outlook\.com|urldefense(?:\.proofpoint)?\.com|"
    r"linkprotect\.cudasvc\.com|protection\.sophos\.com|secure-web\.cisco\.com)/[^\s<>\"»]{1,6000}",
    re.IGNORECASE,
)
_DEEPEST = 3


def with_original_links(text: str) -> str:
    """Return the text with the original links in place of those that a gateway has rewritten."""
    if "://" not in text:
        return text
    return _REWRITTEN.sub(lambda match: original_link(match[0]), text)


def original_link(target: str) -> str:
    """Return the original of a link that a gateway has rewritten; any other link unchanged."""
    for _ in range(_DEEPEST):
        inner = _rewritten(target)
        if not inner:
            return target
        target = inner[:TARGET_CHARACTERS]
    return target


def redirect_targets(target: str) -> Iterator[str]:
    """Yield the links in the parameters or the path of a link: where it redirects to."""
    match = _PARTS.match(target)
    if not match or not ("?" in target or _WEB.search(target, 8) or "aHR0c" in target):
        return
    values = [value for _, value in _parameters(match[3] or "")]
    for text in (*values, unquote(match[2] or "")):
        web = _WEB.search(text)
        if web and "." in text[web.end() :]:
            yield unquote(text[web.start() :])[:TARGET_CHARACTERS]
        else:
            yield from _decoded(text)


def _rewritten(target: str) -> str:
    """Return the original in a link of a gateway, "" for any other link."""
    match = _PARTS.match(target)
    if not match:
        return ""
    host, path = match[1].lower(), match[2]
    parameters = dict(_parameters(match[3] or ""))
    if host == _PROOFPOINT and "u" in parameters:
        return _web(_proofpoint(parameters["u"], old="/v1/" in path))
    if host in ("urldefense.com", _PROOFPOINT):
        return _web(_proofpoint_3(path if "?" not in target else target))
    if host == "secure-web.cisco.com":
        inside = _CISCO.match(path)
        return _web(unquote(inside[1])) if inside else ""
    name = next(
        (key for end, key in _GATEWAYS.items() if host == end or host.endswith("." + end)), ""
    )
    if host.endswith("google.com") and path != "/url":
        return ""
    value = parameters.get(name, "") if name else ""
    return _web(value) or next(_decoded(value), "")


def _web(value: str) -> str:
    return value if _WEB.match(value) else ""


def _proofpoint(value: str, *, old: bool) -> str:
    """Return the link of URL Defense 1 or 2; the second writes "-" for "%" and "_" for "/"."""
    return value if old else unquote(value.replace("-", "%").replace("_", "/"))


def _proofpoint_3(path: str) -> str:
    """Return the link of URL Defense 3; its stars stand for characters in the base64 part."""
    match = _PROOFPOINT_3.search(path)
    if not match:
        return ""
    kept = iter(_base64(match[2]))
    inner = re.sub(r"\*(?!\*)", lambda _: next(kept, "*"), match[1])
    return re.sub(r"^(https?):/{1,3}", r"\1://", unquote(inner), flags=re.IGNORECASE)


def _parameters(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query.replace("&amp;", "&"), keep_blank_values=False, max_num_fields=None)[:50]


def _decoded(text: str) -> Iterator[str]:
    """Yield links written in base64."""
    for match in _BASE64_WEB.finditer(text):
        inner = _base64(match[0])
        if _WEB.match(inner) and "." in inner:
            yield inner[:TARGET_CHARACTERS]


def _base64(text: str) -> str:
    plain = text.rstrip("=").replace("-", "+").replace("_", "/")
    plain = plain[: len(plain) - (len(plain) % 4 == 1)]
    try:
        data = base64.b64decode(plain + "=" * (-len(plain) % 4))
    except ValueError:
        return ""
    return data.decode("utf-8", "ignore")
