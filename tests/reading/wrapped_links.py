"""How each service that `classifier.text.wrappers` lists writes a link: the inverse of the reader.

Each function takes a link and returns the service's link around it.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from urllib.parse import quote, urlsplit

Writer = Callable[[str], str]


def _all(text: str) -> str:
    return quote(text, safe="")


def _base64(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _json(**values: object) -> str:
    return _base64(json.dumps(values, separators=(",", ":")))


def _proofpoint_2(target: str) -> str:
    coded = _all(target).replace("-", "%2D").replace("_", "%5F").replace(".", "%2E")
    return f"https://urldefense.proofpoint.com/v2/url?u={coded.replace('%', '-')}&d=DwMF&c=x&e="


def _proofpoint_3(target: str) -> str:
    """Characters that are not allowed become a star, a run of them two stars and its length."""
    odd = re.compile(r"[^\w/:.~-]+")
    kept = "".join(odd.findall(target))
    lengths = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"  # from 2 on

    def stars(run: re.Match[str]) -> str:
        size = len(run[0])
        return "*" if size == 1 else f"**{lengths[size - 2]}"

    coded = base64.urlsafe_b64encode(kept.encode()).decode()
    return f"https://urldefense.com/v3/__{odd.sub(stars, target)}__;{coded}!!AbC!def$"


def _mandrill(target: str) -> str:
    inner = json.dumps({"u": 1, "v": 1, "url": target, "id": "0"}).replace("/", "\\/")
    host = urlsplit(target).hostname
    return f"https://mandrillapp.com/track/click/1/{host}?p={_json(s='x', v=1, p=inner)}"


def _shifted(target: str) -> str:
    """Check Point's regions write each letter five places on."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    moved = letters[5:] + letters[:5]
    shifted = target.translate(str.maketrans(letters + letters.upper(), moved + moved.upper()))
    return f"https://url.avanan.click/v2/r01/___{shifted}___.YXAzOm=="


def _google_translate(target: str) -> str:
    """The steps of Google's page backwards."""
    parts = urlsplit(target)
    label = (parts.hostname or "").replace("-", "--").replace(".", "-")
    query = f"{parts.query}&_x_tr_sl=en&_x_tr_tl=fr"
    return f"https://{label}.translate.goog{parts.path}?{query}#{parts.fragment}"


def _amp_cache(target: str) -> str:
    parts = urlsplit(target)
    label = (parts.hostname or "").replace("-", "--").replace(".", "-")
    return f"https://{label}.cdn.ampproject.org/c/s/{target.partition('://')[2]}"


# Gateways and trackers: the link inside counts instead of theirs.
NEUTRAL: dict[str, Writer] = {
    "safe links": lambda t: (
        f"https://eur01.safelinks.protection.outlook.com/?url={_all(t)}&data=05%7C01&reserved=0"
    ),
    "safe links, app": lambda t: (
        f"https://nam02.safelinks.protection.outlook.com/ap/t-59584e83/?url={_all(t)}&data=1"
    ),
    "outlook web": lambda t: f"https://outlook.office.com/mail/safelink.html?url={_all(t)}&c=1",
    "teams": lambda t: (
        "https://statics.teams.cdn.office.net/evergreen-assets/safelinks/2/atp-safelinks.html"
        f"?url={_all(t)}&locale=fr-fr"
    ),
    "url defense 1": lambda t: f"https://urldefense.proofpoint.com/v1/url?u={_all(t)}&k=abc",
    "url defense 2": _proofpoint_2,
    "url defense 3": _proofpoint_3,
    "barracuda": lambda t: f"https://linkprotect.cudasvc.com/url?a={_all(t)}&c=E,1,x&typo=1",
    "cisco": lambda t: f"https://secure-web.cisco.com/1AbCdEf-GhIjKlMn/{_all(t)}",
    "fireeye": lambda t: f"https://protect2.fireeye.com/v1/url?k=a-b&q=1&e=c&u={_all(t)}",
    "fireeye, old": lambda t: f"https://protect2.fireeye.com/url?k=1ff.b&u={_all(t)}",
    "trend micro": lambda t: (
        "https://ddei5-0-ctp.trendmicro.com:443/wis/clicktime/v1/query?url="
        f"{_all(t)}&umid=A-1&auth=b-2"
    ),
    "symantec": lambda t: f"https://clicktime.symantec.com/3FEDiehu2Ddi9k8p?u={_all(t)}",
    "symantec, old": lambda t: f"https://clicktime.symantec.com/a/1/dAl_Rk=?d=t6D3&u={_all(t)}",
    "vade": lambda t: f"https://mtabounce.vadesecure.com/v4?f=a&i=b&k=c&r=d&s=e&u={_all(t)}",
    "vade 365": lambda t: f"https://m365.eu.vadesecure.com/safeproxy/v4?f=a&k=c&u={_all(t)}",
    "hornetsecurity": lambda t: (
        f"https://atpscan.global.hornetsecurity.com/?d=x&f=y&i=&k=z&s=0&u={_all(t)}"
    ),
    "mailinblack": lambda t: (
        f"https://mibc-fr-05.mailinblack.com/securelink/?url=https://{urlsplit(t).hostname}&key="
        + _json(lang="FR", url=t, token="gAAA")
    ),
    "sophos": lambda t: (
        f"https://eu-west-1.protection.sophos.com/?d={urlsplit(t).hostname}&u={_base64(t)}&i=a"
    ),
    "check point": lambda t: f"https://url.avanan.click/v2/___{t}___.YXAzOm9yZzphOm8",
    "check point, one slash": lambda t: (
        f"https://protect.checkpoint.com/v2/r01/___{t.replace('://', ':/')}___.YzJ1Om9yZw"
    ),
    "check point, shifted": _shifted,
    "check point, old": lambda t: f"https://avanan.url-protection.com/v1/url?o={_all(t)}&g=a&h=b",
    "trustwave": lambda t: f"https://scanmail.trustwave.com/?c=1&d=x&u={_all(t)}",
    "esva": lambda t: f"https://urlsand.esvalabs.com/?u={_all(t)}&e=1&h=2&f=y&p=y",
    "titanhq": lambda t: f"https://linklock.titanhq.com/analyse?url={_all(t)}&data=x",
    "zscaler": lambda t: (
        f"https://32a3058a.isolation.zscaler.com/profile/a/zia-session/?region=p&original_url={_all(t)}"
    ),
    "zscaler, gateway": lambda t: f"https://gateway.zscloud.net/auT?origurl={_all(t)}&wexps=1",
    "menlo": lambda t: f"https://safe.menlosecurity.com/{t}",
    "gmx": lambda t: f"https://deref-gmx.net/mail/client/a/dereferrer/?redirectUrl={_all(t)}",
    "gmail": lambda t: f"https://www.google.com/url?q={_all(t)}&source=gmail&ust=1",
    "aws": lambda t: f"https://abc.r.eu-west-1.awstrack.me/L0/{_all(t)}/1/0102-0/x=1",
    "mailjet": lambda t: f"https://x4tlp.mjt.lu/lnk/EAAAAY/1/NSvifgbS/{_base64(t)}",
    "mandrill": _mandrill,
    "customer.io": lambda t: f"https://e.customeriomail.com/e/c/{_json(email_id='x', href=t)}/a",
    "postmark": lambda t: f"https://click.pstmrk.it/3s/{_all(t.partition('://')[2])}/a/b/c",
}  # fmt: skip

# Pages that lead on to an address in their link: both count.
REDIRECTS: dict[str, Writer] = {
    "google": lambda t: f"https://www.google.fr/url?sa=t&url={_all(t)}&usg=A",
    "google, uk": lambda t: f"https://www.google.co.uk/url?q={_all(t)}",
    "google amp": lambda t: f"https://www.google.com/amp/s/{t.partition('://')[2]}",
    "google translate": lambda t: f"https://translate.google.com/translate?sl=en&u={_all(t)}",
    "translate.goog": _google_translate,
    "amp cache": _amp_cache,
    "bing": lambda t: f"https://www.bing.com/ck/a?!&&p=4&u=a1{_base64(t)}&ntb=1",
    "yahoo": lambda t: (
        f"https://r.search.yahoo.com/_ylt=A/RV=2/RE=1/RO=10/RU={_all(t)}/RK=2/RS=x-"
    ),
    "duckduckgo": lambda t: f"https://duckduckgo.com/l/?uddg={_all(t)}&rut=1",
    "youtube": lambda t: f"https://www.youtube.com/redirect?event=d&q={_all(t)}",
    "linkedin": lambda t: f"https://www.linkedin.com/redir/redirect?url={_all(t)}&trk=x",
    "facebook": lambda t: f"https://l.facebook.com/l.php?u={_all(t)}&h=AT0",
    "instagram": lambda t: f"https://l.instagram.com/?u={_all(t)}&e=AT",
    "whatsapp": lambda t: f"https://l.wl.co/l?u={_all(t)}",
    "firebase": lambda t: f"https://exemple.page.link/?link={_all(t)}&apn=a",
    "parameter": lambda t: f"https://www.ameli.fr/redirect?url={_all(t)}",
    "parameter, plain": lambda t: f"https://www.ameli.fr/login?lang=fr&next={t}",
    "parameter, twice": lambda t: f"https://www.ameli.fr/r?dest={_all(_all(t))}",
    "parameter, five times": lambda t: f"https://www.caf.fr/r?goto={_all(_all(_all(_all(_all(t)))))}",
    "parameter, base64": lambda t: f"https://www.ameli.fr/r?u={_base64(t)}",
    "parameter, padded base64": lambda t: (
        f"https://www.ameli.fr/r?x={_all(base64.b64encode(t.encode()).decode())}"
    ),
    "parameter, hexadecimal": lambda t: f"https://www.ameli.fr/r?to={t.encode().hex()}",
    "parameter, two slashes": lambda t: f"https://www.ameli.fr/r?next=//{t.partition('://')[2]}",
    "parameter, back slashes": lambda t: (
        f"https://www.ameli.fr/r?next=%5C%5C{t.partition('://')[2]}"
    ),
    "parameter, no scheme": lambda t: f"https://www.ameli.fr/r?url={_all(t.partition('://')[2])}",
    "parameter, no scheme in base64": lambda t: (
        f"https://www.ameli.fr/r?url={_base64(t.partition('://')[2])}"
    ),
    "parameter far on": lambda t: f"https://www.ameli.fr/r?{'pad=1234567&' * 200}url={_all(t)}",
    "fragment": lambda t: f"https://www.ameli.fr/#/login?returnUrl={_all(t)}",
    "path": lambda t: f"https://www.ameli.fr/click/{_all(t)}/12",
    "path, plain": lambda t: f"https://web.archive.org/web/2026/{t}",
    "user part": lambda t: f"https://ameli.fr@www.google.com:443/url?q={_all(t)}",
}  # fmt: skip

# Links of which only the service knows where they lead.
HIDDEN = {
    "mimecast": "https://url.uk.m.mimecastprotect.com/s/YP9XCWQRPfDXo1NI",
    "mimecast, old": "https://protect-eu.mimecast.com/s/AbCdEfGh1234",
    "proofpoint essentials": "https://url.emailprotection.link/?bAbCdEf~",
    "symantec": "https://clicktime.symantec.com/39e8TeBHakB1PfMJjJ1h1zf7Vc",
    "safe links": "https://eur01.safelinks.protection.outlook.com/",
    "bing": "https://www.bing.com/ck/a?!&&p=424&u=a1&ntb=1&u=a1x",
    "baidu": "https://www.baidu.com/link?url=AbCdEfGhIjKlMnOp&wd=",
    "twitter": "https://t.co/AbCdEfGhIj",
    "linkedin": "https://lnkd.in/eAbCdEf",
    "firebase": "https://exemple.page.link/AbCd",
    "sendgrid": "https://u12345.ct.sendgrid.net/ls/click?upn=u001.AbCdEf-2B",
    "mailchimp": "https://exemple.us1.list-manage.com/track/click?u=0123&id=45&e=67",
    "brevo": "https://hfrhp.r.af.d.sendibt2.com/tr/cl/AbCdEf_Gh",
    "hubspot": "https://d2v8.na1.hubspotlinks.com/Ctc/2P+113/abc04/VW",
    "mailjet": "https://x4tlp.mjt.lu/lnk/EAAAAY/1/NSvifgbS/AbCdEf",
}
