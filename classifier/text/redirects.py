"""Links inside links: links rewritten by mail gateways, and redirects through another site.

A gateway (Safe Links, URL Defense …) puts its own address around each link of a mail, so that the
same mail has different links in Outlook and elsewhere; the original link counts instead of it, and
so does the address in a tracker of newsletters. Any other link with a link in it, in a form that
`wrappers` lists or in any parameter, is a redirect; both count. A link whose address only its
operator knows is hidden: nothing can be said for it. No address is ever opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import parse_qsl

from classifier.records import Link
from classifier.text.coded_links import (
    bare_link,
    bare_link_in_base64,
    decoded_by,
    link_in,
    link_in_path,
)
from classifier.text.lengths import ADDRESS_CHARACTERS, TARGET_CHARACTERS
from classifier.text.links import host_of
from classifier.text.wrappers import Coding, Kind, Wrapper, wrapper_of

_PARTS = re.compile(r"(?:[a-z]{2,8}:[/\\]*)?[^/?#\\]*(.*)", re.IGNORECASE | re.DOTALL)
_IN_TEXT = re.compile(rf"https?://[^\s<>\"»]{{4,{ADDRESS_CHARACTERS}}}", re.IGNORECASE)
_IS_ADDRESS = re.compile(r"https?(?::|%3a)", re.IGNORECASE)  # "?http://…" without a name
_NESTED = 6  # services around one another that are opened
_INSIDE = 10  # addresses kept of one link
_ALL_CHARACTERS = 200_000  # of all links of a message; 500 links have 400 characters each
_HIDING = (Kind.HIDDEN, Kind.SHORTENER)
_SHORTEST_HOST = len("a.fr")
# Parameters that lead on in common software; their value may be a host without a scheme.
_LEADING_ON = frozenset(
    "url uri u link lien href dest destination target cible goto go to next continue return "
    "returnurl return_url return_to returnto redirect redir redirecturl redirect_url redirect_uri "
    "redirect_to redirectto rurl forward fwd out rd success_url retour suivant jump jumpto".split()
)


@dataclass(frozen=True)
class _Address:
    """A link in parts: its host, what follows the host, and the parameters of its query."""

    target: str
    host: str
    tail: str
    parameters: tuple[tuple[str, str], ...]
    wrapper: Wrapper | None  # the row of the table that takes this link

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """The links inside this one where its row of the table says."""
        return tuple(filter(None, _as_listed(self, self.wrapper))) if self.wrapper else ()

    @property
    def hidden_by(self) -> Kind | None:
        """The kind of service that hides where this link leads; None when its address tells."""
        if self.wrapper is None or (self.wrapper.kind not in _HIDING and self.listed):
            return None
        return self.wrapper.kind


def with_original_links(text: str) -> str:
    """Return the text with the original links in place of those that a gateway has rewritten."""
    return _IN_TEXT.sub(lambda match: original_link(match[0]), text) if "://" in text else text


def original_link(target: str) -> str:
    """Return the original of a link that a gateway has rewritten; any other link unchanged."""
    return _original(_address(target)).target


def redirect_targets(target: str) -> tuple[str, ...]:
    """Return the addresses inside a link, the outer before those inside them."""
    return tuple(one.target[:TARGET_CHARACTERS] for one in _onward(_address(target)))


def hides_target(target: str) -> Kind | None:
    """Return the kind of service that hides where a link leads; None when its address tells."""
    return _address(target).hidden_by


def is_redirect_page(target: str) -> bool:
    """Return whether a link is one that a listed site makes to lead on to other sites."""
    wrapper = _address(target).wrapper
    return wrapper is not None and wrapper.kind is Kind.REDIRECT


def followed(links: Sequence[Link]) -> tuple[Link, ...]:
    """Return the links with the originals of gateways as targets, and the addresses inside them.

    When all addresses together are longer than `_ALL_CHARACTERS`, only the beginning of each is
    read; a link of which the end was not read is hidden.
    """
    total = sum(len(link.target) for link in links)
    room = ADDRESS_CHARACTERS if total <= _ALL_CHARACTERS else _ALL_CHARACTERS // len(links)
    return tuple(_followed(link, room) for link in links)


def _followed(link: Link, room: int) -> Link:
    if link.onward or link.hidden:  # followed before its target was cut
        return link
    address = _original(_address(link.target[:room]))
    onward = _onward(address)
    hidden = len(link.target) > room or any(one.hidden_by for one in (address, *onward))
    inside = tuple(one.target[:TARGET_CHARACTERS] for one in onward)
    target = address.target[:TARGET_CHARACTERS]
    if target == link.target and not inside and not hidden:
        return link
    return replace(link, target=target, onward=inside, hidden=hidden)


def _original(address: _Address) -> _Address:
    for _ in range(_NESTED):
        is_neutral = address.wrapper is not None and address.wrapper.kind is Kind.NEUTRAL
        inner = set(address.listed) if is_neutral else set()
        if len(inner) != 1:  # none, or several of which nobody can say which one opens
            break
        address = _address(inner.pop())
    return address


def _onward(address: _Address) -> list[_Address]:
    """Return the addresses inside one, the outer before those inside them."""
    found: dict[str, _Address] = {}
    waiting = [address]
    for _ in range(_NESTED):
        links = dict.fromkeys(link for one in waiting for link in _inside(one))
        if not links:
            break
        inner = {one.target: one for one in (_original(_address(link)) for link in links)}
        inner.pop(address.target, None)
        new = [target for target in inner if target not in found][: _INSIDE - len(found)]
        waiting = [inner[target] for target in new]
        found |= {one.target: one for one in waiting}
    return list(found.values())


def _address(target: str) -> _Address:
    target = target[:ADDRESS_CHARACTERS]
    match = _PARTS.match(target)
    tail, host = match[1] if match else "", host_of(target)
    parameters = _parameters(tail)
    return _Address(
        target, host, tail, parameters, wrapper_of(host, tail, {name for name, _ in parameters})
    )


def _parameters(tail: str) -> tuple[tuple[str, str], ...]:
    before, _, fragment = tail.partition("#")
    query = before.partition("?")[2]
    inner_query = fragment.partition("?")[2] or fragment  # "#/login?next=…" of scripted pages
    return (*_pairs(query), *_pairs(inner_query)) if query or inner_query else ()


def _pairs(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query.replace("&amp;", "&"), keep_blank_values=False)


def _inside(address: _Address) -> Iterator[str]:
    """Yield the links in one link: where the table says, and in any parameter or the path."""
    if address.wrapper is not None:
        yield from address.listed
    before, _, fragment = address.tail.partition("#")
    path, _, query = before.partition("?")
    found = [
        link_in(query) if _IS_ADDRESS.match(query) else "",
        bare_link(path) if path.startswith("//") else "",  # a page of many servers leads on there
        *(link_in_parameter(name.lower(), value) for name, value in address.parameters),
        link_in_path(before),
        link_in(fragment),
    ]
    yield from filter(None, found)


def link_in_parameter(name: str, value: str) -> str:
    """Return the link in a parameter; without a scheme only where the name says so."""
    if name not in _LEADING_ON or len(value) < _SHORTEST_HOST:
        return link_in(value)
    return bare_link(value) or bare_link_in_base64(value) or link_in(value)


def _as_listed(address: _Address, wrapper: Wrapper) -> Iterator[str]:
    """Return what stands in a link where a row of the table says; "" where it is no link."""
    values: list[str] = []
    if wrapper.parameters:
        values = [value for name, value in address.parameters if name in wrapper.parameters]
    elif wrapper.coding is Coding.HOST_LABEL:
        values = [address.target]
    else:
        match = re.match(wrapper.path, address.tail, re.IGNORECASE | re.DOTALL)
        values = [match[1]] if match and match.re.groups else []
    return (decoded_by(wrapper.coding, value) for value in values)
