"""The links of a message grouped by site, each with a verdict, the worst first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from classifier.records import LinkView
from triage_app.ui.widgets.defanged_text import defanged, defanged_domain
from triage_app.ui.widgets.safe_text import shortened, visible

_WORDS = 60  # characters of the text of a link
_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:[/\\]{0,3})?(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}", re.I)

# Endings of file names that look like hosts.
_FILES = frozenset({"pdf", "doc", "docx", "xls", "xlsx", "htm", "html", "txt", "png", "jpg", "eml"})


class LinkVerdict(StrEnum):
    """What is known of a link, the worst first."""

    POSES = "poses"  # it shows the address of another site
    HIDDEN = "hidden"  # the address does not tell where it leads
    UNKNOWN = "unknown"
    KNOWN = "known"  # an organisation answers for the site


@dataclass(frozen=True, slots=True)
class LinkCard:
    """The links of one site with the same verdict; all texts are defanged."""

    verdict: LinkVerdict
    domain: str
    owner: str = ""  # of a known site
    poses_as: str = ""  # the site that is shown instead
    words: tuple[str, ...] = ()  # what the links show, where that is no address of the site
    addresses: tuple[str, ...] = ()


def link_cards(links: Sequence[LinkView]) -> list[LinkCard]:
    """Return the links of a message by site, the worst first, those of one site joined."""
    cards: dict[tuple[LinkVerdict, str, str], LinkCard] = {}
    for link in links:
        made = _card(link)
        key = made.verdict, made.domain, made.poses_as
        known = cards.get(key, LinkCard(made.verdict, made.domain, made.owner, made.poses_as))
        cards[key] = LinkCard(
            known.verdict,
            known.domain,
            known.owner,
            known.poses_as,
            tuple(dict.fromkeys((*known.words, *made.words))),
            tuple(dict.fromkeys((*known.addresses, *made.addresses))),
        )
    order = list(LinkVerdict)
    return sorted(cards.values(), key=lambda one: order.index(one.verdict))


def _card(link: LinkView) -> LinkCard:
    """Return the card of one link."""
    address, domain = visible(link.defanged), visible(defanged_domain(link.registered_domain))
    shown = link.shown.strip()
    is_bare = shown in ("", link.target, link.defanged) or shown == link.registered_domain
    words = () if is_bare else (shortened(_all_defanged(shown), _WORDS),)
    poses_as = _posed_host(link)
    if poses_as:
        verdict = LinkVerdict.POSES
    elif link.hidden:
        verdict = LinkVerdict.HIDDEN
    else:
        verdict = LinkVerdict.KNOWN if link.owner else LinkVerdict.UNKNOWN
    return LinkCard(verdict, domain or address, link.owner, poses_as, words, (address,))


def _posed_host(link: LinkView) -> str:
    """Return the host that a link shows where it leads to another site, defanged; else ""."""
    shown = link.shown.strip()
    match = _HOST.match(shown)
    is_address = "://" in shown or not any(letter.isspace() for letter in shown)
    if match is None or not is_address or not link.registered_domain:
        return ""
    host = re.split(r"[/\\]", match[0])[-1].lower().removeprefix("www.")
    site = link.registered_domain.lower()
    is_file = "://" not in shown and host.rpartition(".")[2] in _FILES
    if is_file or any(one == site or one.endswith(f".{site}") for one in (host, _ascii(host))):
        return ""
    return visible(defanged_domain(host))


def _ascii(host: str) -> str:
    """Return the form of an international host that stands in addresses."""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _all_defanged(untrusted_words: str) -> str:
    """Return the words of a link with every address in them defanged, also bare hosts."""
    spans = [match.span() for match in _HOST.finditer(untrusted_words)]
    return defanged(untrusted_words, spans).text
