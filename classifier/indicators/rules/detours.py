"""Rules about links that lead on: shorteners, redirects, trackers."""

from __future__ import annotations

from itertools import pairwise

from classifier.indicators.context import Context, Destination
from classifier.indicators.rule import Hit, Rule, Strength, mail, sms
from classifier.indicators.rules.destinations import first_hit, link_hit
from classifier.indicators.unknown_sites import strange_destinations
from classifier.sentence import sentence
from classifier.text.wrappers import Kind


def _shortened(context: Context) -> Hit | None:
    return first_hit(context, lambda destination: destination.hides is Kind.SHORTENER)


def _redirected(context: Context) -> Hit | None:
    """Find a link with a redirect to another domain that belongs to no known organisation."""
    strange = strange_destinations(context)
    for destination, after in pairwise(context.destinations):
        led_on = after.link is destination.link and _site(after) != _site(destination)
        if led_on and after in strange:
            return link_hit(after, through=_site(destination))
    return None


def _site(destination: Destination) -> str:
    return destination.domain or destination.host


def _hidden_destination(context: Context) -> Hit | None:
    """Find a link of which only an operator knows where it leads; shorteners have their own rule.

    Newsletters have such links too, so that nothing follows from one alone.
    """
    return first_hit(context, lambda destination: destination.hides in (Kind.NEUTRAL, Kind.HIDDEN))


def _redirect_that_hides(context: Context) -> Hit | None:
    """Find a page of another site that leads on to an address nobody can read.

    Search engines and networks make such links for their own pages; no sender needs them.
    """
    return first_hit(context, lambda destination: destination.hides is Kind.REDIRECT)


_OFFICIAL_SITE = sms(
    "Assurance Maladie : un nouveau message vous attend sur https://assure.ameli.fr"
)
_CLINIC = sms("Clinique des Ormes : questionnaire avant votre venue https://clinique-ormes.fr/q")


RULES = (
    Rule(
        "I08",
        "link",
        Strength.MEDIUM,
        sentence("The link is shortened ({domain}), so you cannot see where it leads."),
        _shortened,
        (sms("Votre dossier : https://bit.ly/3xYz"), sms("Payez ici tinyurl.com/abc")),
        (_OFFICIAL_SITE, _CLINIC),
    ),
    Rule(
        "I70",
        "link",
        Strength.MEDIUM,
        sentence("The link goes through {through} and leads to {domain}, an unknown site."),
        _redirected,
        (
            mail("Votre dossier : https://www.ameli.fr/r?url=https%3A%2F%2Fmaj-dossier.top%2Fa"),
            sms("Voir https://bit.ly/x?u=aHR0cHM6Ly9tYWotZG9zc2llci50b3AvYQ=="),
            sms("Voir https://www.google.com/url?q=http%3A%2F%2F203.0.113.7%2Fa"),
        ),
        (
            _OFFICIAL_SITE,
            mail("Voir https://suivi.exemple-mail.com/?url=https://www.ameli.fr/assure"),
        ),
    ),
    Rule(
        "I73",
        "link",
        Strength.WEAK,
        sentence("Destination hidden: only {domain} knows where the link leads."),
        _hidden_destination,
        (
            mail("Voir https://u1234.ct.sendgrid.net/ls/click?upn=u001.abc"),
            mail("Voir https://url.uk.m.mimecastprotect.com/s/YP9XCWQR"),
        ),
        (
            _OFFICIAL_SITE,
            _CLINIC,
            sms("Votre dossier : https://bit.ly/3xYz"),
            mail("Voir https://abc.r.eu-west-1.awstrack.me/L0/https:%2F%2Fwww.ameli.fr%2F/1/x"),
        ),
    ),
    Rule(
        "I74",
        "link",
        Strength.STRONG,
        sentence("The link is sent through {domain} so that you cannot see where it leads."),
        _redirect_that_hides,
        (
            sms("Document : https://www.bing.com/ck/a?!&p=1&u=a1xx"),
            mail("Voir https://www.baidu.com/link?url=AbCdEfGhIjKl"),
        ),
        (
            _OFFICIAL_SITE,
            mail("Voir https://u1234.ct.sendgrid.net/ls/click?upn=u001.abc"),
            mail("Voir https://www.google.com/url?q=https%3A%2F%2Fwww.ameli.fr"),
        ),
        deceives=True,
    ),
)
