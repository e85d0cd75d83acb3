"""Registered domains and top-level domains by the public section of the Public Suffix List."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from publicsuffixlist import PSLFILE

from classifier.text import suffixes

# https://publicsuffix.org/list/ ("Formal algorithm", "Test data"), and our own rules for
# malformed hosts and private suffixes.
REGISTERED = {
    "com": "",
    "example.com": "example.com",
    "a.b.example.com": "example.com",
    "co.uk": "",
    "b.example.co.uk": "example.co.uk",
    "ck": "",
    "www.ck": "www.ck",  # exception to "*.ck"
    "www.www.ck": "www.ck",
    "foo.ck": "",
    "a.foo.ck": "a.foo.ck",
    "city.kawasaki.jp": "city.kawasaki.jp",
    "x.city.kawasaki.jp": "city.kawasaki.jp",
    "a.b.kawasaki.jp": "a.b.kawasaki.jp",
    "食狮.公司.cn": "食狮.公司.cn",
    "www.xn--85x722f.xn--55qx5d.cn": "xn--85x722f.xn--55qx5d.cn",
    "a.xn--p1ai": "a.xn--p1ai",
    "xn--p1ai": "",
    "user.github.io": "github.io",  # private suffixes are left out
    "github.io": "github.io",
    "1.2.3.4": "",
    "localhost": "",
    "a.notatld": "",
    "a.b.c.d.e.f.g.fr": "g.fr",
    "": "",
    ".fr": "",
    "a..fr": "",
    "a..b.fr": "b.fr",
    "a.fr.": "",
    "a.xn--99999999.fr": "xn--99999999.fr",
}


@pytest.mark.parametrize(("host", "registered"), REGISTERED.items())
def test_registered_domain(host, registered):
    assert suffixes.registered_domain(host) == registered


@pytest.mark.parametrize("label", ["fr", "com", "ck", "рф", "xn--p1ai"])
def test_top_level_domains(label):
    assert suffixes.is_top_level_domain(label)


@pytest.mark.parametrize("label", ["", "notatld", "co.uk", "xn--99999999", "10"])
def test_words_that_are_not_top_level_domains(label):
    assert not suffixes.is_top_level_domain(label)


def test_every_public_rule_is_known_and_no_private_one():
    text = Path(PSLFILE).read_text(encoding="utf-8")
    public, _, private = text.partition("// ===BEGIN PRIVATE DOMAINS===")
    plain = re.compile(r"^[^/\s*!]+$", re.MULTILINE)
    rules = plain.findall(public)
    assert len(rules) > 6_000
    assert [rule for rule in rules if suffixes.registered_domain(rule)] == []
    wrong = {rule: suffixes.registered_domain(f"sub.some-name.{rule}") for rule in rules}
    assert {rule: got for rule, got in wrong.items() if got != f"some-name.{rule}"} == {}
    assert [rule for rule in plain.findall(private) if suffixes.registered_domain(rule) == ""] == []


def test_the_list_is_not_too_old():
    """Fails if the locked list is older than three years; `make lock` updates it."""
    version = re.search(r"VERSION: (\d{4})-(\d\d)-(\d\d)", Path(PSLFILE).read_text("utf-8"))
    age = datetime.now(UTC) - datetime(*map(int, version.groups()), tzinfo=UTC)
    assert age.days < 3 * 366


def test_reading_loads_no_network_library_and_no_slow_one():
    code = (
        "import sys; from classifier.reading import intake; from classifier.text import suffixes;"
        "suffixes.registered_domain('a.fr'); intake.from_text('Bonjour ameli-infos.com/x');"
        "print([m for m in ('ssl', 'requests', 'bs4', 'olefile') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
