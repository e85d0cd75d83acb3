"""Our look-up in the public suffix list equals tldextract, and does not import it."""

from __future__ import annotations

import subprocess
import sys

from tldextract import TLDExtract

from classifier.text import suffixes

ODD = (
    "1.2.3.4 localhost a.notatld a..fr .fr github.io x.github.io ck www.ck foo.ck a.foo.ck "
    "kawasaki.jp city.kawasaki.jp a.city.kawasaki.jp a.b.c.d.e.f.g.fr com fr co.uk xn--p1ai "
    "a.xn--p1ai a.b.xn--55qx5d.cn xn--fr xn--99999999.fr"
).split(" ")


def _hosts() -> list[str]:
    rules = sorted(suffixes._rules()[0])
    tails = [rule.removeprefix("!").replace("*.", "w.") for rule in rules]
    return [front + tail for tail in tails for front in ("", "a.", "c.b.a.")] + ODD


def test_equal_to_tldextract_for_every_rule():
    extract = TLDExtract(suffix_list_urls=(), cache_dir=None)
    different = [
        host
        for host in _hosts()
        if extract(host).top_domain_under_public_suffix != suffixes.registered_part(host)
    ]
    assert different == []


def test_neither_tldextract_nor_requests_is_imported():
    code = (
        "import sys; from classifier.reading import intake; from classifier.text import suffixes;"
        "suffixes.registered_part('a.fr'); intake.from_text('Bonjour ameli-infos.com/x');"
        "print([m for m in ('tldextract', 'requests', 'bs4', 'oxmsg') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_snapshot_through_the_import_gives_the_same_rules():
    rules = frozenset(suffixes._snapshot_by_import().splitlines())
    assert rules == suffixes._rules()[0]
