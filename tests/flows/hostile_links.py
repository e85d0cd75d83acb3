"""Links that call, write, start an app, lead on, or are spelt out."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from urllib.parse import quote

from hostile_inputs import (
    HOST,
    LINK,
    PAGE,
    THREAT,
    HostileInput,
    headers,
)

_INTRO = f"<p>Bonjour,</p><p>{THREAT}</p>"


def inputs() -> Iterator[HostileInput]:
    """Yield all inputs."""
    for group in (
        _spelled_hosts,
        _other_schemes,
        _redirects,
        _odd_links,
    ):
        yield from group()


def _spelled_hosts() -> Iterator[HostileInput]:
    """Yield an SMS whose host is spelt so that a person understands it."""
    name, ending = HOST.split(".")
    hosts = {
        "blanks around the dot": f"{name} . {ending}",
        "blanks around everything": f"{name.replace('-', ' - ')} . {ending}",
        "dot in brackets": f"{name}(.){ending}",
        "dot in square brackets and blanks": f"{name} [.] {ending}",
        "dot as a word": f"{name} [point] {ending}",
        "dot as a word in round brackets": f"{name} (point) {ending}",
        "dot in capitals": f"{name} POINT {ending}",
        "dot as an English word": f"{name} [dot] {ending}",
        "dot in braces": f"{name}{{.}}{ending}",
        "blank after the dot": f"{name}. {ending}/suite",
        "blank in the scheme": f"h ttp://{HOST}/suite",
        "blanks in the scheme": f"http : // {HOST}/suite",
        "middle dot": f"{name}·{ending}/suite",
        "comma": f"www.{name},{ending}/suite",
        "on two lines": f"http://{name}.\n{ending}/suite",
        "stars": f"hxxps://{name}[.]{ending}/suite",
        "wide": "".join(chr(ord(c) + 0xFEE0) for c in HOST) + "/suite",
        "in brackets": f"<URL:{LINK}>",
        "markdown": f"[Renouveler]({LINK})",
        "markdown by reference": f"[Renouveler][1]\n\n[1]: {LINK}",
        "bb code": f"[url={LINK}]Renouveler[/url]",
        "wiki": f"[[{LINK}|Renouveler]]",
    }
    for spelt, host in hosts.items():
        text = f"Ameli : {THREAT}\nRendez-vous sur {host}\nMerci, l'Assurance Maladie"
        yield HostileInput(f"host {spelt}.txt", text.encode())


def _other_schemes() -> Iterator[HostileInput]:
    """Yield buttons that call, write, or start a program."""
    targets = {
        "tel": "tel:+33639987120",
        "tel in capitals": "TEL:%2B33%206%2039%2098%2071%2020",
        "sms": "sms:+33639987120?body=OUI",
        "smsto": "smsto:0639987120",
        "mailto": f"mailto:service@{HOST}?subject=Carte",
        "mailto without address": f"mailto:?to=service@{HOST}&body=Mon%20num%C3%A9ro",
        "whatsapp": "whatsapp://send?phone=33639987120",
        "whatsapp page": "https://wa.me/33639987120",
        "telegram": "tg://resolve?domain=vitale_renouvellement",
        "skype": "skype:vitale.renouvellement?call",
        "intent": f"intent://{HOST}/suite#Intent;scheme=https;end",
        "view source": f"view-source:{LINK}",
        "feed": f"feed:{LINK}",
        "script": f"javascript:location='{LINK}'",
        "data": f"data:text/html;base64,{base64.b64encode(PAGE.encode()).decode()}",
    }
    for name, target in targets.items():
        page = f'{_INTRO}<a href="{target}">Renouveler ma carte</a><p>L\'Assurance Maladie</p>'
        yield HostileInput(
            f"scheme {name}.eml",
            (headers("Content-Type: text/html; charset=utf-8") + page).encode(),
            "",
        )


def _redirects() -> Iterator[HostileInput]:
    """Yield an SMS whose link passes through another site, where it can be read or not."""
    coded = quote(LINK, safe="")
    hexadecimal = LINK.encode().hex()
    links = {
        "cloudflare of a site": f"https://{HOST}/cdn-cgi/l/email-protection#{_cloudflare()}",
        "archive": f"https://web.archive.org/web/20261101000000/{LINK}",
        "fragment": f"https://www.service-public.fr/#/redirect?to={coded}",
        "three times coded": f"https://www.impots.gouv.fr/r?u={quote(quote(coded))}",
        "hexadecimal": f"https://www.laposte.fr/go?u={hexadecimal}",
        "user part": f"https://www.ameli.fr@{HOST}/suite",
        "user part with a slash coded": f"https://www.ameli.fr%2F@{HOST}/suite",
        "back slashes": f"https:\\\\{HOST}\\suite",
        "no slashes": f"https:{HOST}/suite",
        "port": f"http://{HOST}:8080/suite",
        "trailing dot": f"http://{HOST}./suite",
        "capitals": LINK.upper(),
        "steam": f"https://steamcommunity.com/linkfilter/?url={coded}",
        "vk": f"https://vk.com/away.php?to={coded}",
        "reddit": f"https://out.reddit.com/t3_x?url={coded}",
        "double click": f"https://adclick.g.doubleclick.net/pcs/click?xai=1&adurl={coded}",
        "google ads": f"https://www.googleadservices.com/pagead/aclk?sa=L&adurl={coded}",
        "google notifications": f"https://notifications.google.com/g/p/x?url={coded}",
        "search with no address": "https://www.google.com/url?sa=t&rct=j&esrc=s&usg=AOvVaw0abc",
        "search of another kind": "https://www.bing.com/ck/a?!&&p=8a7b&u=a9zzzz&ntb=1",
        "login page": "https://login.microsoftonline.com/common/oauth2/authorize?client_id=x"
        f"&redirect_uri={coded}",
        "single sign-on": f"https://accounts.google.com/ServiceLogin?continue={coded}",
        "viewer": f"https://docs.google.com/viewer?url={coded}",
        "office viewer": f"https://view.officeapps.live.com/op/view.aspx?src={coded}",
        "slack": f"https://slack-redir.net/link?url={coded}",
        "mail of a provider": f"https://r.orange.fr/r?ref=x&url={coded}",
        "json": "https://www.caf.fr/go?data=" + quote(f'{{"redirect":"{LINK}"}}'),
    }
    unknown = ("search with no address", "search of another kind")
    for name, link in links.items():
        text = f"Ameli : {THREAT}\n{link}\nMerci, l'Assurance Maladie"
        yield HostileInput(f"leading on {name}.txt", text.encode(), "" if name in unknown else HOST)


def _cloudflare(key: int = 0x5A) -> str:
    """Return a mail address as Cloudflare writes it into pages: a key, then each byte xored."""
    return bytes([key, *(byte ^ key for byte in f"service@{HOST}".encode())]).hex()


def _odd_links() -> Iterator[HostileInput]:
    """Yield an SMS whose link is written oddly or leads on in an unusual form."""
    coded = quote(LINK, safe="")
    links = {
        "real host first": f"https://ameli.fr.{HOST}/suite",
        "real host in path": f"{LINK}/www.ameli.fr",
        "many dashes": f"https://www.ameli.fr-------connexion.{HOST}/",
        "telegram page": f"https://t.me/iv?url={coded}",
        "outlook attachment": f"https://outlook.office.com/mail/safelink.html?url={coded}",
        "google translate": f"https://translate.google.com/translate?sl=fr&u={coded}",
        "google amp viewer": f"https://cdn.ampproject.org/v/s/{HOST}/suite",
        "yahoo": f"https://r.search.yahoo.com/_ylt=x/RV=2/RE=1/RO=10/RU={coded}/RK=2/RS=x",
        "yandex": f"https://yandex.ru/clck/jsredir?url={coded}",
        "sharepoint": f"https://eu-central-1.protection.sophos.com?d=x&u={base64.b64encode(LINK.encode()).decode()}",
        "wordpress": f"https://public-api.wordpress.com/bar/?stat=x&redirect_to={coded}",
        "discord": f"https://discord.com/vanityurl/dotcom/steakpants/flour/flower/"
        f"index11.html?u={coded}",
        "instagram": f"https://l.instagram.com/?u={coded}&e=A",
        "medium": f"https://medium.com/r/?url={coded}",
        "pinterest": f"https://www.pinterest.com/offsite/?url={coded}",
        "tumblr": f"https://t.umblr.com/redirect?z={coded}&t=x",
        "snapchat": f"https://www.snapchat.com/share?link={coded}",
        "baidu": f"https://www.baidu.com/link?url={LINK}",
        "zoom": f"https://applications.zoom.us/redirect?url={coded}",
        "doubleclick coded": f"https://ad.doubleclick.net/ddm/clk/1;2;?{LINK}",
        "utm behind": f"https://www.caf.fr/r?utm=1&amp;url={coded}",
        "json base64": "https://www.msa.fr/go?d="
        + base64.urlsafe_b64encode(f'{{"u":"{LINK}"}}'.encode()).decode(),
        "path base64": "https://www.msa.fr/go/"
        + base64.urlsafe_b64encode(LINK.encode()).decode()
        + "/x",
        "double slash": f"https://www.service-public.fr//{HOST}/suite",
        "semicolon": f"https://www.service-public.fr/r;url={coded}",
        "fragment route": f"https://www.service-public.fr/app#!/out/{coded}",
    }
    for name, link in links.items():
        text = f"Ameli : {THREAT}\n{link}\nMerci, l'Assurance Maladie"
        yield HostileInput(f"link {name}.txt", text.encode())
