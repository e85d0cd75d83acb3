"""Services whose addresses stand for another address: a table, and the look-up of a link in it.

A *gateway* or a *tracker* is put around a link by the mail software of the recipient or of the
sender; its own address says nothing. A *redirect* is a page of another site that leads on to any
address a stranger writes into the link. Where only the operator knows the address behind a link,
it is *hidden*.

Sources of the formats, where a vendor describes them: Microsoft (learn.microsoft.com/defender-
office-365/safe-links-about), Proofpoint (help.proofpoint.com, "How do I decode a rewritten URL",
URLDefenseDecode.py), Barracuda (PyPI blpdecode), Check Point (avanan.com/product-updates/
new-rewritten-url-format-in-click-time-protection), Symantec (knowledge.broadcom.com, article
163838: percent-decode the rewritten link), Sophos (community.sophos.com, thread 148123), Google
Translate (developers.google.com/search/docs/appearance/ad-network-and-translation), AMP
(amp.dev/documentation/examples/guides/using_the_google_amp_cache). The others are as decoders in
public repositories read them: Vade, FireEye, Trend Micro, Cisco, Trustwave, ESVA and Zscaler in
`unwraps` of a feed reader's URL library, and links of mailing lists that such a gateway rewrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class Kind(StrEnum):
    """What a service does with the address in its links."""

    NEUTRAL = "neutral"  # gateway or tracker: the link inside counts, the service does not
    REDIRECT = "redirect"  # a page that leads on: both addresses count
    HIDDEN = "hidden"  # only the operator knows the address
    SHORTENER = "shortener"  # the same, and anybody makes such a link


class Coding(StrEnum):
    """How the address is written inside the link."""

    VALUE = "value"  # as it is, percent-encoded any number of times, base64, hexadecimal or JSON
    PATH = "path"  # the same in a path, where more may follow after a slash
    HOST = "host"  # without a scheme: a host, with or without a path
    PROOFPOINT_2 = "proofpoint 2"  # "-" for "%" and "_" for "/"
    PROOFPOINT_3 = "proofpoint 3"  # between underscores, odd characters apart
    UNDERSCORES = "underscores"  # between three underscores, letters perhaps shifted
    HOST_LABEL = "host label"  # in the first label of the host: "-" for "." and "--" for "-"


@dataclass(frozen=True, slots=True)
class Wrapper:
    """One row of the table: which links of a service hold an address, and where.

    `hosts` stand for their subdomains too, and ".*" for any ending. `path` is a regular expression
    that what follows the host begins with. `parameters` are those of the query that hold the
    address; without any it is in the path, as group 1 of `path`. `only` is a condition on the
    query.
    """

    hosts: tuple[str, ...]
    kind: Kind
    path: str = ""
    parameters: tuple[str, ...] = ()
    coding: Coding = Coding.VALUE
    only: str = ""

    def takes(self, tail: str, names: Set[str]) -> bool:
        """Return whether this row is about a link with this tail and these parameters."""
        if self.path and not re.match(self.path, tail, re.IGNORECASE):
            return False
        if self.only and not re.search(self.only, tail, re.IGNORECASE):
            return False
        return not self.parameters or not names.isdisjoint(self.parameters)


def _row(
    hosts: str,
    kind: Kind,
    path: str = "",
    parameters: str = "",
    coding: Coding = Coding.VALUE,
    only: str = "",
) -> Wrapper:
    return Wrapper(tuple(hosts.split()), kind, path, tuple(parameters.split()), coding, only)


_N, _R, _H, _S = Kind.NEUTRAL, Kind.REDIRECT, Kind.HIDDEN, Kind.SHORTENER
_INSIDE = r"(.{1,20000})"
_URL_PAGE = r"/url(?=[?/]|$)"
_PROOFPOINT = "urldefense.proofpoint.com urldefense.com urldefense.us"

# The first row that takes a link counts.
WRAPPERS: tuple[Wrapper, ...] = (
    # Gateways that check the links of received mail.
    _row(
        "safelinks.protection.outlook.com safelinks.protection.office365.us "
        "safelinks.protection.outlook.cn",
        _N,
        "",
        "url",
    ),
    _row("outlook.office.com outlook.office365.com outlook.live.com", _N, "/mail/safelink", "url"),
    _row("teams.cdn.office.net", _N, "/evergreen-assets/safelinks/", "url"),
    _row(_PROOFPOINT, _N, "/v1/", "u"),
    _row(_PROOFPOINT, _N, "/v2/", "u", Coding.PROOFPOINT_2),
    _row(_PROOFPOINT, _N, f"/v3/{_INSIDE}", "", Coding.PROOFPOINT_3),
    _row("cudasvc.com", _N, "", "a"),
    _row("secure-web.cisco.com", _N, rf"/[\w~=-]{{6,1000}}/{_INSIDE}", "", Coding.PATH),
    _row("fireeye.com trellix.com", _N, "/(?:v1/)?url", "u"),
    _row("trendmicro.com", _N, "/wis/clicktime/", "url"),
    _row("clicktime.symantec.com", _N, "", "u url"),
    _row("vadesecure.com", _N, "", "u"),
    _row("vadesecure.com", _N, rf"/[12]/[\w%=+-]{{4,1000}}/{_INSIDE}", "", Coding.HOST),
    _row("hornetsecurity.com antispameurope.com", _N, "", "u url"),
    _row("mailinblack.com", _N, "/securelink", "key"),
    _row("protection.sophos.com", _N, "", "u"),
    _row(
        "avanan.click protect.checkpoint.com url-protection.com",
        _N,
        rf"/v\d/(?:r\d+/)?___{_INSIDE}",
        "",
        Coding.UNDERSCORES,
    ),
    _row("url-protection.com avanan.net", _N, "", "o url u"),
    _row("esvalabs.com scanmail.trustwave.com", _N, "", "u"),
    _row("linklock.titanhq.com", _N, "", "url"),
    _row("isolation.zscaler.com", _N, "", "original_url url"),
    _row("gateway.zscaler.net gateway.zscloud.net gateway.zscalertwo.net", _N, "", "origurl url"),
    _row("menlosecurity.com", _N, rf"/(?:\d/)?{_INSIDE}", "", Coding.PATH),
    _row("deref-mail.com deref-gmx.net deref-gmx.com deref-web.de", _N, "", "redirectUrl"),
    # Google writes this around each link of a mail or document that it shows.
    _row("google.*", _N, _URL_PAGE, "q url", only=r"[?&]source=(?:gmail|calendar|docs|editors)"),
    # Trackers of senders whose links hold the address.
    _row("awstrack.me", _N, rf"/L\d/{_INSIDE}", "", Coding.PATH),
    _row("mjt.lu", _N, f"/lnk/{_INSIDE}", "", Coding.PATH),
    _row("mandrillapp.com", _N, "/track/click", "p url"),
    _row("customeriomail.com", _N, f"/e/c/{_INSIDE}", "", Coding.PATH),
    _row("pstmrk.it", _N, rf"/\ds/{_INSIDE}", "", Coding.HOST),
    # Pages of other sites that lead on to any address.
    _row("google.*", _R, _URL_PAGE, "q url"),
    _row("google.* bing.*", _R, f"/amp/(?:s/)?{_INSIDE}", "", Coding.HOST),
    _row("google.*", _R, "/imgres", "imgrefurl imgurl"),
    _row("translate.google.* translate.googleusercontent.com", _R, "", "u url"),
    _row("translate.goog", _R, "", "", Coding.HOST_LABEL),
    _row("cdn.ampproject.org", _R, f"/[a-z]/(?:s/)?{_INSIDE}", "", Coding.HOST),
    _row("cdn.ampproject.org", _R, "", "", Coding.HOST_LABEL),
    _row("bing.*", _R, "/ck/a|/aclick", "u"),
    _row("yahoo.com", _R, f"/.{{0,500}}?/RU={_INSIDE}", "", Coding.PATH),
    _row("duckduckgo.com", _R, "/l/", "uddg"),
    _row("baidu.com", _R, "/link", "url"),
    _row("youtube.com", _R, "/redirect", "q"),
    _row("linkedin.com", _R, "/(?:redir|safety)", "url"),
    _row("facebook.com", _R, r"/(?:l\.php|flx/warn)", "u"),
    _row("l.messenger.com l.instagram.com l.threads.com l.threads.net l.wl.co", _R, "", "u"),
    _row("page.link app.goo.gl app.link onelink.me", _R, "", "link $fallback_url af_dp"),
    # The same pages where the address is not written out: they lead on to what nobody can read.
    _row("google.*", _R, _URL_PAGE),
    _row("bing.*", _R, "/ck/a|/aclick"),
    _row("duckduckgo.com", _R, "/l/"),
    _row("baidu.com", _R, "/link"),
    _row("youtube.com", _R, "/redirect"),
    _row("linkedin.com", _R, "/(?:redir|safety|slink)"),
    _row("facebook.com", _R, r"/(?:l\.php|flx/warn)"),
    _row("l.messenger.com l.instagram.com l.threads.com l.threads.net l.wl.co", _R),
    # What only the operator can resolve. In a link of Mimecast the domain is for the eye: the
    # number opens.
    _row("mimecastprotect.com mimecast.com", _H, "/(?:s|r)/", "domain", Coding.HOST),
    _row("mimecastprotect.com emailprotection.link", _H),
    _row("mimecast.com", _H, "/(?:s|r)/"),
    _row("safelinks.protection.outlook.com linkprotect.cudasvc.com secure-web.cisco.com", _H),
    _row("clicktime.symantec.com antiphishing.vadesecure.com protection.sophos.com", _H),
    _row("url-protection.com avanan.click awstrack.me mjt.lu mandrillapp.com pstmrk.it", _H),
    _row("mailinblack.com", _H, "/securelink"),
    _row("atpscan.hornetsecurity.com atpscan.global.hornetsecurity.com", _H),
    _row("atp.antispameurope.com sparkpostmail1.com sparkpostmail2.com", _H),
    _row("fireeye.com trellix.com", _H, "/(?:v1/)?url"),
    _row("trendmicro.com", _H, "/wis/clicktime/"),
    _row(_PROOFPOINT, _H),
    _row("sendgrid.net list-manage.com eepurl.com mailchi.mp campaign-archive.com", _H),
    _row("sendibt1.com sendibt2.com sendibt3.com sendibt4.com sendibm1.com sendibm2.com", _H),
    _row("sendibm3.com sendibm4.com brevolinks.com brevosend.com customeriomail.com", _H),
    _row("hubspotlinks.com hubspotlinksfree.com hs-sales-engage.com hubspotemail.net", _H),
    _row("hubspotstarter.net mailgun.org exct.net exacttarget.com rs6.net mlsend.com", _H),
    _row("klclick.com klclick1.com klclick2.com klclick3.com emlnk.com mlsnd.com", _H),
    _row("acemlna.com acemlnb.com acemlnc.com acemlnd.com cmail19.com cmail20.com", _H),
    _row("sparkpostmail.com convertkit-mail.com convertkit-mail2.com mkt.dynamics.com", _H),
    _row("clicks.aweber.com createsend1.com sbc28.com sbc37.com emarsys.net mydolist.net", _H),
    _row("app.goo.gl app.link bit.ly bitly.com bl.ink buff.ly clck.ru cli.re cutt.ly", _S),
    _row("dlvr.it dub.sh fb.me g.co gg.gg goo.gl is.gd kutt.it l.ead.me lc.cx lnkd.in", _S),
    _row("lstu.fr n9.cl onelink.me ouo.io ow.ly page.link qrco.de rb.gy rebrand.ly s.id", _S),
    _row("share.google shorte.st shorturl.at shorturl.com smsl.ink snip.ly t.co t.ly", _S),
    _row("tiny.cc tinyurl.com tr.ee trib.al u.to urlr.me urls.fr urlz.fr v.gd vu.fr waa.ai", _S),
    _row("x.gd zpr.io", _S),
)


@cache
def _by_host() -> Mapping[str, tuple[tuple[int, Wrapper], ...]]:
    """Return the rows and their places in the table by host."""
    rows: dict[str, list[tuple[int, Wrapper]]] = {}
    for place, wrapper in enumerate(WRAPPERS):
        for host in wrapper.hosts:
            rows.setdefault(host, []).append((place, wrapper))
    return {host: tuple(found) for host, found in rows.items()}


@cache
def _first_labels() -> frozenset[str]:
    return frozenset(host.partition(".")[0] for host in _by_host())


def wrapper_of(host: str, tail: str, names: Set[str]) -> Wrapper | None:
    """Return the row that takes a link, None for a link of any other site.

    `host` is lower case, without user part and port; `tail` is what follows it, `names` the names
    of the parameters.
    """
    labels = host.split(".")[-6:]
    if _first_labels().isdisjoint(labels):  # most sites
        return None
    rows = [one for one in _rows_of(labels) if one[1].takes(tail, names)]
    return min(rows, key=lambda one: one[0])[1] if rows else None


def belongs_to_service(domain: str) -> bool:
    """Return whether a registered domain is that of a service of the table, or has one below it."""
    name = domain.partition(".")[0] + ".*"
    return any(f".{host}".endswith((f".{domain}", f".{name}")) for host in _by_host())


def _rows_of(labels: list[str]) -> Iterator[tuple[int, Wrapper]]:
    """Yield the rows for a host and its parent domains, with any ending for those with ".*"."""
    for start in range(len(labels) - 1):
        yield from _by_host().get(".".join(labels[start:]), ())
        for size in (1, 2):  # google.fr, google.co.uk
            if len(labels) - start > size:
                yield from _by_host().get(".".join([*labels[start:-size], "*"]), ())
